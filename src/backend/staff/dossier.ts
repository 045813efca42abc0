/**
 * The planner's desk for a plan's dossier: what has been said inside a development area, or close by, with the answers, and written statements
 * beside it. Implemented by `supabase-dossier.ts` over the functions of the migration "plan dossier". Every call rejects with a Problem:
 * not_allowed for who is neither planner nor admin there, revision_conflict when somebody else was first, field_invalid with the field.
 */
import type { Boundary } from "../../domain/area-import";
import type { PlanPhase } from "../../domain/campaign";
import type { CauseMark, Stance } from "../../domain/contribution";
import type { DossierPart, DossierStage } from "../../domain/dossier";
import type { Kind, Language } from "../../domain/kind";
import type { LonLat } from "../../domain/place";

/** One stage of one plan: which period it had and how far around it one listens. */
export interface DossierFrame {
  readonly areaId: string;
  readonly stage: DossierStage;
  /**
   * YYYY-MM-DD, both included, in Stockholm. Read: what holds, from the history of phases until the planner says otherwise; null: not known, then
   * all is (B). Saved or tried as null: what the phases say.
   */
  readonly from: string | null;
  /** Null beside a known `from`: the period still runs. */
  readonly to: string | null;
  /** 0 to BUFFER_LIMIT_METRES, in EPSG:3006. */
  readonly bufferMetres: number;
  /** Who handles the case, as it is to stand in the document. */
  readonly officer: string;
  readonly unit: string;
  /** 0 until it has been saved once. */
  readonly revision: number;
}
export interface DossierArea {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly name: string;
  readonly caseNumber: string | null;
  readonly phase: PlanPhase;
  readonly boundary: Boundary;
  /** With the buffer; the boundary itself when it is 0. */
  readonly reach: Boundary;
  /** Latest first. */
  readonly phases: readonly { readonly phase: PlanPhase; readonly from: string | null; readonly to: string | null }[];
}
/** The city's position, as far as it has come. */
export interface DossierAnswer {
  readonly id: string;
  readonly revision: number;
  readonly stance: Stance | null;
  readonly text: string;
  readonly reason: string | null;
  readonly unit: string;
  readonly standing: "administration" | "board";
  readonly decidedOn: string | null;
  readonly paragraph: string | null;
  readonly isPublished: boolean;
  /** E-mail of who last wrote it; null when the account is gone. */
  readonly by: string | null;
  readonly updatedAt: string;
}
export interface DossierContribution {
  /** The contribution's number as planners know it (ordinal of the snapshot). */
  readonly number: number;
  readonly id: string;
  readonly part: DossierPart;
  /** False: only within the buffer. */
  readonly isInside: boolean;
  readonly kind: Kind;
  readonly title: string | null;
  readonly text: string;
  readonly language: Language;
  /** As precise as the author allowed the city; rough ones are the middle of their square. */
  readonly point: LonLat;
  readonly isRough: boolean;
  readonly safetyLevel: number | null;
  readonly times: readonly string[];
  readonly causes: readonly CauseMark[];
  readonly campaignTitle: Readonly<Record<string, string>> | null;
  readonly themeIds: readonly string[];
  /** ISO time. */
  readonly receivedAt: string;
  readonly status: "submitted" | "published";
  /** Only what a moderator has let through may be answered. */
  readonly isAnswerable: boolean;
  readonly supportCount: number;
  readonly answerIds: readonly string[];
}
/** A statement that came by letter, e-mail or form, written in by the planner. Never public. */
export interface WrittenStatement {
  readonly id: string;
  readonly revision: number;
  readonly areaId: string;
  readonly stage: DossierStage;
  /** YYYY-MM-DD. */
  readonly receivedOn: string;
  /** Who wrote: an authority, a company, "sakägare", a name when the planner writes one. */
  readonly sender: string;
  /** Number in the city's own register; empty when none. */
  readonly registerNumber: string;
  readonly summary: string;
  readonly themeIds: readonly string[];
  readonly answerIds: readonly string[];
}
export interface Dossier {
  readonly area: DossierArea;
  readonly frame: DossierFrame;
  /** All that may be coded with, and retired ones that something here still has. */
  readonly themes: readonly { readonly id: string; readonly name: string; readonly isRetired: boolean }[];
  /** By number of (A) and (B), for the heading; also when the list below is cut off. Unanswered: nobody has begun an answer, as in the area table. */
  readonly totals: Readonly<Record<DossierPart, { readonly contributions: number; readonly respondents: number; readonly unanswered: number }>>;
  /** Oldest first. At most PART_LIMITS of each part, of (A) the first and of (B) the latest: `isCut` says that there were more. */
  readonly contributions: readonly DossierContribution[];
  readonly isCut: boolean;
  readonly statements: readonly WrittenStatement[];
  readonly answers: readonly DossierAnswer[];
}
export type NewStatement = Omit<WrittenStatement, "revision" | "answerIds">;

export interface DossierDesk {
  /** Reading is logged: it holds exact places. A frame that is not given is the saved one, or what the phases say. */
  read(areaId: string, stage: DossierStage, trial?: Partial<Pick<DossierFrame, "from" | "to" | "bufferMetres">>): Promise<Dossier>;
  saveFrame(frame: DossierFrame): Promise<DossierFrame>;
  /** The caller makes the id: added twice is added once. */
  addStatement(statement: NewStatement): Promise<WrittenStatement>;
  saveStatement(statement: NewStatement & { readonly revision: number }): Promise<WrittenStatement>;
  /** Not while a published answer answers it: not_allowed, field `published`. */
  removeStatement(seen: { readonly id: string; readonly revision: number }): Promise<void>;
  /** Ties statements to an answer, or unties them. Contributions are tied by AnswersDesk.tie. An answer to statements only is begun with the area, or it cannot be published. */
  tieStatements(answerId: string, change: { readonly add: readonly string[] } | { readonly remove: readonly string[] }): Promise<void>;
  /** Written in the log before a file leaves: which stage, how many of each part, which format, its SHA-256. */
  noteExport(frame: Pick<DossierFrame, "areaId" | "stage">, file: { readonly format: "docx" | "csv"; readonly sha256: string; readonly contributions: number; readonly statements: number }): Promise<void>;
}
