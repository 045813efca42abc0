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

/** Means by slot in which every respondent weighs one. */
export class SharedMeans {
  readonly #last: Int32Array;
  /** Of the respondent counted last: the sum of their values and how many. */
  readonly #sum: Int32Array;
  readonly #pins: Int32Array;
  readonly #total: Float64Array;
  readonly #respondents: Int32Array;

  constructor(slots: number) {
    this.#last = new Int32Array(slots);
    this.#sum = new Int32Array(slots);
    this.#pins = new Int32Array(slots);
    this.#total = new Float64Array(slots);
    this.#respondents = new Int32Array(slots);
  }

  add(slot: number, run: number, value: number): void {
    if (this.#last[slot] === run) {
      this.#sum[slot] = (this.#sum[slot] as number) + value;
      this.#pins[slot] = (this.#pins[slot] as number) + 1;
      return;
    }
    if (this.#pins[slot] !== 0) this.#total[slot] = (this.#total[slot] as number) + (this.#sum[slot] as number) / (this.#pins[slot] as number);
    this.#respondents[slot] = (this.#respondents[slot] as number) + 1;
    this.#last[slot] = run;
    this.#sum[slot] = value;
    this.#pins[slot] = 1;
  }

  mean(slot: number): MeanSafety {
    const respondents = this.#respondents[slot] ?? 0;
    if (respondents === 0) return { mean: null, respondents: 0 };
    return { mean: ((this.#total[slot] as number) + (this.#sum[slot] as number) / (this.#pins[slot] as number)) / respondents, respondents };
  }
}
