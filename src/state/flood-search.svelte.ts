/**
 * Obvious floods: what looks like one, what belongs to it, rejecting all of it in one go, and taking that back with one press. Staff bundle only.
 *
 *   search.suggestions   search.criteria   search.flood (of the criteria)   search.bulks (what was done, newest first)   search.problem   search.busy
 *   await search.start(contributionId | null)   await search.look(criteria)   await search.reject(reason, words)   await search.undo(bulkId)
 */
import type { Bulk, Flood, FloodCriteria, FloodDesk, FloodSuggestion } from "../backend/staff/moderation";
import type { RejectionReason } from "../domain/contribution";
import { Problem } from "../domain/problem";
import type { StaffSession } from "./staff-session.svelte";

type BulkDone = Awaited<ReturnType<FloodDesk["decideInBulk"]>>;

export class FloodSearch {
  suggestions = $state.raw<readonly FloodSuggestion[] | null>(null);
  bulks = $state.raw<readonly Bulk[]>([]);
  criteria = $state.raw<FloodCriteria | null>(null);
  flood = $state.raw<Flood | null>(null);
  problem = $state.raw<Problem | null>(null);
  /** What is being done just now. */
  busy = $state<"looking" | "rejecting" | "undoing" | null>(null);
  readonly #desk: FloodDesk;
  readonly #session: StaffSession;
  #asked = 0;

  constructor({ desk, session }: { readonly desk: FloodDesk; readonly session: StaffSession }) {
    this.#desk = desk;
    this.#session = session;
  }

  /** With a contribution: what came from the same respondent is looked at at once. */
  async start(contributionId: string | null): Promise<void> {
    const first = contributionId === null ? null : this.look({ sameContributorAs: contributionId, statuses: ["submitted", "published"] });
    await Promise.all([this.refresh(), first]);
  }

  refresh(): Promise<boolean> {
    return this.#try(null, async () => {
      [this.suggestions, this.bulks] = await Promise.all([this.#desk.suggestFloods(), this.#desk.readBulks()]);
    });
  }

  look(criteria: FloodCriteria): Promise<boolean> {
    this.#asked += 1;
    const asked = this.#asked;
    this.criteria = criteria;
    this.flood = null;
    return this.#try("looking", async () => {
      const flood = await this.#desk.findFlood(criteria);
      // Somebody who narrows quickly sees the last answer, not the slowest.
      if (asked === this.#asked) this.flood = flood;
    });
  }

  /** → what was done, or null when it was not. More than was looked at is refused: then it is looked at again. */
  async reject(reason: RejectionReason, words: string): Promise<BulkDone | null> {
    const { criteria, flood } = this;
    if (criteria === null || flood === null || this.busy !== null) return null;
    let made: BulkDone | null = null;
    await this.#try("rejecting", async () => {
      const said = words.trim();
      made = await this.#desk.decideInBulk({ criteria, action: "reject", reason, total: flood.total, ...(said === "" ? {} : { words: said }) });
    });
    const problem = this.problem;
    if (made === null && problem?.code !== "revision_conflict") return null;
    await this.refresh();
    await this.look(criteria);
    this.problem = problem;
    return made;
  }

  async undo(bulkId: string): Promise<boolean> {
    if (this.busy !== null) return false;
    const isUndone = await this.#try("undoing", () => this.#desk.undoBulk(bulkId));
    if (!isUndone) return false;
    await this.refresh();
    if (this.criteria !== null) await this.look(this.criteria);
    return true;
  }

  async #try(doing: FloodSearch["busy"], work: () => Promise<void>): Promise<boolean> {
    if (doing !== null) this.busy = doing;
    this.problem = null;
    try {
      await this.#session.run(work);
      return true;
    } catch (thrown) {
      this.problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
      return false;
    } finally {
      if (doing !== null) this.busy = null;
    }
  }
}
