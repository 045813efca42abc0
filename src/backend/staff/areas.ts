/** The planner's desk for development areas and districts. Implemented by `supabase-areas.ts` over the functions of "area import" and "area desk". */
import type { Boundary, ImportKind, ImportReport, ImportRow } from "../../domain/area-import";
import type { PlanPhase } from "../../domain/campaign";

export interface AreaRow {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly caseNumber: string | null;
  readonly phase: PlanPhase;
  /** YYYY-MM-DD. */
  readonly phaseFrom: string | null;
  readonly phaseTo: string | null;
  readonly url: string | null;
  /** How many lie inside, not counting what was withdrawn or rejected. */
  readonly contributions: number;
  /** Grows with every change; whoever saves names the one that was looked at. */
  readonly revision: number;
  readonly updatedAt: string;
}
export interface AreaVersion {
  readonly revision: number;
  readonly from: string;
  /** Null for the present one. */
  readonly to: string | null;
  readonly name: string;
  readonly caseNumber: string | null;
  readonly phase: PlanPhase;
  /** E-mail of who wrote it; null for what was there from the start. */
  readonly by: string | null;
  /** The file it was imported from. */
  readonly fileName: string | null;
  readonly boundary: Boundary;
}
export interface StaffArea extends AreaRow {
  readonly source: string | null;
  readonly answers: number;
  /** Written statements in its plan's dossier. */
  readonly statements: number;
  readonly boundary: Boundary;
  readonly hectares: number;
  /** Latest first. */
  readonly phases: readonly { readonly phase: PlanPhase; readonly from: string | null; readonly to: string | null }[];
  /** Latest first, at most 50. */
  readonly versions: readonly AreaVersion[];
}

export interface NewArea {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly caseNumber?: string;
  readonly url?: string;
  readonly phase: PlanPhase;
  readonly phaseFrom?: string;
  readonly phaseTo?: string;
  readonly boundary: Boundary;
}
export interface AreaChange {
  readonly id: string;
  readonly organisationId: string;
  readonly revision: number;
  readonly name: string;
  readonly caseNumber?: string;
  readonly url?: string;
  /** Only when it changed: what is drawn is kept to a decimetre, what was imported to a millimetre. */
  readonly boundary?: Boundary;
}
export interface PhaseChange {
  readonly id: string;
  readonly revision: number;
  readonly phase: PlanPhase;
  readonly from?: string;
  readonly to?: string;
}

export interface StagedRows {
  readonly importId: string;
  readonly organisationId: string;
  readonly what: ImportKind;
  readonly fileName: string;
  /** sha256 of the file's bytes, 64 hexadecimal digits. */
  readonly fileHash: string;
  readonly rows: readonly ImportRow[];
}
export interface ImportRun {
  readonly importId: string;
  readonly organisationId: string;
  /** True: only the report, nothing is written. */
  readonly dryRun: boolean;
  /** areas: the phase of new ones whose row says none. */
  readonly newPhase?: PlanPhase;
}
export interface PastImport {
  readonly id: string;
  readonly what: ImportKind;
  readonly fileName: string;
  readonly total: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly by: string | null;
  readonly at: string;
  readonly undoneAt: string | null;
}

export interface AreasDesk {
  list(): Promise<readonly AreaRow[]>;
  read(id: string): Promise<StaffArea>;
  /** Sent twice it is there once: the second is a revision_conflict. A case number that another area has is field_invalid of caseNumber. */
  create(area: NewArea): Promise<StaffArea>;
  /** Rejects with revision_conflict when somebody else has changed it meanwhile. */
  save(change: AreaChange): Promise<StaffArea>;
  changePhase(change: PhaseChange): Promise<StaffArea>;
  /** What has been answered about or has written statements is not removed; then the numbers say how many. */
  remove(area: { readonly id: string; readonly revision: number }): Promise<{ readonly removed: boolean; readonly answers: number; readonly statements: number }>;
  /** Lays rows aside, in parts of at most some hundred; the same row again replaces it. → how many lie there. */
  stage(rows: StagedRows): Promise<number>;
  run(what: ImportKind, run: ImportRun): Promise<ImportReport>;
  /** Forgets what was laid aside. */
  giveUp(importId: string): Promise<void>;
  /** As a whole or not at all: `inTheWay` names what has been changed or answered since. */
  undo(importId: string): Promise<{ readonly undone: boolean; readonly inTheWay: readonly string[] }>;
  /** Newest first, at most 20; no trials. */
  pastImports(): Promise<readonly PastImport[]>;
}
