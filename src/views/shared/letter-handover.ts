/** Carries the author's own text from a receipt to the letter, once, in memory: never through an address, never stored. */
let carried = "";

export function handToLetter(text: string): void {
  carried = text;
}
export function takeForLetter(): string {
  const text = carried;
  carried = "";
  return text;
}
