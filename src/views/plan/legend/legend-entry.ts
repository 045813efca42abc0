/** What a legend explains: the same facts that the layer draws by. */
import { classOf } from "../../../domain/analysis/class-breaks";
import type { Unit } from "../../../domain/analysis/filter";
import type { PointColoring } from "../../../map/plan";

export type LegendEntry =
  | { readonly mode: "points"; readonly by: PointColoring }
  | { readonly mode: "heat" }
  /** `most`: the largest count there is. */
  | { readonly mode: "count"; readonly unit: Unit; readonly breaks: readonly number[]; readonly most: number }
  /** Respondents who did not say where they live are in no class, and always told of. */
  | { readonly mode: "homes"; readonly classes: readonly RateClass[]; readonly isAnyBlank: boolean; readonly notStated: number; readonly respondents: number }
  | { readonly mode: "safety" }
  | { readonly mode: "difference" };

export interface RateClass {
  /** Null: open downwards or upwards. */
  readonly from: number | null;
  readonly below: number | null;
  /** Who said they live in one of its districts. */
  readonly respondents: number;
}
export function rateClasses(values: readonly { readonly value: number | null; readonly respondents: number }[], breaks: readonly number[]): readonly RateClass[] {
  if (values.every(({ value }) => value === null)) return [];
  return [null, ...breaks].map((from, nth) => ({
    from, below: breaks[nth] ?? null,
    respondents: values.reduce((sum, { value, respondents }) => (value !== null && classOf(value, breaks) === nth ? sum + respondents : sum), 0),
  }));
}

/** Each class from its lowest to its highest whole number, the last open upwards where it reaches further than its bound. */
export function classRanges(breaks: readonly number[], most: number): readonly { readonly from: number; readonly to: number }[] {
  const bounds = [1, ...breaks.filter((bound) => bound > 1)];
  return bounds.map((from, nth) => ({ from, to: Math.max(from, (bounds[nth + 1] ?? most + 1) - 1) }));
}
