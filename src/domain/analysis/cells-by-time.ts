/** Mean safety by hexagon and time of day, under the other filters than the time itself: whoever looks at the evening still sees the morning. */
import { CellNumbers } from "./cell-numbers";
import { conditionOf } from "./compiled-filter";
import type { TimeCells } from "./figures";
import type { CellsOfRows } from "./hex-cells";
import type { PreparedSnapshot } from "./prepared-snapshot";
import { TIMES } from "./snapshot";
import { addMeans, makeMeans, SharedMeans, type Means } from "./weights";

const TIME = conditionOf("time");

/** Of one time: the cells where somebody marked it. */
interface TimeSums {
  readonly q: Int32Array;
  readonly r: Int32Array;
  readonly means: Means;
}
/** In the order of TIMES. Those of different respondents add up. */
export type CellsByTime = readonly TimeSums[];

export function countCellsByTime({ rows, columns: { respondent, safety, times } }: PreparedSnapshot, failing: Uint8Array, { cellOfRow, numbers }: CellsOfRows): CellsByTime {
  const { q, r } = numbers.coordinates();
  const means = TIMES.map(() => new SharedMeans(q.length));
  let [run, now] = [0, -1];
  for (let row = 0; row < rows; row += 1) {
    const [fail, level] = [failing[row] as number, safety[row] as number];
    if (level === 0 || (fail !== 0 && fail !== TIME)) continue;
    const who = respondent[row] as number;
    if (who !== now) {
      now = who;
      run += 1;
    }
    const marked = times[row] as number;
    means.forEach((mean, time) => {
      if (((marked >>> time) & 1) === 1) mean.add(cellOfRow[row] as number, run, level);
    });
  }
  return means.map((shared) => {
    const { totals, respondents } = shared.means();
    const held = Array.from(q.keys()).filter((cell) => respondents[cell] !== 0);
    return {
      q: Int32Array.from(held, (cell) => q[cell] as number), r: Int32Array.from(held, (cell) => r[cell] as number),
      means: { totals: Float64Array.from(held, (cell) => totals[cell] as number), respondents: Int32Array.from(held, (cell) => respondents[cell] as number) },
    };
  });
}

export function addCellsByTime(one: CellsByTime, other: CellsByTime): CellsByTime {
  return one.map((own, time) => addTimes(own, other[time] as TimeSums));
}
function addTimes(one: TimeSums, other: TimeSums): TimeSums {
  const numbers = new CellNumbers();
  const places = [one, other].map(({ q, r }) => Array.from(q, (east, nth) => numbers.numberOf(east, r[nth] as number)));
  const { q, r } = numbers.coordinates();
  const [first, second] = [one, other].map(({ means }, nth): Means => {
    const spread = makeMeans(q.length);
    (places[nth] as number[]).forEach((place, cell) => {
      spread.totals[place] = means.totals[cell] as number;
      spread.respondents[place] = means.respondents[cell] as number;
    });
    return spread;
  }) as [Means, Means];
  return { q: q.slice(), r: r.slice(), means: addMeans(first, second) };
}

export function cellsByTimeFigures(sums: CellsByTime): readonly TimeCells[] {
  return sums.map(({ q, r, means: { totals, respondents } }) => ({ q, r, meanSafety: Float32Array.from(totals, (total, cell) => total / (respondents[cell] as number)), safetyRespondents: Uint32Array.from(respondents) }));
}
