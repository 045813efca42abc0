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

/** From north to south, in the middle of their 150 m squares; the moods take turns. */
const SPOTS: readonly LonLat[] = [
  [12.74784, 56.10297], [12.69371, 56.0804], [12.73785, 56.06773], [12.72853, 56.06217], [12.70214, 56.06033], [12.68561, 56.05463],
  [12.70262, 56.05225], [12.72692, 56.04866], [12.69347, 56.04399], [12.72002, 56.04314], [12.7035, 56.03744], [12.7257, 56.02841],
  [12.71135, 56.0268], [12.75014, 56.02212], [12.71896, 56.0202], [12.75558, 56.01143], [12.73938, 56.00035], [12.77264, 55.96591],
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
        at: near(spot, turn),
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
/** Within about 15 m of the spot, on a spiral with the golden angle. */
function near([lon, lat]: LonLat, turn: number): LonLat {
  const radiusDegrees = 0.000035 * Math.sqrt(turn);
  const angle = turn * 2.39996;
  return [round(lon + (radiusDegrees * Math.cos(angle)) / 0.559), round(lat + radiusDegrees * Math.sin(angle))];
}
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("An empty list has no turns.");
  return found;
}
