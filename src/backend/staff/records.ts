/**
 * The records' desk: how long things live, everything about one receipt code, a closed campaign for the archive. Implemented by
 * `supabase-records.ts` over the functions of the migrations "retention" and "records".
 */
import type { CampaignResults, Question, Words } from "../../domain/campaign";
import type { CauseMark, Era, PublishedAnswer, RejectionReason, ReportReason, Status } from "../../domain/contribution";
import type { AgeGroup, Gender, Kind, Relation, TimeOfDay, WishAudience } from "../../domain/kind";
import type { MediaStatus, MediaType } from "../../domain/media";
import type { Place, Precision } from "../../domain/place";
import type { ErasureReason, RetentionSubject } from "../../domain/retention";

export interface DisposalRule {
  readonly number: string;
  /** ISO date. */
  readonly decidedOn: string;
  readonly days: number;
}
export interface RetentionRule {
  readonly subject: RetentionSubject;
  /** Null: kept. */
  readonly days: number | null;
  readonly decision: string | null;
  readonly changedAt: string | null;
  /** What the next run would erase; null without a rule. */
  readonly due: number | null;
}
export interface RetentionRun {
  readonly at: string;
  readonly erased: readonly { readonly subject: RetentionSubject | "withdrawn"; readonly count: number; readonly from: string; readonly to: string }[];
  /** A batch was full: the next run goes on. */
  readonly more: boolean;
}
export interface OrganisationRetention {
  readonly organisationId: string;
  readonly name: string;
  readonly disposal: DisposalRule | null;
  readonly withdrawnDue: number | null;
  readonly rules: readonly RetentionRule[];
  /** Newest first, at most ten. */
  readonly runs: readonly RetentionRun[];
}

export interface ContributionRecord {
  readonly id: string;
  readonly kind: Kind | null;
  readonly status: Exclude<Status, "waiting">;
  readonly revision: number;
  readonly receivedAt: string;
  readonly amendedAt: string | null;
  readonly decidedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly erasedAt: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly language: string | null;
  readonly precision: Precision | null;
  readonly place: Place | null;
  readonly districtName: string | null;
  readonly era: Era | null;
  readonly safetyLevel: number | null;
  readonly times: readonly TimeOfDay[];
  readonly causes: readonly CauseMark[];
  readonly audiences: readonly WishAudience[];
  readonly campaignTitle: Words | null;
  readonly inGroupSession: boolean;
  /** Title of the exhibition wall whose QR its author scanned. */
  readonly throughWall: Words | null;
  readonly underThirteen: boolean;
  readonly exhibition: boolean;
  readonly flags: readonly string[];
  readonly rejectionReason: RejectionReason | null;
  readonly rejectionWords: string | null;
  readonly demographics: { readonly ageGroup: AgeGroup | null; readonly gender: Gender | null; readonly relations: readonly Relation[]; readonly homeDistrict: string | null } | null;
  readonly responses: readonly { readonly question: Words; readonly value: string | number | readonly string[] }[];
  readonly media: readonly {
    readonly id: string;
    readonly type: MediaType;
    readonly status: MediaStatus;
    readonly mimeType: string;
    readonly bytes: number;
    readonly alternativeText: string | null;
    readonly transcript: string | null;
    readonly receivedAt: string;
    /** It was blurred, and is kept as it came. */
    readonly hasOriginal: boolean;
  }[];
  readonly originals: readonly { readonly revision: number; readonly title: string | null; readonly text: string; readonly at: string }[];
  readonly decisions: readonly { readonly action: string; readonly reason: string | null; readonly revision: number; readonly at: string }[];
  readonly answers: readonly PublishedAnswer[];
  /** Not in which words: those are somebody else's. */
  readonly reports: readonly { readonly reason: ReportReason; readonly at: string; readonly resolvedAt: string | null }[];
  readonly supports: number;
  readonly log: readonly { readonly action: string; readonly reason: string | null; readonly at: string }[];
}
export interface ReceiptExport {
  readonly madeAt: string;
  readonly organisation: string;
  readonly contribution: ContributionRecord;
  /** Of the same respondent, when asked for. */
  readonly others: readonly ContributionRecord[];
  readonly otherCount: number;
}
export interface Erased {
  readonly id: string;
  /** It had been erased before: nothing was done. */
  readonly alreadyErasedAt: string | null;
  /** How many answers count it still. */
  readonly answers: number;
}

export interface ArchivableCampaign {
  readonly id: string;
  readonly title: Words;
  readonly opensOn: string;
  readonly closesOn: string | null;
  readonly isOpen: boolean;
  readonly contributions: number;
  readonly exportedAt: string | null;
}
export interface CampaignArchive {
  readonly exportId: number;
  readonly madeAt: string;
  readonly exactPlaces: boolean;
  readonly organisation: string;
  readonly disposal: DisposalRule | null;
  readonly campaign: {
    readonly id: string;
    readonly slug: string;
    readonly title: Words;
    readonly question: Words;
    readonly intro: Words;
    readonly canChange: Words | null;
    readonly cannotChange: Words | null;
    readonly whoDecides: Words | null;
    readonly answerBy: string | null;
    readonly opensOn: string;
    readonly closesOn: string | null;
    readonly organiser: string;
    readonly controller: string;
    readonly legalBasis: string;
    readonly questions: readonly Question[];
  };
  readonly counts: readonly { readonly kind: Kind; readonly status: Exclude<Status, "waiting">; readonly count: number }[];
  readonly total: number;
  readonly results: CampaignResults;
}
export interface ArchivedContribution {
  readonly id: string;
  readonly kind: Kind;
  readonly status: Exclude<Status, "waiting">;
  readonly receivedAt: string;
  readonly decidedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly rejectionReason: RejectionReason | null;
  /** Words and what goes with them: of published ones only. */
  readonly title: string | null;
  readonly text: string;
  readonly language: string;
  readonly era: Era | null;
  readonly safetyLevel: number | null;
  readonly times: readonly TimeOfDay[];
  readonly causes: readonly CauseMark[];
  readonly audiences: readonly WishAudience[];
  readonly precision: "exact" | "square" | null;
  readonly place: Place | null;
  readonly districtName: string | null;
  readonly media: readonly { readonly type: MediaType; readonly alternativeText: string | null; readonly transcript: string | null }[];
  readonly answers: readonly PublishedAnswer[];
}
export interface ArchiveCursor {
  readonly at: string;
  readonly id: string;
}
export interface ArchivePage {
  readonly contributions: readonly ArchivedContribution[];
  /** Null: that was all. */
  readonly next: ArchiveCursor | null;
}

export interface RecordsDesk {
  readRetention(): Promise<readonly OrganisationRetention[]>;
  /** How many a rule of so many days would erase now. Changes nothing. */
  previewRetention(rule: { readonly organisationId: string; readonly subject: RetentionSubject | "withdrawn"; readonly days: number }): Promise<number>;
  /** Days null: keep. */
  changeRetentionRule(rule: { readonly organisationId: string; readonly subject: RetentionSubject; readonly days: number | null; readonly decision: string }): Promise<void>;
  changeDisposalRule(rule: DisposalRule & { readonly organisationId: string }): Promise<void>;
  /** Written in the log. Rejects with receipt_unknown. */
  exportByReceipt(receiptCode: string, withOthers: boolean): Promise<ReceiptExport>;
  /** Its bytes; null when they are gone. */
  readMedia(mediaId: string): Promise<Uint8Array | null>;
  /** A photo as it was before it was blurred; written in the audit. Null when it is gone. */
  readOriginalPhoto(mediaId: string): Promise<Uint8Array | null>;
  eraseByReceipt(erasure: { readonly receiptCode: string; readonly reason: ErasureReason; readonly decisionNumber: string }): Promise<Erased>;
  readArchivableCampaigns(): Promise<readonly ArchivableCampaign[]>;
  /** Written in the log. */
  startCampaignArchive(campaignId: string, exactPlaces: boolean): Promise<CampaignArchive>;
  readCampaignArchive(exportId: number, after: ArchiveCursor | null): Promise<ArchivePage>;
}
