/**
 * One log as it is read: narrowed, page after page, taken out as a file. A narrower choice makes earlier answers void.
 *
 *   log.entries   log.next (null: no older ones)   log.isLoading   log.problem
 *   await log.narrow({ actorId, actions, from, to })   await log.readOlder()
 *   await log.readAll(signal)   log.taken (rows so far)
 */
import type { LogCursor, LogDesk, LogEntry, LogName, LogPage, LogRequest } from "../../../backend/staff/log";
import { Problem } from "../../../domain/problem";

export type LogChoice = Pick<LogRequest, "actorId" | "actions" | "from" | "to">;
const EXPORT_PAGE = 1000;

export interface StaffLogParts {
  readonly desk: LogDesk;
  readonly log: LogName;
  readonly organisationId: string;
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
}

export class StaffLog {
  entries = $state.raw<readonly LogEntry[]>([]);
  next = $state.raw<LogCursor | null>(null);
  isLoading = $state(true);
  problem = $state.raw<Problem | null>(null);
  /** Rows taken out so far; null while nothing is taken out. */
  taken = $state<number | null>(null);
  readonly #parts: StaffLogParts;
  #choice: LogChoice = {};
  #asked = 0;

  constructor(parts: StaffLogParts) {
    this.#parts = parts;
  }

  async narrow(choice: LogChoice): Promise<void> {
    this.#choice = choice;
    await this.#read(null);
  }

  async readOlder(): Promise<void> {
    if (this.next !== null && !this.isLoading) await this.#read(this.next);
  }

  /** All that is chosen, oldest last; null when it was given up or failed. Written in the audit first. */
  async readAll(signal: AbortSignal): Promise<readonly LogEntry[] | null> {
    const { desk, log, organisationId, run } = this.#parts;
    const choice = this.#choice;
    const all: LogEntry[] = [];
    let before: LogCursor | null = null;
    try {
      this.problem = null;
      this.taken = 0;
      await run(() => desk.beginExport(organisationId, log));
      do {
        const from: LogCursor | null = before;
        const page: LogPage = await run(() => desk.read(log, { ...choice, organisationId, pageSize: EXPORT_PAGE, ...(from === null ? {} : { before: from }) }));
        all.push(...page.entries);
        this.taken = all.length;
        before = page.next;
      } while (before !== null && !signal.aborted);
      return signal.aborted ? null : all;
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return null;
    } finally {
      this.taken = null;
    }
  }

  async #read(before: LogCursor | null): Promise<void> {
    const { desk, log, organisationId, run } = this.#parts;
    const asked = (this.#asked += 1);
    this.isLoading = true;
    this.problem = null;
    try {
      const page = await run(() => desk.read(log, { ...this.#choice, organisationId, ...(before === null ? {} : { before }) }));
      if (asked !== this.#asked) return;
      this.entries = before === null ? page.entries : [...this.entries, ...page.entries];
      this.next = page.next;
    } catch (thrown) {
      if (asked === this.#asked) this.problem = problemOf(thrown);
    } finally {
      if (asked === this.#asked) this.isLoading = false;
    }
  }
}

const problemOf = (thrown: unknown): Problem => (thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown }));
