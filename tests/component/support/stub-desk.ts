/** A moderation desk that remembers, for the queue's tests: holds, decides and takes back as the real one does. Each method can be spied on. */
import { vi } from "vitest";
import type { ModerationDesk, QueueCounts, QueueItem } from "../../../src/backend/staff/moderation";
import type { ReceiptMedia } from "../../../src/domain/media";

let made = 0;
export function aQueueItem(over: Partial<QueueItem> = {}): QueueItem {
  made += 1;
  return {
    id: `3f2b8c1e-6f0a-4a53-9c7e-${String(made).padStart(12, "0")}`, revision: 1, kind: "story", title: null, text: `Text ${made}`, language: "sv",
    publicPlace: { type: "Point", coordinates: [12.694, 56.046] }, precision: "exact", hasExactPlace: false, era: null, safety: null, causes: [], districtName: "Centrum", campaignTitle: null,
    flags: [], reports: [], status: "submitted", media: [], underThirteen: false, exhibition: false, receivedAt: "2026-05-04T10:00:00Z", claimedUntil: "2026-05-04T10:05:00Z", handedOverAt: null, sameContributor: 0, ...over,
  };
}
export function aPhoto(over: Partial<ReceiptMedia> = {}): ReceiptMedia {
  return { id: "3f2b8c1e-6f0a-4a53-9c7e-aaaaaaaaaaa1", type: "photo", status: "submitted", width: 640, height: 480, durationMs: null, peaks: [], alternativeText: "En gunga", transcript: null, ...over };
}
export function aVoice(over: Partial<ReceiptMedia> = {}): ReceiptMedia {
  return aPhoto({ id: "3f2b8c1e-6f0a-4a53-9c7e-aaaaaaaaaaa2", type: "voice", width: null, height: null, durationMs: 4_000, alternativeText: null, ...over });
}

export class StubDesk {
  waiting: QueueItem[];
  /** What colleagues hold. */
  readonly elsewhere = new Set<string>();
  readonly held = new Set<string>();
  more: Partial<QueueCounts> = {};
  #taken: QueueItem[] = [];
  #mediaTaken: QueueItem[] = [];

  constructor(...items: QueueItem[]) {
    this.waiting = items;
  }

  counts = vi.fn<ModerationDesk["counts"]>(() =>
    Promise.resolve({ waiting: this.waiting.length, urgent: this.waiting.filter(({ flags }) => flags.length > 0).length, withColleagues: this.elsewhere.size, restricted: 0, ...this.more }),
  );
  claim = vi.fn<ModerationDesk["claim"]>(async ({ count, skipped, wanted }) => {
    const free = this.waiting.filter(({ id }) => !this.elsewhere.has(id) && !this.held.has(id)).sort((a, b) => Number(b.id === wanted) - Number(a.id === wanted) || Number(skipped.includes(a.id)) - Number(skipped.includes(b.id)));
    for (const { id } of free.slice(0, Math.max(0, count - this.held.size))) this.held.add(id);
    return { items: this.waiting.filter(({ id }) => this.held.has(id)), counts: await this.counts() };
  });
  renew = vi.fn<ModerationDesk["renew"]>(async (ids) => ({ lost: ids.filter((id) => !this.held.has(id)), counts: await this.counts() }));
  release = vi.fn<ModerationDesk["release"]>((ids) => {
    for (const id of ids) this.held.delete(id);
    return Promise.resolve();
  });
  decide = vi.fn<ModerationDesk["decide"]>(({ contributionId, action }) => {
    const item = this.waiting.find(({ id }) => id === contributionId);
    if (item !== undefined) this.#taken.push(item);
    const mediaWait = action !== "reject" && item?.media.some(({ status }) => status === "submitted") === true;
    if (mediaWait) this.waiting = this.waiting.map((one) => (one === item ? { ...one, status: "published" } : one));
    else this.#forget(contributionId);
    return Promise.resolve({ decisionId: this.#taken.length });
  });
  undo = vi.fn<ModerationDesk["undo"]>((decisionId) => {
    const item = this.#taken[decisionId - 1];
    if (item !== undefined) {
      this.waiting = [item, ...this.waiting.filter(({ id }) => id !== item.id)];
      this.held.add(item.id);
    }
    return Promise.resolve();
  });
  decideMedia = vi.fn<ModerationDesk["decideMedia"]>((decision) => {
    this.waiting = this.waiting.map((item) => ({ ...item, media: item.media.map((one) => (one.id === decision.mediaId ? { ...one, status: decision.status } : one)) }));
    for (const item of this.waiting.filter(({ status, media }) => status !== "submitted" && !media.some((one) => one.status === "submitted"))) {
      this.#mediaTaken.push(item);
      this.#forget(item.id);
    }
    return Promise.resolve();
  });
  undoMedia = vi.fn<ModerationDesk["undoMedia"]>((mediaId) => {
    const item = [...this.waiting, ...this.#mediaTaken].find(({ media }) => media.some(({ id }) => id === mediaId));
    if (item !== undefined) {
      const back: QueueItem = { ...item, media: item.media.map((one) => (one.id === mediaId ? { ...one, status: "submitted" } : one)) };
      this.waiting = [back, ...this.waiting.filter(({ id }) => id !== item.id)];
      this.held.add(item.id);
    }
    return Promise.resolve();
  });
  readMediaUrl = vi.fn<ModerationDesk["readMediaUrl"]>((id) => Promise.resolve(`blob:${id}`));
  viewExactPlace = vi.fn<ModerationDesk["viewExactPlace"]>(() => Promise.resolve({ type: "Point", coordinates: [12.6943, 56.0464] }));
  handOver = vi.fn<ModerationDesk["handOver"]>(() => Promise.resolve());
  readChildWorryRoutine = vi.fn<ModerationDesk["readChildWorryRoutine"]>(() => Promise.resolve(null));

  /** A colleague took it and is reading it. */
  giveAway(id: string): void {
    this.held.delete(id);
    this.elsewhere.add(id);
  }
  #forget(id: string): void {
    this.waiting = this.waiting.filter((item) => item.id !== id);
    this.held.delete(id);
  }
}
