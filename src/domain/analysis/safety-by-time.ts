/**
 * How safe it feels, at all and by time of day: means by the rule of weights (weights.ts), and how many respondents marked each level. By
 * time of day it is counted under the *other* filters, as every facet is: whoever looks at the evening still sees the morning beside it.
 */
import { conditionOf } from "./compiled-filter";
import type { GroupFigures } from "./figures";
import type { PreparedSnapshot } from "./prepared-snapshot";
import { TIMES } from "./snapshot";
import { addCounts } from "./tally";
import { addMeans, makeMeans, meanAt, type Means } from "./weights";

const LEVELS = 5;
const TIME = conditionOf("time");
/** At all, and then by time: slots of the means. */
const ALL = 0;
const SLOTS = 1 + TIMES.length;
/** A bit for every level at every time, in two halves: tables of that size stay in the processor's nearest memory. */
const HALF = (TIMES.length * LEVELS) / 2;
const IN_HALF = (1 << HALF) - 1;
/** level << 4 | times → bits. */
const LEVEL_BITS = Int32Array.from({ length: (LEVELS + 1) << TIMES.length }, (_, code) => {
  const [level, times] = [code >> TIMES.length, code & ((1 << TIMES.length) - 1)];
  return TIMES.reduce((bits, __, time) => (((times >> time) & 1) === 1 ? bits | (1 << (time * LEVELS + level - 1)) : bits), 0);
});

export interface SafetySums {
  readonly means: Means;
  /** By time, of each by level. */
  readonly levels: Int32Array;
}

export function countSafety({ rows, columns: { respondent, safety, times } }: PreparedSnapshot, failing: Uint8Array): SafetySums {
  const means = makeMeans(SLOTS);
  const respondentsByBits = new Int32Array(2 << HALF);
  /** Of the respondent in hand. */
  const [sums, pins] = [new Int32Array(SLOTS), new Int32Array(SLOTS)];
  let [now, bits] = [-1, 0];
  const countRespondent = (): void => {
    respondentsByBits[bits & IN_HALF] = (respondentsByBits[bits & IN_HALF] as number) + 1;
    respondentsByBits[(1 << HALF) | (bits >> HALF)] = (respondentsByBits[(1 << HALF) | (bits >> HALF)] as number) + 1;
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const shared = pins[slot] as number;
      if (shared === 0) continue;
      means.totals[slot] = (means.totals[slot] as number) + (sums[slot] as number) / shared;
      means.respondents[slot] = (means.respondents[slot] as number) + 1;
      sums[slot] = 0;
      pins[slot] = 0;
    }
  };
  for (let row = 0; row < rows; row += 1) {
    const fail = failing[row] as number;
    if ((fail !== 0 && fail !== TIME) || safety[row] === 0) continue;
    const who = respondent[row] as number;
    if (who !== now) {
      if (now >= 0) countRespondent();
      now = who;
      bits = 0;
    }
    const level = safety[row] as number;
    const at = times[row] as number;
    bits |= LEVEL_BITS[(level << TIMES.length) | at] as number;
    if (fail === 0) {
      sums[ALL] = (sums[ALL] as number) + level;
      pins[ALL] = (pins[ALL] as number) + 1;
    }
    for (let left = at, slot = ALL + 1; left !== 0; left >>>= 1, slot += 1) {
      if ((left & 1) === 0) continue;
      sums[slot] = (sums[slot] as number) + level;
      pins[slot] = (pins[slot] as number) + 1;
    }
  }
  if (now >= 0) countRespondent();
  return { means, levels: levelsOf(respondentsByBits) };
}

function levelsOf(respondentsByBits: Int32Array): Int32Array {
  const levels = new Int32Array(2 * HALF);
  for (let bits = 0; bits < respondentsByBits.length; bits += 1) {
    for (let left = bits & IN_HALF, at = (bits >> HALF) * HALF; left !== 0; left >>>= 1, at += 1) if ((left & 1) === 1) levels[at] = (levels[at] as number) + (respondentsByBits[bits] as number);
  }
  return levels;
}

export function addSafety(one: SafetySums, other: SafetySums): SafetySums {
  return { means: addMeans(one.means, other.means), levels: addCounts(one.levels, other.levels) };
}

export function safetyFigures({ means, levels }: SafetySums): Pick<GroupFigures, "safety" | "safetyByTime"> {
  return {
    safety: meanAt(means, ALL),
    safetyByTime: TIMES.map((_, time) => ({ ...meanAt(means, ALL + 1 + time), respondentsByLevel: Array.from(levels.subarray(time * LEVELS, (time + 1) * LEVELS)) })),
  };
}
