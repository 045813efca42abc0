/**
 * Safety pins without words, by invented contributors who only tapped: enough of them around each spot (k = 5 for each figure) that
 * the public safety cells of the evening dialogue show. Made by rule, the same every time: spots good and bad turn by turn over the
 * whole city, days brighter than evenings everywhere, no part of town darker than another.
 */
import type { AgeGroup, Cause, TimeOfDay } from "../../../src/domain/kind";
import type { SafetyFeeling } from "../../../src/domain/contribution";
import type { LonLat } from "../../../src/domain/place";

export interface SafetyPin {
  readonly at: LonLat;
  /** Number of the spot it stands near, from north to south. */
  readonly spot: number;
  readonly safety: SafetyFeeling;
  readonly age: AgeGroup;
  /** Order of arrival, for the day it is dated. */
  readonly order: number;
}
type Level = SafetyFeeling["level"];
interface Mood {
  readonly day: Level;
  readonly evening: Level;
  readonly good: Cause;
  readonly bad: Cause;
}
/** Ordered so that each half of the round has the same mean. */
const MOODS: readonly Mood[] = [
  { day: 5, evening: 4, good: "overview", bad: "noise" },
  { day: 2, evening: 2, good: "overview", bad: "deserted" },
  { day: 4, evening: 2, good: "upkeep", bad: "lighting" },
  { day: 4, evening: 4, good: "lighting", bad: "traffic" },
  { day: 4, evening: 3, good: "lighting", bad: "overview" },
  { day: 2, evening: 3, good: "upkeep", bad: "traffic" },
];

/** From north to south; the moods take turns. Each in the middle of a square of the grid: 150, 600 or 300 m, in turn. */
const SPOTS: readonly LonLat[] = [
  [12.74784, 56.10297], [12.69728, 56.08114], [12.73909, 56.06708], [12.72853, 56.06217], [12.69857, 56.05959], [12.68677, 56.05533],
  [12.70262, 56.05225], [12.72808, 56.04935], [12.69223, 56.04464], [12.72002, 56.04314], [12.69985, 56.03804], [12.72686, 56.02911],
  [12.71135, 56.0268], [12.7489, 56.02277], [12.71772, 56.02085], [12.75558, 56.01143], [12.74054, 56.00105], [12.77388, 55.96526],
];
const AGES: readonly AgeGroup[] = ["13_19", "20_34", "35_49", "50_64", "65_79", "80_plus"];
/** Six by day and six after dark at least, so that no single withdrawal makes a figure vanish. */
const PER_SPOT = [12, 24, 13, 14, 20] as const;

export function safetyPins(): readonly SafetyPin[] {
  return SPOTS.flatMap((spot, spotIndex) => {
    const mood = at(MOODS, spotIndex);
    return Array.from({ length: at(PER_SPOT, spotIndex) }, (_, turn): SafetyPin => {
      const dark = turn % 2 === 1;
      return {
        at: near(spot, turn, spotIndex),
        spot: spotIndex,
        safety: {
          level: swayed(dark ? mood.evening : mood.day, turn),
          times: timesOf(dark, spotIndex),
          causes: (dark ? mood.evening : mood.day) >= 3 ? [{ cause: mood.good, effect: "good" }] : [{ cause: mood.bad, effect: "bad" }],
        },
        age: at(AGES, turn + spotIndex),
        order: turn * SPOTS.length + spotIndex,
      };
    });
  });
}

/** Most say what the spot's mood is; one in six feels a step better and one in six a step worse. */
function swayed(level: Level, turn: number): Level {
  const step = turn % 6 === 2 || turn % 6 === 3 ? (turn % 4 < 2 ? 1 : -1) : 0;
  return Math.min(5, Math.max(1, level + step)) as Level;
}
/** Whole spots speak of the night or the morning too: scattered over all of them, no figure would reach five. */
function timesOf(dark: boolean, spotIndex: number): readonly TimeOfDay[] {
  if (dark) return spotIndex % 2 === 0 ? ["evening", "night"] : ["evening"];
  return spotIndex % 3 === 1 ? ["morning", "day"] : ["day"];
}
/** How far round a spot people answered, metres; a little less than half its square, so that each size of cell is seen. */
const REACH_METRES = [15, 270, 130] as const;

/** On a spiral with the golden angle. */
function near([lon, lat]: LonLat, turn: number, spotIndex: number): LonLat {
  const radiusDegrees = (at(REACH_METRES, spotIndex) / 111_300) * Math.sqrt((turn + 0.5) / at(PER_SPOT, spotIndex));
  const angle = turn * 2.39996;
  return [round(lon + (radiusDegrees * Math.cos(angle)) / 0.559), round(lat + radiusDegrees * Math.sin(angle))];
}
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("An empty list has no turns.");
  return found;
}
