/** Keys as they stand on the keyboard, whatever alphabet it writes: M is M where the key gives م or ь. */
export function isLetter(event: KeyboardEvent, letter: string): boolean {
  return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === letter : event.code === `Key${letter.toUpperCase()}`;
}
/** 0–9, also of the number pad and of keyboards with other figures; null for any other key. */
export function figureOf({ key, code }: KeyboardEvent): number | null {
  const found = /^\d$/.exec(key)?.[0] ?? /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  return found === undefined ? null : Number(found);
}
