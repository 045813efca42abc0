/** A facet's counts as bars of a chart: how many, and their share, with its interval, of all under the other filters than the facet's own. */
import type { GroupFigures } from "../../../domain/analysis/figures";
import type { AnalysisFilter, Facet, FacetValue, Unit } from "../../../domain/analysis/filter";
import { wilsonInterval, type Interval } from "../../../domain/analysis/intervals";
import { amountIn } from "../words/amounts";

export interface GroupBar {
  readonly count: number;
  readonly share: number | null;
  readonly interval: Interval | null;
}
export interface ChartBar {
  readonly value: FacetValue;
  readonly isChosen: boolean;
  readonly a: GroupBar;
  readonly b: GroupBar | null;
}
export interface Group {
  readonly figures: GroupFigures;
  readonly filter: AnalysisFilter;
}

/** Two groups that are themselves chosen by a facet are not compared by it. */
export const hasShares = ({ filter }: Group, facet: Facet): boolean => (filter.values[facet] ?? []).length === 0;

export function facetBars(facet: Facet, a: Group, b: Group | null, unit: Unit): readonly ChartBar[] {
  const chosen = a.filter.values[facet] ?? [];
  const bars = a.figures.facets[facet].map(({ value }): ChartBar => ({ value, isChosen: chosen.includes(value), a: barOf(a, facet, value, unit), b: b === null ? null : barOf(b, facet, value, unit) }));
  return bars.filter((bar) => bar.a.count > 0 || (bar.b?.count ?? 0) > 0 || bar.isChosen);
}

function barOf(group: Group, facet: Facet, value: FacetValue, unit: Unit): GroupBar {
  const count = group.figures.facets[facet].find((each) => each.value === value) ?? { respondents: 0, pins: 0 };
  const all = amountIn(unit, group.figures.wholes[facet]);
  const part = amountIn(unit, count);
  if (all === 0) return { count: part, share: null, interval: null };
  // Contributions of one respondent are not drawn apart from each other: only respondents have an interval.
  return { count: part, share: part / all, interval: unit === "pins" ? null : wilsonInterval({ part, all }) };
}
