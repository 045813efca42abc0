/**
 * A file's rows on their way to becoming development areas or districts: what the device reads out of the file, and what the database says
 * of it. The database looks at every row again; a reason may come from either side.
 */
import type { PlanPhase } from "./campaign";
import type { AgeGroup } from "./kind";
import type { LonLat } from "./place";

export type ImportKind = "areas" | "districts";

/** WGS 84; rings are closed, the outer one first. */
export interface Boundary {
  readonly type: "MultiPolygon";
  readonly coordinates: readonly (readonly (readonly LonLat[])[])[];
}

interface ImportRowBase {
  /** Row in the file, from 1. */
  readonly nth: number;
  readonly name: string;
  readonly boundary: Boundary;
}
export interface AreaImportRow extends ImportRowBase {
  readonly caseNumber?: string;
  readonly phase?: PlanPhase;
  readonly phaseFrom?: string;
  readonly phaseTo?: string;
  readonly url?: string;
}
export interface DistrictImportRow extends ImportRowBase {
  readonly code?: string;
  readonly population: Readonly<Partial<Record<AgeGroup, number>>>;
}
export type ImportRow = AreaImportRow | DistrictImportRow;

/** Why a row is not taken. */
export const REFUSALS = [
  "geometry_missing",
  "geometry_empty",
  "geometry_kind",
  "geometry_curve",
  "geometry_broken",
  "geometry_invalid",
  "ring_unclosed",
  "ring_too_short",
  "ring_crosses",
  "outside_municipality",
  "duplicate_key",
  "duplicate_name",
  "duplicate_boundary",
  "name_missing",
  "name_too_long",
  "key_too_long",
  "phase_unknown",
  "day_unreadable",
  "days_backwards",
  "url_invalid",
  "number_unreadable",
] as const;
export type RefusalReason = (typeof REFUSALS)[number];

export interface Refusal {
  readonly nth: number;
  /** As the file has them; empty for nothing. */
  readonly name: string;
  readonly key: string;
  readonly reason: RefusalReason;
  /** Where, or what could not be read: "12.69450 56.04370", "den 31 februari", the number of the row it repeats. */
  readonly detail: string | null;
}

export const OUTCOMES = ["added", "updated", "unchanged", "refused"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const CHANGED_FACTS = ["name", "phase", "days", "url", "boundary", "code", "population"] as const;
export type ChangedFact = (typeof CHANGED_FACTS)[number];

export interface ImportReport {
  readonly importId: string;
  readonly dryRun: boolean;
  readonly total: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly rows: readonly { readonly nth: number; readonly outcome: Outcome; readonly reason: RefusalReason | null; readonly detail: string | null; readonly changed: readonly ChangedFact[] }[];
  /** There already, and not in the file: kept. */
  readonly missing: readonly { readonly id: string; readonly name: string; readonly key: string | null }[];
}
