/** When to knock again: one second doubling to eight, half of it drawn at random so that the walls of a city do not knock together. */
const FIRST_MS = 1_000;
// Eight seconds: walls are few, and a hall must not wait longer than ten for its wall once the server is back.
const LONGEST_MS = 8_000;

/** `tries` counts from 1; `share` is 0 ≤ x < 1. */
export function retryAfterMs(tries: number, share: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(Math.max(0, tries - 1), 10));
  return full / 2 + (full / 2) * share;
}
