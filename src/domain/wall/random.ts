/** Chance that can be replayed: the same seed tells the same evening. */

/** mulberry32 by Tommy Ettinger (public domain): 32 bits of state, enough for an order nobody must guess. Returns a share 0 ≤ x < 1 and the next seed. */
export function draw(seed: number): { readonly share: number; readonly seed: number } {
  const next = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(next ^ (next >>> 15), next | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return { share: ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32, seed: next };
}

/** Fisher and Yates. */
export function shuffle<T>(items: readonly T[], seed: number): { readonly items: readonly T[]; readonly seed: number } {
  const shuffled = [...items];
  let state = seed;
  for (let index = shuffled.length - 1; index > 0; index -= 1) {
    const drawn = draw(state);
    state = drawn.seed;
    const other = Math.floor(drawn.share * (index + 1));
    const [one, two] = [shuffled[index], shuffled[other]];
    if (one !== undefined && two !== undefined) [shuffled[index], shuffled[other]] = [two, one];
  }
  return { items: shuffled, seed: state };
}
