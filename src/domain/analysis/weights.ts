/**
 * The rule of weights, for everything that is counted or averaged in a cell, a district, an area or a time of day:
 *
 *   A respondent counts once per kind and cell. Their pins of one kind there share the weight 1: each of n pins weighs 1/n.
 *
 * So the mean of a cell is the mean of its respondents' own means, and one respondent with 2,000 pins moves it no more than another one
 * with a single pin. Rows come sorted by respondent; `run` is the number of the respondent's run of rows, from 1, so that "seen already"
 * is one comparison with the last run seen in the slot (cell, district, …), without a set.
 */
import type { MeanSafety } from "./figures";
import { addCounts } from "./tally";

/** Distinct respondents by slot. */
export class OncePerRespondent {
  readonly #last: Int32Array;
  readonly respondents: Int32Array;

  constructor(slots: number) {
    this.#last = new Int32Array(slots);
    this.respondents = new Int32Array(slots);
  }

  add(slot: number, run: number): void {
    if (this.#last[slot] === run) return;
    this.#last[slot] = run;
    this.respondents[slot] = (this.respondents[slot] as number) + 1;
  }
}

/** By slot the sum of the respondents' own means, and how many they are. Those of different respondents add up. */
export interface Means {
  readonly totals: Float64Array;
  readonly respondents: Int32Array;
}
export function makeMeans(slots: number): Means {
  return { totals: new Float64Array(slots), respondents: new Int32Array(slots) };
}
export function addMeans(one: Means, other: Means): Means {
  return { totals: one.totals.map((total, slot) => total + (other.totals[slot] as number)), respondents: addCounts(one.respondents, other.respondents) };
}
export function meanAt({ totals, respondents }: Means, slot: number): MeanSafety {
  const all = respondents[slot] ?? 0;
  return { mean: all === 0 ? null : (totals[slot] as number) / all, respondents: all };
}

/** Makes means by slot in which every respondent weighs one. */
export class SharedMeans {
  readonly #last: Int32Array;
  /** Of the respondent counted last: the sum of their values and how many. */
  readonly #sum: Int32Array;
  readonly #pins: Int32Array;
  readonly #means: Means;

  constructor(slots: number) {
    this.#last = new Int32Array(slots);
    this.#sum = new Int32Array(slots);
    this.#pins = new Int32Array(slots);
    this.#means = makeMeans(slots);
  }

  add(slot: number, run: number, value: number): void {
    if (this.#last[slot] === run) {
      this.#sum[slot] = (this.#sum[slot] as number) + value;
      this.#pins[slot] = (this.#pins[slot] as number) + 1;
      return;
    }
    const { totals, respondents } = this.#means;
    if (this.#pins[slot] !== 0) totals[slot] = (totals[slot] as number) + (this.#sum[slot] as number) / (this.#pins[slot] as number);
    respondents[slot] = (respondents[slot] as number) + 1;
    this.#last[slot] = run;
    this.#sum[slot] = value;
    this.#pins[slot] = 1;
  }

  /** Of all that was added, with the respondent counted last. */
  means(): Means {
    const { totals, respondents } = this.#means;
    return { totals: totals.map((total, slot) => (this.#pins[slot] === 0 ? total : total + (this.#sum[slot] as number) / (this.#pins[slot] as number))), respondents };
  }
}
