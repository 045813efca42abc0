/**
 * The moderator's queue: a few contributions held for this person so that the next is there at once, and deciding on them one at a time.
 * Held while somebody works, given back on leaving. Knows no window: views/moderate/presence.ts tells it what happens there.
 *
 *   queue.status "loading" | "ready" | "resting" | "error"     resting: nobody worked for five minutes, all is given back
 *   queue.items   queue.current   queue.counts   queue.select(id)   queue.problem (of the last thing tried)   queue.hasLost
 *   await queue.resume()   at the start and after resting      queue.work()   somebody works      queue.look()   every 15 s
 *   queue.hide()   queue.show()   queue.leave()
 *   await queue.approve(item)   .redact(item, redactions)   .reject(item, reason, words?)   .skip(item)   .undo()   → true when it took
 *   await queue.decideMedia(contributionId, decision)   .mediaUrl(mediaId)   .viewExactPlace(item)   .handOver(item)   .routine()
 *
 * Words and media are decided apart; an item leaves the queue when nothing of it waits any more.
 */
import { SvelteMap, SvelteSet } from "svelte/reactivity";
import type { FloodDesk, MediaDecision, ModerationDesk, QueueCounts, QueueDecision, QueueItem } from "../backend/staff/moderation";
import type { RejectionReason } from "../domain/contribution";
import type { Place } from "../domain/place";
import { Problem, type ProblemCode } from "../domain/problem";
import type { Redaction } from "../domain/redaction";
import type { StaffSession } from "./staff-session.svelte";

/** One to read and two that come at once. */
export const HELD_COUNT = 3;
/** As long as the database keeps a claim that nobody renews. */
export const IDLE_MS = 5 * 60_000;
/** A look at another tab is part of the work; longer is not. */
export const HIDDEN_MS = 2 * 60_000;
const STEPS_KEPT = 20;

/** Of the moderator's desk all but floods and blurring, which have pages of their own. */
export type QueueDesk = Omit<ModerationDesk, "blurPhoto" | keyof FloodDesk>;

export type Step = { readonly item: QueueItem } & (
  | { readonly action: QueueDecision["action"]; readonly decisionId: number }
  | { readonly action: "skip" }
  | { readonly action: "show_media" | "hide_media"; readonly mediaId: string }
);

/** Words that wait for a decision: new ones, and public ones that somebody reported. */
export function wordsWait({ status, flags }: Pick<QueueItem, "status" | "flags">): boolean {
  return status === "submitted" || (status === "published" && flags.includes("reported"));
}
function waits(item: QueueItem): boolean {
  return wordsWait(item) || (item.status === "published" && item.media.some(({ status }) => status === "submitted"));
}

export class ModerationQueue {
  status = $state<"loading" | "ready" | "resting" | "error">("loading");
  items = $state.raw<readonly QueueItem[]>([]);
  counts = $state.raw<QueueCounts | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** What was at hand went to a colleague, or was decided, while nobody worked here. */
  hasLost = $state(false);
  /** False: the numbers are old, the server was not reached. */
  isConnected = $state(true);
  deciding = $state<string | null>(null);
  decidedCount = $state(0);
  /** What was done here, the last first: undoing goes backwards through it. */
  steps = $state.raw<readonly Step[]>([]);
  readonly exactPlaces = new SvelteMap<string, Place>();
  readonly handedOver = new SvelteSet<string>();
  #selected = $state<string | null>(null);
  readonly current = $derived(this.items.find((item) => item.id === this.#selected) ?? this.items[0] ?? null);
  readonly #desk: QueueDesk;
  readonly #session: StaffSession;
  readonly #now: () => number;
  readonly #skipped: string[] = [];
  #tryAgain: (() => Promise<boolean>) | null = null;
  #routine: ReturnType<ModerationDesk["readChildWorryRoutine"]> | null = null;
  #workedAt: number;
  #renewedAt = 0;
  #hiddenAt: number | null = null;
  /** What one was reading when it was given back. */
  #wanted: string | null = null;
  /** One question to the desk at a time, in order. */
  #line: Promise<unknown> = Promise.resolve();

  constructor({ desk, session, now = Date.now }: { readonly desk: QueueDesk; readonly session: StaffSession; readonly now?: () => number }) {
    this.#desk = desk;
    this.#session = session;
    this.#now = now;
    this.#workedAt = now();
  }

  select(id: string): void {
    this.#selected = id;
  }

  // ── holding

  /** Takes what is to be read, also after a rest. */
  async resume(): Promise<boolean> {
    this.#workedAt = this.#now();
    const wanted = this.#wanted ?? this.current?.id ?? null;
    const done = await this.#try(() => this.#claim(wanted));
    if (done) {
      this.hasLost = wanted !== null && !this.items.some(({ id }) => id === wanted);
      this.#wanted = null;
      this.status = "ready";
    } else if (this.status !== "ready") this.status = "error";
    return done;
  }

  work(): void {
    if (this.status !== "resting") this.#workedAt = this.#now();
  }

  /** Renews what is held when somebody worked since the last time, else asks only for the numbers. Never in the way of what a person does. */
  async look(): Promise<void> {
    if (this.#session.hasExpired || this.deciding !== null || this.status === "loading" || this.#hiddenAt !== null) return;
    if (this.status === "ready" && this.#now() - this.#workedAt >= IDLE_MS) return this.#rest();
    await this.#quietly(async () => {
      if (this.status !== "ready" || this.items.length === 0 || this.#workedAt <= this.#renewedAt) {
        this.counts = await this.#ask(() => this.#desk.counts());
      } else {
        const at = this.#now();
        const { lost, counts } = await this.#ask(() => this.#desk.renew(this.items.map(({ id }) => id)));
        this.#renewedAt = at;
        this.counts = counts;
        if (lost.length > 0) return this.#claimAgain(lost);
      }
      if (this.status === "ready" && this.#hasRoom()) await this.#claim(null);
    });
  }

  hide(): void {
    this.#hiddenAt ??= this.#now();
    setTimeout(() => {
      if (this.#hiddenAt !== null && this.status === "ready" && this.#now() - this.#hiddenAt >= HIDDEN_MS) void this.#rest();
    }, HIDDEN_MS);
  }

  show(): void {
    this.#hiddenAt = null;
    if (this.status === "resting") void this.resume();
    else void this.look();
  }

  /** Gives everything back, so that colleagues get it now and not in five minutes. */
  async leave(): Promise<void> {
    const ids = this.items.map(({ id }) => id);
    this.items = [];
    if (ids.length > 0) await this.#quietly(() => this.#ask(() => this.#desk.release(ids)));
  }

  async #rest(): Promise<void> {
    this.#wanted = this.current?.id ?? null;
    this.status = "resting";
    await this.leave();
  }

  // ── deciding

  approve(item: QueueItem): Promise<boolean> {
    return this.#decide(item, { contributionId: item.id, revision: item.revision, action: "approve" });
  }

  redact(item: QueueItem, redactions: readonly Redaction[]): Promise<boolean> {
    return this.#decide(item, { contributionId: item.id, revision: item.revision, action: "redact", redactions });
  }

  reject(item: QueueItem, reason: RejectionReason, words?: string): Promise<boolean> {
    const said = words?.trim() ?? "";
    return this.#decide(item, { contributionId: item.id, revision: item.revision, action: "reject", reason, ...(said === "" ? {} : { words: said }) });
  }

  /** Gives it back for now; it comes again when nothing else waits. */
  async skip(item: QueueItem): Promise<boolean> {
    if (this.deciding !== null) return false;
    this.#skipped.push(item.id);
    this.#remember({ item, action: "skip" });
    this.#takeOut(item.id);
    return this.#quietly(async () => {
      await this.#ask(() => this.#desk.release([item.id]));
      await this.#claim(null);
    });
  }

  /** Takes the last step back: it is at hand again, with its words as they were. */
  async undo(): Promise<boolean> {
    const [step, ...earlier] = this.steps;
    if (step === undefined || this.deciding !== null) return false;
    this.deciding = step.item.id;
    const done = step.action === "skip" || (await this.#try(() => this.#ask(() => this.#takeBack(step)), () => this.undo()));
    this.deciding = null;
    // Amended, withdrawn or decided on by somebody else since: there is nothing to take back any more.
    if (done || this.problem?.retry !== "later") this.steps = earlier;
    if (!done) return false;
    if ("decisionId" in step) this.decidedCount -= 1;
    this.#skipped.splice(0, this.#skipped.length, ...this.#skipped.filter((id) => id !== step.item.id));
    await this.#quietly(async () => {
      await this.#claim(step.item.id);
      this.#selected = step.item.id;
    });
    return true;
  }

  async decideMedia(contributionId: string, decision: MediaDecision): Promise<boolean> {
    const item = this.items.find(({ id }) => id === contributionId);
    if (this.deciding !== null) return false;
    this.deciding = contributionId;
    const done = await this.#try(() => this.#ask(() => this.#desk.decideMedia(decision)), () => this.decideMedia(contributionId, decision));
    this.deciding = null;
    if (done) {
      if (item !== undefined) this.#remember({ item, action: decision.status === "published" ? "show_media" : "hide_media", mediaId: decision.mediaId });
      this.#keepOnlyWaiting(contributionId, (one) => ({
        ...one,
        media: one.media.map((media) => (media.id === decision.mediaId ? { ...media, status: decision.status, transcript: decision.transcript ?? media.transcript } : media)),
      }));
      void this.#fill();
    } else if (this.problem?.code === "not_allowed") await this.#showAsItIs(new Problem("withdrawn"), contributionId);
    return done;
  }

  async handOver(item: QueueItem): Promise<boolean> {
    const done = await this.#try(() => this.#ask(() => this.#desk.handOver(item.id)), () => this.handOver(item));
    if (done) this.handedOver.add(item.id);
    return done;
  }

  /** Looking is written in the audit: once an item is enough. */
  async viewExactPlace(item: QueueItem): Promise<boolean> {
    if (this.exactPlaces.has(item.id)) return true;
    return this.#try(async () => void this.exactPlaces.set(item.id, await this.#ask(() => this.#desk.viewExactPlace(item.id))), () => this.viewExactPlace(item));
  }

  mediaUrl(mediaId: string): Promise<string> {
    return this.#ask(() => this.#desk.readMediaUrl(mediaId));
  }

  routine(): ReturnType<ModerationDesk["readChildWorryRoutine"]> {
    this.#routine ??= this.#ask(() => this.#desk.readChildWorryRoutine()).catch((thrown: unknown) => {
      this.#routine = null;
      throw thrown;
    });
    return this.#routine;
  }

  /** The same again, after what was in the way. */
  async tryAgain(): Promise<boolean> {
    return (await this.#tryAgain?.()) ?? this.resume();
  }

  dismiss(): void {
    this.problem = null;
    this.hasLost = false;
  }

  async #decide(item: QueueItem, decision: QueueDecision): Promise<boolean> {
    if (this.deciding !== null) return false;
    this.deciding = item.id;
    const done = await this.#try(async () => {
      const { decisionId } = await this.#ask(() => this.#desk.decide(decision));
      this.#remember({ item, action: decision.action, decisionId });
    }, () => this.#decide(item, decision));
    this.deciding = null;
    if (done) {
      this.hasLost = false;
      this.decidedCount += 1;
      this.#keepOnlyWaiting(item.id, (one) => ({ ...one, status: decision.action === "reject" ? "rejected" : "published", flags: one.flags.filter((flag) => flag !== "reported"), reports: [] }));
      void this.#fill();
    } else if (this.problem !== null && CHANGED.includes(this.problem.code)) await this.#showAsItIs(this.problem, item.id);
    return done;
  }

  #takeBack(step: Exclude<Step, { action: "skip" }>): Promise<void> {
    return "mediaId" in step ? this.#desk.undoMedia(step.mediaId) : this.#desk.undo(step.decisionId);
  }

  #remember(step: Step): void {
    this.steps = [step, ...this.steps].slice(0, STEPS_KEPT);
  }

  #keepOnlyWaiting(id: string, change: (item: QueueItem) => QueueItem): void {
    this.items = this.items.map((item) => (item.id === id ? change(item) : item));
    const item = this.items.find((one) => one.id === id);
    if (item !== undefined && !waits(item)) this.#takeOut(id);
  }

  /** The one after it comes up, so that hands stay on the keys. */
  #takeOut(id: string): void {
    const index = this.items.findIndex((item) => item.id === id);
    this.items = this.items.filter((item) => item.id !== id);
    this.#selected = (this.items[index] ?? this.items[0])?.id ?? null;
  }

  /** Somebody changed it, decided on it or has it now: show what is there, and say why. */
  async #showAsItIs(problem: Problem, id: string): Promise<void> {
    if (problem.code !== "revision_conflict") this.#takeOut(id);
    await this.#quietly(() => this.#claim(problem.code === "revision_conflict" ? id : null));
    this.problem = problem;
  }

  async #claimAgain(lost: readonly string[]): Promise<void> {
    const wanted = this.current?.id ?? null;
    await this.#claim(wanted);
    if (wanted !== null && lost.includes(wanted) && !this.items.some(({ id }) => id === wanted)) this.hasLost = true;
  }

  /** What is read stays at hand when something more urgent comes before it. */
  async #claim(wanted: string | null): Promise<void> {
    const count = Math.max(HELD_COUNT, this.items.length + (wanted === null || this.items.some(({ id }) => id === wanted) ? 0 : 1));
    const at = this.#now();
    const { items, counts } = await this.#ask(() => this.#desk.claim({ count, skipped: [...this.#skipped], ...(wanted === null ? {} : { wanted }) }));
    this.#selected = this.current?.id ?? wanted;
    // Also one that was wanted back, though somebody has decided on it since.
    this.items = items.filter(waits);
    this.counts = counts;
    this.#renewedAt = at;
  }

  #hasRoom(): boolean {
    return this.items.length < HELD_COUNT && this.counts !== null && this.counts.waiting - this.counts.withColleagues > this.items.length;
  }

  #fill(): Promise<boolean> {
    return this.#quietly(() => this.#claim(null));
  }

  /** What nobody asked for: a failure is shown beside the numbers only. */
  async #quietly(work: () => Promise<void>): Promise<boolean> {
    try {
      await this.#inLine(work);
      this.isConnected = true;
      return true;
    } catch {
      this.isConnected = false;
      return false;
    }
  }

  async #try(work: () => Promise<void>, again: (() => Promise<boolean>) | null = null): Promise<boolean> {
    this.problem = null;
    this.#tryAgain = again;
    try {
      await this.#inLine(work);
      this.isConnected = true;
      return true;
    } catch (thrown) {
      this.problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
      return false;
    }
  }

  #ask<T>(work: () => Promise<T>): Promise<T> {
    return this.#session.run(work);
  }

  #inLine<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#line.then(work);
    this.#line = next.catch(() => undefined);
    return next;
  }
}

/** The decision did not take, because the contribution is not what was looked at any more. */
const CHANGED: readonly ProblemCode[] = ["revision_conflict", "withdrawn", "claimed_by_colleague"];
