/** Chance that comes out the same for the same seed: mulberry32, so that a run can be repeated and gone on with. */
export interface Chance {
  /** From 0 to 1, 1 not included. */
  next(): number;
  /** True so often. */
  is(share: number): boolean;
  whole(below: number): number;
  of<T>(list: readonly [T, ...T[]]): T;
  weighted<T>(list: readonly [readonly [T, number], ...(readonly [T, number])[]]): T;
  /** Normally spread around 0 with deviation 1. */
  bell(): number;
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    next,
    whole,
    is: (share) => next() < share,
    of: (list) => list[whole(list.length)] ?? list[0],
    weighted: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [thing, weight] of list) {
        left -= weight;
        if (left < 0) return thing;
      }
      return list[0][0];
    },
    bell: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** A seed of its own for each of many. */
export const seedFor = (seed: number, nth: number): number => Math.imul(seed ^ (nth + 1), 2_654_435_761) >>> 0;
