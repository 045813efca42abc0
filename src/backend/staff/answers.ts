/**
 * The planner's desk: what waits for an answer, and the answers – written, looked at by another, published, corrected, taken back. Implemented
 * by `supabase-answers.ts` over the functions of the migrations "contributions to answer" and "answering". Every call rejects with a Problem: not_allowed for who is
 * neither planner nor admin there, revision_conflict when somebody else was first, text_missing or field_invalid with the field.
 */
import type { AnswerTab, AnswerWords } from "../../domain/answer";
import type { CauseMark, Stance } from "../../domain/contribution";
import type { ContributionFilter } from "../../domain/contribution-filter";
import type { Kind, Language } from "../../domain/kind";
import type { LonLat } from "../../domain/place";

export type Words = Readonly<Record<string, string>>;

export interface ContributionToAnswer {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string | null;
  readonly text: string;
  readonly language: Language;
  /** As everyone may know it. */
  readonly point: LonLat;
  readonly isRough: boolean;
  readonly safetyLevel: number | null;
  readonly causes: readonly CauseMark[];
  readonly districtName: string | null;
  readonly campaignTitle: Words | null;
  readonly themeIds: readonly string[];
  readonly receivedAt: string;
  /** ISO date by which it should have its answer. */
  readonly dueOn: string;
  readonly isOverdue: boolean;
  readonly isAnswered: boolean;
  readonly answers: readonly { readonly id: string; readonly stance: Stance | null; readonly isPublished: boolean }[];
  readonly supportCount: number;
}
export interface ContributionsPage {
  readonly items: readonly ContributionToAnswer[];
  /** All that match, on this page or not. */
  readonly total: number;
  readonly unanswered: number;
  /** Where the next page begins; null: this was the last. */
  readonly next: string | null;
}
/** Some by name, or all that a filter finds but these. */
export type Selection = { readonly ids: readonly string[] } | { readonly filter: ContributionFilter; readonly except: readonly string[] };

export type AnswerState = "draft" | "to_review" | "approved" | "published" | "withdrawn";
interface Wording {
  readonly stance: Stance | null;
  readonly text: string;
  readonly reason: string | null;
  readonly unit: string;
  readonly standing: "administration" | "board";
  readonly decidedOn: string | null;
  readonly paragraph: string | null;
}
export interface StaffAnswer extends Wording {
  readonly id: string;
  readonly revision: number;
  readonly state: AnswerState;
  readonly areaId: string | null;
  readonly areaName: string | null;
  readonly contributionCount: number;
  readonly updatedAt: string;
  readonly updatedBy: string | null;
  readonly reviewRequestedAt: string | null;
  readonly reviewRequestedBy: string | null;
  /** What the second pair of eyes wants changed. */
  readonly reviewNote: string | null;
  readonly approvedBy: string | null;
  readonly publishedAt: string | null;
  readonly correctedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
  /** A correction that waits for a second pair of eyes. */
  readonly correction: (Wording & { readonly why: string; readonly by: string | null }) | null;
  /** The signed-in person wrote it or asked for the review: no second pair of eyes. */
  readonly isMine: boolean;
  readonly needsSecondLook: boolean;
}
export interface AnswerVersion extends Wording {
  readonly how: "corrected" | "withdrawn";
  readonly publishedAt: string;
  readonly endedAt: string;
  readonly endedBy: string | null;
  readonly why: string;
}
export interface WholeAnswer extends StaffAnswer {
  readonly versions: readonly AnswerVersion[];
}
export interface AnswerDeskPage {
  readonly counts: Readonly<Record<AnswerTab | "overdue", number>>;
  readonly items: readonly StaffAnswer[];
  readonly needsSecondLook: boolean;
  readonly answerWithinDays: number;
}
export interface OverduePage extends ContributionsPage {
  readonly campaigns: readonly { readonly id: string | null; readonly title: Words | null; readonly answerBy: string | null; readonly overdue: number; readonly oldest: string }[];
}
export interface AnswerChoices {
  readonly districts: readonly { readonly id: string; readonly name: string }[];
  readonly campaigns: readonly { readonly id: string; readonly title: Words }[];
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  /** Units that have answered before, the most frequent first. */
  readonly units: readonly string[];
}
interface Seen {
  readonly id: string;
  readonly revision: number;
}

export interface AnswersDesk {
  /** Longest waiting first, or newest first. */
  readContributions(filter: ContributionFilter, options?: { readonly after?: string | null; readonly newestFirst?: boolean }): Promise<ContributionsPage>;
  /** What an answer answers. */
  readAnswered(answerId: string, after?: string | null): Promise<ContributionsPage>;
  readOverdue(): Promise<OverduePage>;
  readChoices(): Promise<AnswerChoices>;
  readDesk(tab: AnswerTab): Promise<AnswerDeskPage>;
  readAnswer(id: string): Promise<WholeAnswer>;
  /** The caller makes the id: begun twice is begun once. */
  begin(id: string, selection: Selection | null, areaId?: string | null): Promise<StaffAnswer>;
  save(seen: Seen, words: AnswerWords): Promise<StaffAnswer>;
  tie(id: string, change: { readonly add: Selection } | { readonly remove: Selection }): Promise<StaffAnswer>;
  requestReview(seen: Seen): Promise<StaffAnswer>;
  approve(seen: Seen): Promise<StaffAnswer>;
  sendBack(seen: Seen, note: string): Promise<StaffAnswer>;
  publish(seen: Seen): Promise<StaffAnswer>;
  correct(seen: Seen, words: AnswerWords, why: string): Promise<StaffAnswer>;
  unpublish(seen: Seen, why: string): Promise<StaffAnswer>;
  remove(id: string): Promise<void>;
  /** Admins only. */
  saveSettings(settings: { readonly needsSecondLook: boolean; readonly answerWithinDays: number }): Promise<void>;
}
