/**
 * What a resident sends and what comes back: the shapes of the JSON documents that the database functions take and give.
 * Parsed by `contribution-schema.ts` at the border; trusted inside.
 */
import type { AgeGroup, Cause, CauseEffect, Gender, Kind, Language, PublicKind, Relation, TimeOfDay, WishAudience } from "./kind";
import type { PublishedMedia, ReceiptMedia } from "./media";
import type { LonLat, Place, Precision, ShapePlace } from "./place";

export const TEXT_LIMIT = 2000;
export const TITLE_LIMIT = 120;
/** Of a campaign's question that is answered in words. */
export const ANSWER_LIMIT = 2000;

export const STATUSES = ["waiting", "submitted", "published", "rejected", "withdrawn"] as const;
/** `waiting` exists on the device only. */
export type Status = (typeof STATUSES)[number];

export interface CauseMark {
  readonly cause: Cause;
  readonly effect: CauseEffect;
}
/** One year, one decade (1950–1959) or a period; years in the common era, 1800 up to this year. */
export interface Era {
  readonly type: "year" | "decade" | "period";
  readonly from: number;
  readonly to: number;
}
export interface SafetyFeeling {
  /** 1 very unsafe … 5 very safe. */
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly times: readonly TimeOfDay[];
  readonly causes: readonly CauseMark[];
}
export interface Demographics {
  readonly ageGroup?: AgeGroup;
  readonly gender?: Gender;
  readonly relations?: readonly Relation[];
  readonly homeDistrictId?: string;
}
export interface QuestionResponse {
  readonly questionId: string;
  /** The wording that was shown: Question.version. */
  readonly version?: number;
  readonly value: string | number | readonly string[];
}

/** The whole of what the device sends. The device makes `id`, `receiptCode` and `contributorKey`. */
export interface Submission {
  readonly id: string;
  readonly receiptCode: string;
  readonly contributorKey: string;
  readonly kind: Kind;
  readonly place: Place;
  readonly precision: Precision;
  readonly title?: string;
  /** May be empty for like, avoid and safety. */
  readonly text: string;
  readonly language: Language;
  /** Only for kind safety, required there. */
  readonly safety?: SafetyFeeling;
  /** Only for kind avoid: when and why; optional. */
  readonly avoid?: Omit<SafetyFeeling, "level">;
  /** Only for kind memory, required there. */
  readonly era?: Era;
  /** Only for kind wish: for whom; optional. */
  readonly audiences?: readonly WishAudience[];
  readonly underThirteen: boolean;
  /** "Får visas på utställning". */
  readonly exhibition: boolean;
  readonly demographics?: Demographics;
  readonly campaignId?: string;
  readonly sessionCode?: string;
  /** Of the exhibition wall whose QR brought the author here; a wall that is gone never stops them. */
  readonly wallCode?: string;
  readonly responses?: readonly QuestionResponse[];
}

export interface Acknowledgement {
  readonly id: string;
  readonly status: Exclude<Status, "waiting">;
  readonly revision: number;
  /** ISO 8601 from the server's clock. */
  readonly receivedAt: string;
  readonly campaignId: string | null;
  /** True when the campaign had closed: the contribution is kept, without the campaign. */
  readonly campaignClosed: boolean;
}

/** Changes only what is given. Unpublishes until moderated again. */
export interface Amendment {
  readonly operationId: string;
  readonly id: string;
  readonly receiptCode: string;
  readonly baseRevision: number;
  /** `removeMedia`: ids of photos or recordings to delete; alone it unpublishes nothing else. */
  readonly changes: Partial<Pick<Submission, "title" | "text" | "safety" | "avoid" | "era" | "audiences" | "exhibition">> & { readonly removeMedia?: readonly string[] };
}
export interface Withdrawal {
  readonly id: string;
  readonly receiptCode: string;
}
export interface SupportChange {
  readonly contributionId: string;
  readonly contributorKey: string;
  readonly supported: boolean;
}
export interface SupportState {
  readonly contributionId: string;
  readonly supported: boolean;
  readonly supportCount: number;
}
export const REPORT_REASONS = ["child", "personal_data", "hate", "threat", "spam", "other"] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];
export interface Report {
  readonly id: string;
  readonly contributionId: string;
  readonly reason: ReportReason;
  /** At most 500 characters. */
  readonly text?: string;
}

export const REJECTION_REASONS = ["personal_data", "about_a_person", "hate", "threat", "advertising", "not_about_a_place", "duplicate", "other"] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** What the author sees with the receipt code. */
export interface Receipt {
  readonly id: string;
  readonly kind: Kind;
  readonly status: Exclude<Status, "waiting">;
  readonly revision: number;
  readonly receivedAt: string;
  readonly decidedAt: string | null;
  readonly title: string | null;
  readonly text: string;
  /** A moderator removed words: […] stands in their place. */
  readonly redacted: boolean;
  readonly language: Language;
  readonly precision: Precision;
  /** As stored: what the author allowed. Null after withdrawal. */
  readonly place: Place | null;
  readonly era: Era | null;
  readonly safety: SafetyFeeling | null;
  readonly avoid: Omit<SafetyFeeling, "level"> | null;
  readonly audiences: readonly WishAudience[];
  readonly exhibition: boolean;
  readonly media: readonly ReceiptMedia[];
  readonly campaign: { readonly id: string; readonly title: Readonly<Record<string, string>>; readonly answerBy: string | null } | null;
  readonly rejection: { readonly reason: RejectionReason; readonly words: string | null } | null;
  readonly answers: readonly PublishedAnswer[];
  readonly disposal: { readonly number: string; readonly decidedOn: string; readonly days: number } | null;
}

export const STANCES = ["will_do", "under_way", "done", "partly", "cannot", "noted", "forwarded"] as const;
export type Stance = (typeof STANCES)[number];
/** A published answer with what it answers, for *Ni sa – vi gjorde* and for measures beside safety cells. */
export interface AnswerDetail extends PublishedAnswer {
  /** Name of the development area it belongs to, if any. */
  readonly areaId: string | null;
  readonly areaName: string | null;
  /** Districts of what it answers, from public places only, most first. */
  readonly districtIds: readonly string[];
  readonly campaignId: string | null;
  /** Public ones only, at most 20; the author's words are read from the public map. */
  readonly contributionIds: readonly string[];
  /** How many contributions it answers, public or not; null when one to four of them are not public. */
  readonly contributionCount: number | null;
  /** True when it answers safety or avoid contributions: a measure. */
  readonly isMeasure: boolean;
}
export interface PublishedAnswer {
  readonly id: string;
  readonly stance: Stance;
  readonly text: string;
  readonly reason: string | null;
  readonly unit: string;
  readonly standing: "administration" | "board";
  /** ISO date. */
  readonly decidedOn: string | null;
  readonly paragraph: string | null;
  readonly publishedAt: string;
  /** When its wording was last corrected; what it said before is read on request. Missing in what an older app saved. */
  readonly correctedAt?: string | null | undefined;
}
/** What a published answer said until it was corrected. */
export interface EarlierWording extends Omit<PublishedAnswer, "id" | "correctedAt"> {
  readonly correctedAt: string;
  readonly why: string;
}

/** One row of what everyone may read. Rough places come as their grid square and its centre. */
export interface PublishedContribution {
  readonly id: string;
  readonly kind: PublicKind;
  /** The point to draw: the exact place, or the centre of the grid square. */
  readonly point: LonLat;
  /** Corner ring of the 150 m square when the place is rough, else null. */
  readonly square: readonly LonLat[] | null;
  /** The line or area as everyone may see it; null for points. Then `point` is on it and `square` is null. */
  readonly shape: ShapePlace | null;
  readonly title: string | null;
  readonly text: string;
  readonly language: Language;
  readonly era: Era | null;
  readonly audiences: readonly WishAudience[];
  readonly campaignId: string | null;
  readonly districtId: string | null;
  readonly supportCount: number;
  readonly exhibition: boolean;
  readonly publishedAt: string;
  readonly media: readonly PublishedMedia[];
  readonly answers: readonly PublishedAnswer[];
}
export interface ChangePage {
  /** Pass to the next call. An opaque number that only grows. */
  readonly cursor: number;
  readonly changed: readonly PublishedContribution[];
  readonly removed: readonly string[];
  /** True: call again at once. */
  readonly more: boolean;
}
