/** What lies on the planner's map, and what its legend explains: made once of the same facts, so that they cannot say different things. */
import { quantileBreaks } from "../../../domain/analysis/class-breaks";
import type { AnalysisResult, GroupFigures } from "../../../domain/analysis/figures";
import type { PlanView } from "../../../domain/analysis/filter-address";
import { ratesByHome, shownRate } from "../../../domain/analysis/per-thousand";
import type { Dictionaries } from "../../../domain/analysis/snapshot";
import type { Choropleth, HexagonFigures, HexagonPlaces, PointColoring } from "../../../map/plan";
import { rateClasses, type LegendEntry } from "../legend/legend-entry";
import { hexagonFigures } from "./hexagon-figures";

export type MapContent =
  | { readonly type: "points"; readonly by: PointColoring }
  | { readonly type: "heat"; readonly places: HexagonPlaces; readonly counts: ArrayLike<number> }
  | { readonly type: "cells"; readonly figures: HexagonFigures }
  /** Districts by who said they live there: the only thing that can be told per 1,000 residents. */
  | { readonly type: "homes"; readonly choropleth: Choropleth };
export interface ShownMap {
  readonly content: MapContent;
  readonly legend: LegendEntry;
}

const CLASSES = 5;

/** `group` is what is counted; of both are the difference and the points. Null until the engine has counted cells for this way of showing. */
export function shownMap(view: Pick<PlanView, "mode" | "unit" | "compare">, result: AnalysisResult, group: GroupFigures, dictionaries: Dictionaries): ShownMap | null {
  const { unit, compare } = view;
  const mode = view.mode === "difference" && compare === null ? "hexagons" : view.mode;
  if (mode === "points") {
    const by = compare === null ? "kind" : "group";
    return { content: { type: "points", by }, legend: { mode: "points", by } };
  }
  if (mode === "hexagons" && unit === "per_thousand") return homes(group, dictionaries);
  const { cells } = group;
  if (cells === null) return null;
  if (mode === "heat") return { content: { type: "heat", places: cells, counts: unit === "pins" ? cells.pins : cells.respondents }, legend: { mode: "heat" } };
  const figures = hexagonFigures(mode, mode === "difference" ? result : { a: group, b: null }, unit);
  if (figures === null) return null;
  if (figures.mode !== "count") return { content: { type: "cells", figures }, legend: { mode: figures.mode } };
  const most = Array.from(figures.counts).reduce((greatest, count) => Math.max(greatest, count), 1);
  return { content: { type: "cells", figures }, legend: { mode: "count", unit, breaks: figures.breaks, most } };
}

function homes(group: GroupFigures, dictionaries: Dictionaries): ShownMap {
  const rates = ratesByHome(group.homes, dictionaries);
  const values = rates.districts.map((rate) => ({ id: rate.id, value: shownRate(rate), respondents: rate.respondents }));
  const breaks = quantileBreaks(values.flatMap(({ value }) => value ?? []), CLASSES, false);
  return {
    content: { type: "homes", choropleth: { values, breaks } },
    legend: { mode: "homes", classes: rateClasses(values, breaks), isAnyBlank: values.some(({ value }) => value === null), notStated: rates.notStated, respondents: group.total.respondents },
  };
}
