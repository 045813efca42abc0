/**
 * The engine: holds the snapshot in workers and answers questions about it. Implemented by `worker-engine.ts` (the page's side) and, in the
 * worker, `split-engine.ts` over one share of the respondents a core (`engine-share.ts`, the work itself).
 */
import type { Boundary } from "../domain/area-import";
import type { AnalysisQuery, AnalysisResult } from "../domain/analysis/figures";
import type { GroupSums } from "../domain/analysis/group-sums";
import type { Where } from "../domain/analysis/filter";
import type { PointColumns } from "../domain/analysis/points";
import type { Dictionaries } from "../domain/analysis/snapshot";

/** What has been fetched, for the bar with numbers. `total` is what the database counted at the first page. */
export interface Progress {
  readonly rows: number;
  readonly total: number;
}

export interface Changed {
  readonly rows: number;
  /** `points()` would bring nothing new: no point has come, gone, moved or looks otherwise. */
  readonly keepsPoints: boolean;
}

export interface AnalysisEngine {
  /** Rows in LAYOUT, whole pages; buffers are handed over, not copied. `begin` empties what was there. */
  begin(parts: { readonly dictionaries: Dictionaries; readonly total: number; readonly version: string }): Promise<void>;
  addPage(page: ArrayBuffer): Promise<void>;
  /** After the last page: sorts by respondent and makes ready. */
  finish(): Promise<{ readonly rows: number }>;
  /** Replaces rows by ordinal, removes others, with new dictionaries. */
  applyChanges(changes: { readonly dictionaries: Dictionaries; readonly changed: ArrayBuffer; readonly removed: Uint32Array; readonly version: string }): Promise<Changed>;
  /** The ordinals that words were found in; null forgets them. Key: the words as they stand in the filter. */
  setFound(words: string, ordinals: Uint32Array | null): Promise<void>;
  /** What `where` comes to as a boundary, when it is drawn or has a buffer (counted by PostGIS); null forgets it. Without a buffer districts and areas need none. */
  setBoundary(where: Where, boundary: Boundary | null): Promise<void>;
  /** A later question overtakes an earlier one, whose promise then rejects with an AbortError. */
  ask(query: AnalysisQuery): Promise<AnalysisResult>;
  /** For the point layer: longitude and latitude as mercator 0–1 pairs, kind and safety a row, in the snapshot's order. */
  points(): Promise<PointColumns>;
  /** Ordinals in a group, newest first, at most `limit`, optionally only those within a hexagon or within `metres` of a point. */
  ordinals(query: AnalysisQuery, options: { readonly limit: number; readonly near?: Near }): Promise<Uint32Array>;
  close(): void;
}

/** One share of the respondents, in the engine's words; what it counts is added up with the others'. */
export interface Share extends Omit<AnalysisEngine, "begin" | "ask"> {
  /** It is the nth (from 0) of so many. */
  begin(parts: Parameters<AnalysisEngine["begin"]>[0], share: { readonly nth: number; readonly of: number }): Promise<void>;
  ask(query: AnalysisQuery): Promise<ShareAnswer>;
}
export interface ShareAnswer {
  readonly a: GroupSums;
  readonly b: GroupSums | null;
  readonly verdict: Uint8Array;
}

export type Near =
  | { readonly type: "hexagon"; readonly q: number; readonly r: number; readonly widthMetres: number }
  | { readonly type: "circle"; readonly at: readonly [lon: number, lat: number]; readonly metres: number };
export type { PointColumns };
