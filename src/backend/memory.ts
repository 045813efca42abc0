/**
 * The port and sign-in in memory, for component tests and offline demos. It keeps the promises the contract suite checks against the real thing:
 * idempotent submits, one uniform refusal, tombstones, revisions, a cursor that only grows. It judges no content and no place.
 */
import type { Acknowledgement, Amendment, AnswerDetail, EarlierWording, ChangePage, PublishedContribution, Receipt, Submission, SupportChange, SupportState, Withdrawal } from "../domain/contribution";
import type { Campaign, CampaignResults, DevelopmentArea, District, GroupSession, SafetyCell } from "../domain/campaign";
import type { DraftMedia, MediaAcknowledgement, MediaUpload, PublishedMedia, ReceiptMedia } from "../domain/media";
import { anchorOf } from "../domain/place";
import { isCellOnly, type PublicKind, type TimeOfDay } from "../domain/kind";
import { Problem } from "../domain/problem";
import type { Backend } from "./backend";
import type { StaffAuth, StaffMember } from "./staff/auth";
import type { MediaDecision, QueueDecision } from "./staff/moderation";

export interface MemoryContent {
  readonly published?: readonly PublishedContribution[];
  readonly campaigns?: readonly Campaign[];
  readonly districts?: readonly District[];
  readonly areas?: readonly DevelopmentArea[];
  readonly cells?: readonly SafetyCell[];
  readonly answers?: readonly AnswerDetail[];
  /** By answer. */
  readonly answerVersions?: Readonly<Record<string, readonly EarlierWording[]>>;
  readonly results?: Readonly<Record<string, CampaignResults>>;
  readonly sessions?: readonly GroupSession[];
  readonly member?: StaffMember;
  readonly password?: string;
  readonly now?: () => Date;
}

interface Row {
  readonly submission: Submission;
  readonly acknowledgement: Acknowledgement;
  readonly decidedAt: string | null;
  readonly rejection: Receipt["rejection"];
}
interface MediaRow {
  readonly contributionId: string;
  readonly media: DraftMedia;
  readonly status: ReceiptMedia["status"];
}
type Change = { readonly row: PublishedContribution } | { readonly removed: string };

const PAGE_SIZE = 500;

export class MemoryBackend implements Backend, StaffAuth {
  readonly #content: MemoryContent;
  readonly #rows = new Map<string, Row>();
  readonly #codes = new Map<string, string>();
  readonly #published = new Map<string, PublishedContribution>();
  readonly #supporters = new Map<string, Set<string>>();
  readonly #amended = new Map<string, Acknowledgement>();
  readonly #changes: { readonly cursor: number; readonly change: Change }[] = [];
  readonly #listeners = new Set<(answered?: boolean) => void>();
  /** Bytes that are kept, by media id. */
  readonly media = new Map<string, Blob>();
  readonly #mediaRows = new Map<string, MediaRow>();
  readonly #removedMedia = new Set<string>();
  #cursor = 0;
  #signedIn = false;

  constructor(content: MemoryContent = {}) {
    this.#content = content;
    for (const row of content.published ?? []) this.publish(row);
  }

  /** Puts a row on the map, as a moderator's approval would. */
  publish(row: PublishedContribution): void {
    this.#published.set(row.id, row);
    this.#change({ row });
  }
  unpublish(id: string): void {
    if (this.#published.delete(id)) this.#change({ removed: id });
  }

  async submitContribution(submission: Submission): Promise<Acknowledgement> {
    const code = this.#codes.get(submission.id);
    if (code !== undefined && code !== submission.receiptCode) throw new Problem("refused");
    const known = this.#rows.get(submission.id);
    if (known !== undefined) return known.acknowledgement;
    if (code !== undefined) throw new Problem("withdrawn");
    const campaign = (this.#content.campaigns ?? []).find(({ id }) => id === submission.campaignId);
    const isClosed = submission.campaignId !== undefined && campaign?.status !== "open";
    const acknowledgement: Acknowledgement = {
      id: submission.id, status: "submitted", revision: 1, receivedAt: this.#now(), campaignId: isClosed ? null : (campaign?.id ?? null), campaignClosed: isClosed,
    };
    this.#codes.set(submission.id, submission.receiptCode);
    this.#rows.set(submission.id, { submission, acknowledgement, decidedAt: null, rejection: null });
    return acknowledgement;
  }

  async amendContribution({ operationId, id, receiptCode, baseRevision, changes }: Amendment): Promise<Acknowledgement> {
    const row = this.#owned(id, receiptCode);
    const done = this.#amended.get(operationId);
    if (done !== undefined) return done;
    if (row.acknowledgement.status === "withdrawn") throw new Problem("withdrawn");
    const { removeMedia, ...words } = changes;
    if (removeMedia !== undefined) this.#removeMedia(id, removeMedia);
    if (removeMedia !== undefined && Object.keys(words).length === 0) return row.acknowledgement;
    if (row.acknowledgement.revision !== baseRevision) throw new Problem("revision_conflict");
    const acknowledgement: Acknowledgement = { ...row.acknowledgement, status: "submitted", revision: baseRevision + 1 };
    this.#rows.set(id, { submission: { ...row.submission, ...words }, acknowledgement, decidedAt: null, rejection: null });
    this.#amended.set(operationId, acknowledgement);
    this.unpublish(id);
    return acknowledgement;
  }

  async withdrawContribution({ id, receiptCode }: Withdrawal): Promise<Acknowledgement> {
    if (!this.#codes.has(id)) this.#codes.set(id, receiptCode);
    if (this.#codes.get(id) !== receiptCode) throw new Problem("refused");
    const row = this.#rows.get(id);
    const before = row?.acknowledgement ?? { id, revision: 1, receivedAt: this.#now(), campaignId: null, campaignClosed: false };
    const acknowledgement: Acknowledgement = { ...before, status: "withdrawn" };
    if (row !== undefined) this.#rows.set(id, { ...row, acknowledgement, submission: { ...row.submission, text: "" } });
    this.#removeMedia(id, this.#mediaOf(id).map(({ media }) => media.id));
    this.unpublish(id);
    return acknowledgement;
  }

  async supportContribution({ contributionId, contributorKey, supported }: SupportChange): Promise<SupportState> {
    const row = this.#published.get(contributionId);
    if (row === undefined) throw new Problem("refused");
    const supporters = this.#supporters.get(contributionId) ?? new Set<string>();
    const before = supporters.size;
    if (supported) supporters.add(contributorKey);
    else supporters.delete(contributorKey);
    this.#supporters.set(contributionId, supporters);
    const supportCount = row.supportCount + supporters.size - before;
    if (supportCount !== row.supportCount) this.publish({ ...row, supportCount });
    return { contributionId, supported, supportCount };
  }

  async reportContribution(): Promise<void> {
    // Nobody reads reports here.
  }

  async readReceipt(receiptCode: string): Promise<Receipt> {
    const found = [...this.#rows.values()].find(({ submission }) => submission.receiptCode === receiptCode);
    if (found === undefined) throw new Problem("receipt_unknown");
    const { submission: it, acknowledgement, decidedAt, rejection } = found;
    const campaign = (this.#content.campaigns ?? []).find(({ id }) => id === acknowledgement.campaignId);
    const isGone = acknowledgement.status === "withdrawn";
    return {
      id: it.id, kind: it.kind, status: acknowledgement.status, revision: acknowledgement.revision, receivedAt: acknowledgement.receivedAt, decidedAt,
      title: isGone ? null : (it.title ?? null), text: isGone ? "" : it.text, redacted: false, language: it.language, precision: it.precision, place: isGone ? null : it.place,
      era: it.era ?? null, safety: it.safety ?? null, avoid: it.avoid ?? null, audiences: it.audiences ?? [], exhibition: it.exhibition, media: this.#mediaOf(it.id).map(receiptMedia),
      campaign: campaign === undefined ? null : { id: campaign.id, title: campaign.title, answerBy: campaign.promise.answerBy },
      rejection, answers: this.#published.get(it.id)?.answers ?? [], disposal: null,
    };
  }

  async changesSince(cursor: number): Promise<ChangePage> {
    const page = this.#changes.filter((change) => change.cursor > cursor).slice(0, PAGE_SIZE);
    const last = page.at(-1)?.cursor ?? this.#cursor;
    const latest = new Map(page.map(({ change }) => ["row" in change ? change.row.id : change.removed, change]));
    const changed = [...latest.values()].flatMap((change) => ("row" in change ? [change.row] : []));
    const removed = [...latest.values()].flatMap((change) => ("removed" in change ? [change.removed] : []));
    return { cursor: last, changed, removed, more: last < this.#cursor };
  }

  async readAnswers(): Promise<readonly AnswerDetail[]> {
    return this.#content.answers ?? [];
  }
  async readAnswerVersions(answerId: string): Promise<readonly EarlierWording[]> {
    return this.#content.answerVersions?.[answerId] ?? [];
  }
  async readCampaignResults(campaignId: string): Promise<CampaignResults> {
    return this.#content.results?.[campaignId] ?? { respondents: null, kinds: [], questions: [] };
  }
  async joinSession(code: string): Promise<GroupSession> {
    const session = (this.#content.sessions ?? []).find((known) => known.code === code.trim().toUpperCase());
    if (session === undefined) throw new Problem("session_unknown", { field: "sessionCode" });
    if (this.#now() >= session.endsAt) throw new Problem("session_ended", { field: "sessionCode" });
    if (this.#now() < session.opensAt) throw new Problem("session_not_started", { field: "sessionCode" });
    return session;
  }
  async sendMedia({ contributionId, receiptCode, media }: MediaUpload, bytes: Blob, options?: { readonly onProgress?: (share: number) => void }): Promise<MediaAcknowledgement> {
    if (!this.#codes.has(contributionId)) throw new Problem("contribution_unknown");
    if (this.#codes.get(contributionId) !== receiptCode) throw new Problem("refused");
    const status = this.#rows.get(contributionId)?.acknowledgement.status ?? "withdrawn";
    if (status === "withdrawn" || this.#removedMedia.has(media.id)) throw new Problem("withdrawn");
    const row = this.#mediaRows.get(media.id) ?? { contributionId, media, status: "submitted" };
    this.#mediaRows.set(media.id, row);
    this.media.set(media.id, bytes);
    options?.onProgress?.(1);
    return { id: media.id, status: row.status };
  }
  async mediaUrl(mediaId: string): Promise<string> {
    return `/functions/v1/media?id=${mediaId}`;
  }
  async decideMedia({ mediaId, status, transcript }: MediaDecision): Promise<void> {
    this.#requireStaff();
    const row = this.#mediaRows.get(mediaId);
    if (row === undefined) throw new Problem("not_allowed");
    const media = { ...row.media, transcript: transcript ?? row.media.transcript };
    if (status === "published" && media.type === "voice" && media.transcript.trim() === "") throw new Problem("field_invalid", { field: "transcript" });
    this.#mediaRows.set(mediaId, { ...row, media, status });
    const published = this.#published.get(row.contributionId);
    if (published !== undefined) this.publish({ ...published, media: this.#publishedMedia(row.contributionId) });
  }

  async readCampaigns(): Promise<readonly Campaign[]> {
    return this.#content.campaigns ?? [];
  }
  async readDistricts(): Promise<readonly District[]> {
    return this.#content.districts ?? [];
  }
  async readDevelopmentAreas(): Promise<readonly DevelopmentArea[]> {
    return this.#content.areas ?? [];
  }
  async readSafetyCells(campaignId: string, time: TimeOfDay): Promise<readonly SafetyCell[]> {
    return (this.#content.cells ?? []).filter((cell) => cell.campaignId === campaignId && cell.time === time);
  }

  listen(onHint: (answered?: boolean) => void, onState: (connected: boolean) => void): () => void {
    this.#listeners.add(onHint);
    onState(true);
    onHint();
    return () => this.#listeners.delete(onHint);
  }

  async currentStaff(): Promise<StaffMember | null> {
    return this.#signedIn ? (this.#content.member ?? null) : null;
  }
  async signIn(email: string, password: string): Promise<StaffMember> {
    const { member } = this.#content;
    if (member === undefined || member.email !== email || password !== this.#content.password) throw new Problem("sign_in_failed");
    this.#signedIn = true;
    return member;
  }
  async sendCode(): Promise<void> {
    return undefined;
  }
  /** The password serves as the code. */
  signInWithCode(email: string, code: string): Promise<StaffMember> {
    return this.signIn(email, code);
  }
  async signOut(): Promise<void> {
    this.#signedIn = false;
  }

  /** As the moderator's desk decides, but for redaction. */
  async decide(decision: Exclude<QueueDecision, { readonly action: "redact" }>): Promise<{ readonly decisionId: number }> {
    this.#requireStaff();
    const { contributionId, revision } = decision;
    const row = this.#rows.get(contributionId);
    if (row === undefined) throw new Problem("not_allowed");
    if (row.acknowledgement.revision !== revision) throw new Problem("revision_conflict");
    const isApproved = decision.action === "approve";
    const rejection = decision.action === "approve" ? null : { reason: decision.reason, words: decision.words ?? null };
    this.#rows.set(contributionId, {
      ...row, rejection, decidedAt: this.#now(), acknowledgement: { ...row.acknowledgement, status: isApproved ? "published" : "rejected" },
    });
    const { submission } = row;
    if (isApproved && isPublic(submission)) this.publish({ ...publicRow(submission, row.acknowledgement.campaignId, this.#now()), media: this.#publishedMedia(contributionId) });
    else this.unpublish(contributionId);
    return { decisionId: this.#cursor };
  }

  #mediaOf(contributionId: string): readonly MediaRow[] {
    return [...this.#mediaRows.values()].filter((row) => row.contributionId === contributionId);
  }
  #publishedMedia(contributionId: string): readonly PublishedMedia[] {
    return this.#mediaOf(contributionId)
      .filter(({ status }) => status === "published")
      .map((row) => publishedMedia(row.media));
  }
  #removeMedia(contributionId: string, mediaIds: readonly string[]): void {
    const wasPublished = this.#publishedMedia(contributionId).length > 0;
    for (const id of mediaIds) {
      const row = this.#mediaRows.get(id);
      if (row !== undefined && row.contributionId !== contributionId) continue;
      this.#removedMedia.add(id);
      this.#mediaRows.delete(id);
      this.media.delete(id);
    }
    const published = this.#published.get(contributionId);
    if (wasPublished && published !== undefined) this.publish({ ...published, media: this.#publishedMedia(contributionId) });
  }
  #owned(id: string, receiptCode: string): Row {
    const row = this.#rows.get(id);
    if (row === undefined || row.submission.receiptCode !== receiptCode) throw new Problem("refused");
    return row;
  }
  #requireStaff(): void {
    if (!this.#signedIn) throw new Problem("not_allowed");
  }
  #change(change: Change): void {
    this.#cursor += 1;
    this.#changes.push({ cursor: this.#cursor, change });
    for (const hint of this.#listeners) hint();
  }
  #now(): string {
    return (this.#content.now?.() ?? new Date()).toISOString();
  }
}

function isPublic(submission: Submission): submission is Submission & { readonly kind: PublicKind } {
  return !isCellOnly(submission.kind);
}

function publicRow(it: Submission & { readonly kind: PublicKind }, campaignId: string | null, publishedAt: string): PublishedContribution {
  return {
    id: it.id, kind: it.kind, point: anchorOf(it.place), square: null, shape: it.place.type === "Point" ? null : it.place, title: it.title ?? null, text: it.text, language: it.language, era: it.era ?? null,
    audiences: it.audiences ?? [], campaignId, districtId: null, supportCount: 0, exhibition: it.exhibition, publishedAt, media: [], answers: [],
  };
}

function publishedMedia({ id, type, width, height, durationMs, peaks, alternativeText, transcript }: DraftMedia): PublishedMedia {
  return { id, type, width, height, durationMs, peaks, alternativeText: alternativeText.trim() || null, transcript: transcript.trim() || null };
}

function receiptMedia({ media, status }: MediaRow): ReceiptMedia {
  return { ...publishedMedia(media), status };
}
