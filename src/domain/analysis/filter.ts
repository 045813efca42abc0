/** What a planner has chosen to look at. Stands in the address and in saved views; read and written by `filter-address.ts`. */
import type { Boundary } from "../area-import";
import type { LonLat } from "../place";

/** Each has a list of values with counts under all *other* filters. Several values of one facet mean "any of them". */
export const FACETS = ["kind", "safety", "time", "cause", "age", "gender", "relation", "home", "district", "area", "campaign", "theme", "decade", "status", "answered"] as const;
export type Facet = (typeof FACETS)[number];

/**
 * Values are words, never positions: "wish", "2" (safety), "night", "bad.lighting", "13_19", "not_stated", a uuid of a district, area,
 * campaign or theme, "none" (in no district, area, campaign or theme), "1950" (decade), "submitted", "draft".
 */
export type FacetValue = string;

export type Where =
  | { readonly type: "drawn"; readonly boundary: Boundary; readonly bufferMetres: number }
  | { readonly type: "line"; readonly line: readonly LonLat[]; readonly bufferMetres: number }
  | { readonly type: "district" | "area"; readonly id: string; readonly bufferMetres: number };

export interface AnalysisFilter {
  /** A facet that is not there, or empty, lets everything through. */
  readonly values: Readonly<Partial<Record<Facet, readonly FacetValue[]>>>;
  /** YYYY-MM-DD, both included. */
  readonly from: string | null;
  readonly to: string | null;
  /** Swedish full text, searched by PostgreSQL. */
  readonly words: string;
  readonly where: Where | null;
}
/** Rejected ones are left out until asked for. */
export const EVERYTHING: AnalysisFilter = { values: { status: ["submitted", "published"] }, from: null, to: null, words: "", where: null };

/** What one number counts. */
export const UNITS = ["respondents", "pins", "per_thousand"] as const;
export type Unit = (typeof UNITS)[number];

export const MAP_MODES = ["points", "heat", "hexagons", "safety", "difference"] as const;
/** hexagons: counts. safety: mean safety with n. difference: A against B. */
export type MapMode = (typeof MAP_MODES)[number];

/** Below this many respondents a cell of a comparison or a mean is left blank. */
export const MINIMUM_RESPONDENTS = 5;
