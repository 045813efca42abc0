/** How safe it feels, at all and by time of day: means by the rule of weights, and how many respondents marked each level. */
import type { GroupFigures } from "./figures";
import type { PreparedSnapshot } from "./prepared-snapshot";
import { TIMES } from "./snapshot";
import { OncePerRespondent, SharedMeans } from "./weights";

const LEVELS = 5;

export function safetyByTime({ rows, columns: { respondent, safety, times } }: PreparedSnapshot, failing: Uint8Array): Pick<GroupFigures, "safety" | "safetyByTime"> {
  const all = new SharedMeans(1);
  const means = new SharedMeans(TIMES.length);
  const levels = new OncePerRespondent(TIMES.length * LEVELS);
  let [run, now] = [0, -1];
  for (let row = 0; row < rows; row += 1) {
    if (failing[row] !== 0 || safety[row] === 0) continue;
    const who = respondent[row] as number;
    if (who !== now) {
      now = who;
      run += 1;
    }
    const level = safety[row] as number;
    all.add(0, run, level);
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
