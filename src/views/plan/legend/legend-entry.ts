/** What a legend explains: the same facts that the layer draws by. */
import type { Unit } from "../../../domain/analysis/filter";
import type { PointColoring } from "../../../map/plan";

export type LegendEntry =
  | { readonly mode: "points"; readonly by: PointColoring }
  | { readonly mode: "heat" }
  /** `most`: the largest count there is. */
  | { readonly mode: "count"; readonly unit: Unit; readonly breaks: readonly number[]; readonly most: number }
  | { readonly mode: "safety" }
  | { readonly mode: "difference" };

/** Each class from its lowest to its highest whole number, the last open upwards where it reaches further than its bound. */
export function classRanges(breaks: readonly number[], most: number): readonly { readonly from: number; readonly to: number }[] {
  const bounds = [1, ...breaks.filter((bound) => bound > 1)];
  return bounds.map((from, nth) => ({ from, to: Math.max(from, (bounds[nth + 1] ?? most + 1) - 1) }));
}
