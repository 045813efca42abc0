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

/** From north to south; the moods take turns. */
const SPOTS: readonly LonLat[] = [
  [12.7489, 56.1027], [12.6949, 56.0806], [12.7381, 56.0683], [12.7294, 56.0622], [12.7026, 56.0599], [12.6868, 56.0545],
  [12.7019, 56.0521], [12.7277, 56.0493], [12.6946, 56.0441], [12.7197, 56.0425], [12.7033, 56.0381], [12.7262, 56.029],
  [12.7114, 56.0268], [12.7511, 56.0217], [12.7199, 56.0204], [12.7547, 56.0115], [12.7394, 56.0006], [12.7727, 55.966],
];
const AGES: readonly AgeGroup[] = ["13_19", "20_34", "35_49", "50_64", "65_79", "80_plus"];
/** Six by day and six after dark at least, so that no single withdrawal makes a figure vanish. */
const PER_SPOT = [12, 13, 14] as const;

export function safetyPins(): readonly SafetyPin[] {
  return SPOTS.flatMap((spot, spotIndex) => {
    const mood = at(MOODS, spotIndex);
    return Array.from({ length: at(PER_SPOT, spotIndex) }, (_, turn): SafetyPin => {
      const dark = turn % 2 === 1;
      return {
        at: near(spot, turn),
        safety: {
          level: swayed(dark ? mood.evening : mood.day, turn),
          times: timesOf(dark, turn),
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
function timesOf(dark: boolean, turn: number): readonly TimeOfDay[] {
  if (dark) return turn % 4 === 1 ? ["evening", "night"] : ["evening"];
  return turn % 4 === 0 ? ["morning", "day"] : ["day"];
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
