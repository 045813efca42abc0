/** A phone number as one piece: no line break at its spaces and hyphen, and in its own order in a right-to-left sentence. */
const LEFT_TO_RIGHT_ISOLATE = "\u2066";
const POP_ISOLATE = "\u2069";

export function phoneWords(number: string): string {
  return LEFT_TO_RIGHT_ISOLATE + number.replaceAll(" ", "\u00a0").replaceAll("-", "\u2011") + POP_ISOLATE;
}
