/** What is decided about a layer's coordinates, and whether a person has to say it. */
import { possibleChoices, type CrsChoice, type SaidCrs } from "./crs";
import type { Layer, Position, Shape } from "./layer";

export interface CrsFinding {
  readonly said: SaidCrs;
  /** What to read it as; null: nothing puts it on the city's map. */
  readonly choice: CrsChoice | null;
  /**
   * said: the file says it and its numbers agree. turned: so, but with north before east. guessed: the file says nothing, the numbers point
   * to it. contradicted: the file says another one than its numbers point to. nowhere: no reading lies on the city's map.
   */
  readonly how: "said" | "turned" | "guessed" | "contradicted" | "nowhere";
  /** Everything that puts it on the map. */
  readonly possible: readonly CrsChoice[];
}

export function findCrs({ crs: said, features }: Layer): CrsFinding {
  const sample = middleOf(features.flatMap(({ shape }) => firstPosition(shape)));
  const possible = sample === null ? [] : possibleChoices(sample, said);
  const [choice] = possible;
  if (said.type === "other" || choice === undefined) {
    // With nothing to look at, what is said has to do.
    if (sample === null && said.type === "known") return { said, choice: { code: said.code, isSwapped: false }, how: "said", possible };
    return { said, choice: null, how: "nowhere", possible: said.type === "other" ? [] : possible };
  }
  if (said.type === "silent") return { said, choice, how: "guessed", possible };
  if (choice.code !== said.code) return { said, choice, how: "contradicted", possible };
  return { said, choice, how: choice.isSwapped ? "turned" : "said", possible };
}

/** The median of each ordinate: one stray feature does not move it. */
function middleOf(positions: readonly Position[]): Position | null {
  const middle = (nth: 0 | 1): number | undefined => positions.map((position) => position[nth]).sort((a, b) => a - b)[positions.length >> 1];
  const [first, second] = [middle(0), middle(1)];
  return first === undefined || second === undefined ? null : [first, second];
}
function firstPosition(shape: Shape): readonly Position[] {
  if ("polygons" in shape) return shape.polygons[0]?.[0]?.slice(0, 1) ?? [];
  if (shape.path === undefined) return [];
  return (shape.path.type === "points" ? shape.path.positions : (shape.path.lines[0] ?? [])).slice(0, 1);
}
