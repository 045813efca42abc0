/**
 * The moderator's queue: what waits (flagged first, then oldest), and deciding on one at a time. Staff bundle only.
 *
 *   queue.status "loading" | "ready" | "error"
 *   queue.items   queue.total   queue.current   queue.select(id)   queue.problem (of the last thing tried)
 *   await queue.refresh()
 *   await queue.approve(item)   await queue.reject(item, reason, words?)   → true when it took
 *   await queue.decideMedia(contributionId, decision)   → true when it took   await queue.mediaUrl(mediaId)   lives a few minutes
 *
 * Words and media are decided apart; an item leaves the queue when nothing of it waits any more.
 */
import type { Decision, StaffBackend, WaitingContribution } from "../backend/backend";
import type { MediaDecision } from "../backend/staff/moderation";
import type { RejectionReason } from "../domain/contribution";
import { Problem } from "../domain/problem";
import type { StaffSession } from "./staff-session.svelte";

const PAGE = 50;

export class ModerationQueue {
  status = $state<"loading" | "ready" | "error">("loading");
  items = $state.raw<readonly WaitingContribution[]>([]);
  total = $state(0);
  problem = $state.raw<Problem | null>(null);
  deciding = $state<string | null>(null);
  #selected = $state<string | null>(null);
  readonly current = $derived(this.items.find((item) => item.id === this.#selected) ?? this.items[0] ?? null);
  readonly #backend: StaffBackend;
  readonly #session: StaffSession;

  constructor({ backend, session }: { readonly backend: StaffBackend; readonly session: StaffSession }) {
    this.#backend = backend;
    this.#session = session;
  }

  select(id: string): void {
    this.#selected = id;
  }

  async refresh(): Promise<boolean> {
    return this.#try(async () => {
      const page = await this.#backend.readWaiting(PAGE);
      this.items = page.items;
      this.total = page.total;
      this.status = "ready";
    });
  }

  approve(item: WaitingContribution): Promise<boolean> {
    return this.#decide({ contributionId: item.id, revision: item.revision, action: "approve" });
  }

  reject(item: WaitingContribution, reason: RejectionReason, words?: string): Promise<boolean> {
    const said = words?.trim() ?? "";
    return this.#decide({ contributionId: item.id, revision: item.revision, action: "reject", reason, ...(said === "" ? {} : { words: said }) });
  }

  async #decide(decision: Decision): Promise<boolean> {
    if (this.deciding !== null) return false;
    this.deciding = decision.contributionId;
    const done = await this.#try(() => this.#backend.decide(decision));
    this.deciding = null;
    if (done) this.#keepOnlyWaiting(decision.contributionId, (item) => ({ ...item, status: decision.action === "approve" ? "published" : "rejected" }));
    // Somebody changed or decided on it meanwhile: show what is there now.
    else if (this.problem?.code === "revision_conflict" || this.problem?.code === "withdrawn") await this.#refreshKeeping(this.problem);
    if (done && this.items.length === 0 && this.total > 0) await this.refresh();
    return done;
  }

  mediaUrl(mediaId: string): Promise<string> {
    return this.#backend.readMediaUrl(mediaId);
  }

  async decideMedia(contributionId: string, decision: MediaDecision): Promise<boolean> {
    if (this.deciding !== null) return false;
    this.deciding = contributionId;
    const done = await this.#try(() => this.#backend.decideMedia(decision));
    this.deciding = null;
    if (done) {
      this.#keepOnlyWaiting(contributionId, (item) => ({
        ...item,
        media: item.media.map((one) => (one.id === decision.mediaId ? { ...one, status: decision.status, transcript: decision.transcript ?? one.transcript } : one)),
      }));
    }
    // Taken back by its author meanwhile: show what is there now.
    else if (this.problem?.code === "not_allowed") await this.#refreshKeeping(new Problem("withdrawn"));
    return done;
  }

  #keepOnlyWaiting(id: string, change: (item: WaitingContribution) => WaitingContribution): void {
    this.items = this.items.map((item) => (item.id === id ? change(item) : item));
    const item = this.items.find((one) => one.id === id);
    const mediaWait = item?.status !== "rejected" && item?.media.some(({ status }) => status === "submitted") === true;
    if (item?.status !== "submitted" && !mediaWait) this.#takeOut(id);
  }

  /** The one after it comes up, so that hands stay on the keys. */
  #takeOut(id: string): void {
    const index = this.items.findIndex((item) => item.id === id);
    this.items = this.items.filter((item) => item.id !== id);
    this.total = Math.max(0, this.total - 1);
    this.#selected = (this.items[index] ?? this.items[0])?.id ?? null;
  }

  async #refreshKeeping(problem: Problem): Promise<void> {
    await this.refresh();
    this.problem = problem;
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    try {
      this.problem = null;
      await this.#session.run(work);
      return this.problem === null;
    } catch (thrown) {
      this.problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
      if (this.status === "loading") this.status = "error";
      return false;
    }
  }
}
