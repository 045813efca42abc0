/**
 * The moderator's desk: what waits, taken one by one so that no two read the same; decisions that can be undone; floods. Implemented by
 * `supabase-moderation.ts` over the functions of the migrations "moderation queue" and "floods".
 */
import type { CauseMark, Era, RejectionReason, ReportReason, SafetyFeeling, Status } from "../../domain/contribution";
import type { Kind, Language } from "../../domain/kind";
import type { MediaStatus, ReceiptMedia } from "../../domain/media";
import type { Place, Precision } from "../../domain/place";
import type { Redaction } from "../../domain/redaction";

export interface QueueItem {
  readonly id: string;
  readonly revision: number;
  readonly kind: Kind;
  readonly title: string | null;
  readonly text: string;
  /** What the author wrote in. Nobody translates but people. */
  readonly language: Language;
  /** As everyone will see it: the place itself, or the rough one. */
  readonly publicPlace: Place;
  readonly precision: Precision;
  /** True when the city knows more than everyone: viewExactPlace tells, and is written in the audit. */
  readonly hasExactPlace: boolean;
  readonly era: Era | null;
  readonly safety: SafetyFeeling | null;
  readonly causes: readonly CauseMark[];
  readonly districtName: string | null;
  readonly campaignTitle: Readonly<Record<string, string>> | null;
  /** personnummer, phone, email, name, plate, child_worry, threat, reported … */
  readonly flags: readonly string[];
  readonly reports: readonly { readonly reason: ReportReason; readonly text: string | null; readonly receivedAt: string }[];
  /** Of the words; when they are decided already, only photos or recordings wait. */
  readonly status: Status;
  readonly media: readonly ReceiptMedia[];
  readonly underThirteen: boolean;
  readonly exhibition: boolean;
  readonly receivedAt: string;
  /** Until when nobody else gets it; work on it renews. */
  readonly claimedUntil: string;
  /** Worry for a child: when a colleague noted that it is reported as the routine says; null when nobody has. */
  readonly handedOverAt: string | null;
  /** How many waiting or published ones came from the same respondent in the last day, this one not counted: the door to a flood. */
  readonly sameContributor: number;
}

export interface QueueCounts {
  /** All that this person may decide on, claimed or not. */
  readonly waiting: number;
  /** Of these: worry for a child, threat, reported, named person. */
  readonly urgent: number;
  /** In the hands of colleagues just now. */
  readonly withColleagues: number;
  /** Worry for a child, waiting, that only named staff may read; 0 for those who may (they are in `waiting`). */
  readonly restricted: number;
}

export interface ClaimedPage {
  readonly items: readonly QueueItem[];
  readonly counts: QueueCounts;
}

export type QueueDecision = {
  readonly contributionId: string;
  /** The revision that was looked at: an amended one is refused as revision_conflict. */
  readonly revision: number;
} & (
  | { readonly action: "approve" }
  /** Redacts and publishes in one go. */
  | { readonly action: "redact"; readonly redactions: readonly Redaction[] }
  | { readonly action: "reject"; readonly reason: RejectionReason; readonly words?: string }
);

export interface MediaDecision {
  readonly mediaId: string;
  readonly status: Exclude<MediaStatus, "submitted">;
  /** What is said in it, as staff wrote it down or corrected it. Voice is public only with one. */
  readonly transcript?: string;
}

/** Which contributions belong to one flood. At least one of the first four; each narrows. */
export interface FloodCriteria {
  /** From the same respondent as this contribution. */
  readonly sameContributorAs?: string;
  readonly sessionId?: string;
  /** Words alike those of this contribution (trigram similarity of at least 0.6). */
  readonly similarTo?: string;
  readonly from?: string;
  readonly to?: string;
  readonly statuses: readonly ("submitted" | "published")[];
}
export interface Flood {
  readonly total: number;
  readonly contributors: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** At most 50, newest first. */
  readonly sample: readonly { readonly id: string; readonly kind: Kind; readonly title: string | null; readonly text: string; readonly status: Status; readonly receivedAt: string }[];
}
/** What looks like a flood just now, largest first. */
export interface FloodSuggestion {
  readonly criteria: FloodCriteria;
  readonly why: "contributor" | "session" | "similar";
  readonly total: number;
  readonly example: string;
}
export interface BulkDecision {
  readonly criteria: FloodCriteria;
  readonly action: "reject";
  readonly reason: RejectionReason;
  readonly words?: string;
  /** As it was looked at: more than these is refused as revision_conflict. */
  readonly total: number;
}
export interface Bulk {
  readonly id: string;
  readonly decided: number;
  readonly at: string;
  readonly undoneAt: string | null;
  readonly reason: RejectionReason;
}

export interface ModerationDesk extends FloodDesk {
  /** Takes up to `count` for this person, urgent first, then oldest; those already held are renewed and come first. `skipped` come last. */
  claim(request: { readonly count: number; readonly skipped: readonly string[]; readonly wanted?: string }): Promise<ClaimedPage>;
  /** Keeps what is held; called while somebody works. Ids that are no longer held come back. */
  renew(ids: readonly string[]): Promise<{ readonly lost: readonly string[]; readonly counts: QueueCounts }>;
  release(ids: readonly string[]): Promise<void>;
  counts(): Promise<QueueCounts>;
  /** → the decision's id, for undo. Rejects with revision_conflict, withdrawn, claimed_by_colleague. */
  decide(decision: QueueDecision): Promise<{ readonly decisionId: number }>;
  /** Takes back one's own last decision on something (admins: anybody's): it is as it was before, claimed by oneself, with its words restored. */
  undo(decisionId: number): Promise<void>;
  decideMedia(decision: MediaDecision): Promise<void>;
  /** Takes back one's own last decision on a photo or recording (admins: anybody's): it waits again; what was written of it stays. */
  undoMedia(mediaId: string): Promise<void>;
  /** A signed URL for a photo or recording of one's own organisation, published or not; lives a few minutes. */
  readMediaUrl(mediaId: string): Promise<string>;
  /**
   * Puts a blurred picture of the same pixels, as image/webp or image/jpeg without metadata, in the place of the photo; the first one is kept,
   * erasable, for admins. Addresses given out before lead to the first one for five minutes at most. Rejects with media_* and field_invalid.
   */
  blurPhoto(mediaId: string, picture: Blob): Promise<void>;
  /** Written in the audit. */
  viewExactPlace(contributionId: string): Promise<Place>;
  /** "Orosanmälan är gjord enligt rutinen": noted in the log; what was written waits for its decision as before. */
  handOver(contributionId: string): Promise<void>;
  /** The organisation's routine for worry for a child, in words; null until an admin has written it. */
  readChildWorryRoutine(): Promise<{ readonly text: string; readonly phone: string | null; readonly url: string | null } | null>;
}

/** Obvious floods, found and rejected in one go. */
export interface FloodDesk {
  suggestFloods(): Promise<readonly FloodSuggestion[]>;
  findFlood(criteria: FloodCriteria): Promise<Flood>;
  /** What colleagues hold is left to them: `withColleagues` says how many. */
  decideInBulk(decision: BulkDecision): Promise<Bulk & { readonly withColleagues: number }>;
  undoBulk(bulkId: string): Promise<void>;
  /** Newest first, at most 20. */
  readBulks(): Promise<readonly Bulk[]>;
}
