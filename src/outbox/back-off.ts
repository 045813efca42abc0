/** How long to wait after a failed attempt: doubling from two seconds to five minutes, half of it drawn at random. */
const FIRST_MS = 2_000;
// Five minutes: a phone that comes back is also woken by `online` and by being looked at.
const LONGEST_MS = 300_000;

/** `random` is 0 ≤ x < 1. The random half keeps a school class from knocking at the same moment. */
export function backOffMs(attempts: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, Math.min(attempts, 30) - 1));
  return Math.round(full / 2 + (full / 2) * random);
}
