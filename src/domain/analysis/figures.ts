/** What one question to the engine is answered with. Numbers only: words, colours and intervals are made of them elsewhere. */
import type { AnalysisFilter, Facet, FacetValue } from "./filter";

/** One respondent with 2,000 pins is one respondent. */
export interface Amount {
  readonly respondents: number;
  readonly pins: number;
}
export interface FacetCount extends Amount {
  readonly value: FacetValue;
}
/** Mean safety 1–5: within a cell, district or area each respondent weighs one, their pins there sharing it (weights.ts). */
export interface MeanSafety {
  readonly mean: number | null;
  readonly respondents: number;
}

/** Regular hexagons in EPSG:3006, flat arrays, one entry a cell that holds something. */
export interface HexCells {
  /** Across, from side to side, metres. */
  readonly widthMetres: number;
  /** Axial coordinates; corners by hexagon.ts. */
  readonly q: Int32Array;
  readonly r: Int32Array;
  readonly respondents: Uint32Array;
  readonly pins: Uint32Array;
  /** NaN where nobody marked safety. */
  readonly meanSafety: Float32Array;
  readonly safetyRespondents: Uint32Array;
  /** Of A in a comparison the share's part: respondents who marked unsafe (1–2) or avoid. */
  readonly uneasyRespondents: Uint32Array;
}

/** Mean safety by hexagon at one time of day: only cells where somebody marked that time. */
export interface TimeCells {
  readonly q: Int32Array;
  readonly r: Int32Array;
  readonly meanSafety: Float32Array;
  readonly safetyRespondents: Uint32Array;
}

export interface RegionFigures extends Amount {
  readonly id: string;
  /** In the order of KINDS. */
  readonly pinsByKind: readonly number[];
  readonly respondentsByKind: readonly number[];
  /** morning and day; evening and night. */
  readonly safetyByDay: MeanSafety;
  readonly safetyByNight: MeanSafety;
  /** Published or submitted, without any answer. */
  readonly unanswered: number;
  /** Ids, the most respondents first, at most three. */
  readonly topThemes: readonly string[];
  /** Pins of the last twelve months that hold anything, oldest first. */
  readonly months: readonly number[];
}

/** Who took part, by what they said of themselves. Position 0: not stated. */
export interface HomeFigures {
  /** Position in dictionaries.districts; 0: did not say. */
  readonly district: number;
  /** Respondents by position in AGES. A respondent who said different things counts with what was said last. */
  readonly respondentsByAge: readonly number[];
}

export interface GroupFigures {
  readonly total: Amount;
  /** Under the other filters; every value that the snapshot holds, also with 0. */
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
  /** All under the other filters than the facet's own: what its counts are shares of, also where the facet itself is filtered. */
  readonly wholes: Readonly<Record<Facet, Amount>>;
  /** "2026-05" → amounts, every month between the first and the last. Under the other filters than the period. */
  readonly months: readonly (Amount & { readonly month: string })[];
  /** In the order of TIMES. Under the other filters than the time of day. */
  readonly safetyByTime: readonly (MeanSafety & { readonly respondentsByLevel: readonly number[] })[];
  readonly safety: MeanSafety;
  /** Null: not asked for, as cells. */
  readonly districts: readonly RegionFigures[] | null;
  readonly areas: readonly RegionFigures[] | null;
  readonly homes: readonly HomeFigures[];
  readonly cells: HexCells | null;
  /** In the order of TIMES, of the same width as `cells`, under the other filters than the time of day; there when it was asked for. */
  readonly cellsByTime?: readonly TimeCells[];
}

export interface FiguresWithPlaces extends GroupFigures {
  readonly districts: readonly RegionFigures[];
  readonly areas: readonly RegionFigures[];
}
export function hasPlaces(figures: GroupFigures): figures is FiguresWithPlaces {
  return figures.districts !== null && figures.areas !== null;
}

export interface AnalysisQuery {
  readonly filter: AnalysisFilter;
  /** The other group, B. */
  readonly compare: AnalysisFilter | null;
  /** Width of hexagons; null: none wanted. */
  readonly hexagonMetres: number | null;
  /** Cells by time of day too. */
  readonly byTime?: boolean;
  /** Districts and areas need not be counted: nothing shows them just now. */
  readonly withoutPlaces?: boolean;
}
export interface AnalysisResult {
  readonly version: string;
  readonly a: GroupFigures;
  readonly b: GroupFigures | null;
  /** One byte a row in the snapshot's order: bit 0 in A, bit 1 in B. What the point layer's visibility is. */
  readonly verdict: Uint8Array;
  readonly tookMs: number;
}
