/** Pins and distinct respondents by position: of a facet's values, of months. Those of different respondents add up. */
import type { Amount } from "./figures";

export interface Tally {
  readonly pins: Int32Array;
  readonly respondents: Int32Array;
}

export function makeTally(size: number): Tally {
  return { pins: new Int32Array(size), respondents: new Int32Array(size) };
}
export function amountAt({ pins, respondents }: Tally, position: number): Amount {
  return { respondents: respondents[position] ?? 0, pins: pins[position] ?? 0 };
}
export function addTallies(one: Tally, other: Tally): Tally {
  return { pins: addCounts(one.pins, other.pins), respondents: addCounts(one.respondents, other.respondents) };
}

/** Position by position; what one of them is too short for counts as nothing. */
export function addCounts(one: Int32Array, other: Int32Array): Int32Array {
  const [longer, shorter] = one.length < other.length ? [other, one] : [one, other];
  return longer.map((count, at) => count + (shorter[at] ?? 0));
}
