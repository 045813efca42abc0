/**
 * How safe it feels, at all and by time of day: means by the rule of weights, and how many respondents marked each level. By time of day it is
 * counted under the *other* filters, as every facet is: whoever looks at the evening still sees the morning beside it.
 */
import { conditionOf } from "./compiled-filter";
import type { GroupFigures } from "./figures";
import type { PreparedSnapshot } from "./prepared-snapshot";
import { TIMES } from "./snapshot";
import { OncePerRespondent, SharedMeans } from "./weights";

const LEVELS = 5;
const TIME = conditionOf("time");

export function safetyByTime({ rows, columns: { respondent, safety, times } }: PreparedSnapshot, failing: Uint8Array): Pick<GroupFigures, "safety" | "safetyByTime"> {
  const all = new SharedMeans(1);
  const means = new SharedMeans(TIMES.length);
  const levels = new OncePerRespondent(TIMES.length * LEVELS);
  let [run, now] = [0, -1];
  for (let row = 0; row < rows; row += 1) {
    const fail = failing[row] as number;
    if ((fail !== 0 && fail !== TIME) || safety[row] === 0) continue;
    const who = respondent[row] as number;
    if (who !== now) {
      now = who;
      run += 1;
    }
    const level = safety[row] as number;
    if (fail === 0) all.add(0, run, level);
    for (let left = times[row] as number, time = 0; left !== 0; left >>>= 1, time += 1) {
      if ((left & 1) === 0) continue;
      means.add(time, run, level);
      levels.add(time * LEVELS + level - 1, run);
    }
  }
  return {
    safety: all.mean(0),
    safetyByTime: TIMES.map((_, time) => ({ ...means.mean(time), respondentsByLevel: Array.from(levels.respondents.subarray(time * LEVELS, (time + 1) * LEVELS)) })),
  };
}
