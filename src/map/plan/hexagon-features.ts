/** Hexagons with their figures as map features: colour, number and whether they are left blank are decided here. Pure. */
import type { Feature, FeatureCollection } from "geojson";
import { classOf } from "../../domain/analysis/class-breaks";
import { MINIMUM_RESPONDENTS } from "../../domain/analysis/filter";
import type { HexCells } from "../../domain/analysis/figures";
import { countColor, differenceColor, letteringOn, safetyColor } from "../../domain/analysis/plan-colors";
import type { LonLat } from "../../domain/place";

export interface HexagonKey {
  readonly q: number;
  readonly r: number;
}
/** q and r are parallel to every list of figures. */
export type HexagonPlaces = Pick<HexCells, "q" | "r" | "widthMetres">;

export type HexagonFigures =
  /** How many, by classes (class-breaks.ts); 0 is not drawn. */
  | { readonly mode: "count"; readonly places: HexagonPlaces; readonly counts: ArrayLike<number>; readonly breaks: readonly number[] }
  /** Mean 1–5 with the number of respondents who marked safety; blank below the minimum. */
  | { readonly mode: "safety"; readonly places: HexagonPlaces; readonly mean: ArrayLike<number>; readonly respondents: ArrayLike<number> }
  /** Share of A minus share of B (−1…1), how unsure that is (0…1), and how many in each; blank below the minimum in either. */
  | {
      readonly mode: "difference";
      readonly places: HexagonPlaces;
      readonly difference: ArrayLike<number>;
      readonly uncertainty: ArrayLike<number>;
      readonly respondentsA: ArrayLike<number>;
      readonly respondentsB: ArrayLike<number>;
    };

export interface Shown {
  readonly color: string;
  /** What stands in it. */
  readonly label: string;
}
/** Null: too few to say anything. Undefined: nothing there. */
export function shownIn(figures: HexagonFigures, nth: number, formatNumber: (value: number) => string): Shown | null | undefined {
  if (figures.mode === "count") {
    const count = figures.counts[nth] ?? 0;
    return count === 0 ? undefined : { color: countColor(classOf(count, figures.breaks), figures.breaks.length + 1), label: formatNumber(count) };
  }
  if (figures.mode === "safety") {
    const [mean, respondents] = [figures.mean[nth] ?? Number.NaN, figures.respondents[nth] ?? 0];
    if (respondents === 0) return undefined;
    return respondents < MINIMUM_RESPONDENTS || Number.isNaN(mean) ? null : { color: safetyColor(mean), label: formatNumber(respondents) };
  }
  const [a, b] = [figures.respondentsA[nth] ?? 0, figures.respondentsB[nth] ?? 0];
  const difference = figures.difference[nth] ?? Number.NaN;
  if (a + b === 0) return undefined;
  if (a < MINIMUM_RESPONDENTS || b < MINIMUM_RESPONDENTS || Number.isNaN(difference)) return null;
  return { color: differenceColor(difference, figures.uncertainty[nth] ?? 1), label: signed(Math.round(difference * 100), formatNumber) };
}

/** Percentage points with their sign: the sign says which way without any colour. */
function signed(points: number, formatNumber: (value: number) => string): string {
  return points === 0 ? "0" : `${points > 0 ? "+" : "−"}${formatNumber(Math.abs(points))}`;
}

export const keyOf = ({ q, r }: HexagonKey): string => `${q} ${r}`;

/** Cells, and their numbers at their middles. `ringOf` gives the closed ring. */
export function hexagonFeatures(
  figures: HexagonFigures, ringOf: (key: HexagonKey) => readonly LonLat[], formatNumber: (value: number) => string,
): { readonly cells: FeatureCollection; readonly numbers: FeatureCollection } {
  const cells: Feature[] = [];
  const numbers: Feature[] = [];
  const { q, r } = figures.places;
  for (let nth = 0; nth < q.length; nth += 1) {
    const shown = shownIn(figures, nth, formatNumber);
    if (shown === undefined) continue;
    const key = { q: q[nth] ?? 0, r: r[nth] ?? 0 };
    const ring = ringOf(key);
    cells.push({
      type: "Feature", geometry: { type: "Polygon", coordinates: [ring.map((corner) => [...corner])] },
      properties: { ...key, key: keyOf(key), isBlank: shown === null, color: shown?.color ?? "#ffffff" },
    });
    if (shown !== null) numbers.push({ type: "Feature", geometry: { type: "Point", coordinates: middleOf(ring) }, properties: { label: shown.label, ink: letteringOn(shown.color), color: shown.color } });
  }
  return { cells: { type: "FeatureCollection", features: cells }, numbers: { type: "FeatureCollection", features: numbers } };
}

export function middleOf(ring: readonly LonLat[]): [number, number] {
  const corners = ring.slice(0, -1);
  const sum = corners.reduce(([lon, lat], corner) => [lon + corner[0], lat + corner[1]] as const, [0, 0] as LonLat);
  return [sum[0] / corners.length, sum[1] / corners.length];
}
