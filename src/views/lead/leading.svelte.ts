/**
 * A facilitator's look at their group: the link's token, kept for this tab only and never in the address, what the database last said, and
 * the steps. An answer that comes after a newer question was asked is dropped. Made by LeadPage.
 */
import type { LeadDesk, LedSession, SessionReport } from "../../backend/lead";
import { Problem } from "../../domain/problem";

const KEY = "vart-helsingborg.lead";

export interface LeadingParts {
  readonly load: () => Promise<LeadDesk>;
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null;
  readonly now?: () => number;
}

export class Leading {
  token = $state.raw<string | null>(null);
  session = $state.raw<LedSession | null>(null);
  report = $state.raw<SessionReport | null>(null);
  /** Of the latest try; null when it went well. */
  problem = $state.raw<Problem | null>(null);
  /** Which step is being taken. */
  busy = $state<"start" | "close" | "report" | null>(null);
  /** Milliseconds since 1970. */
  checkedAt = $state<number | null>(null);
  readonly isRefused = $derived(this.problem?.code === "refused");
  readonly #parts: LeadingParts;
  readonly #now: () => number;
  #asked = 0;
  #inHand: Promise<void> = Promise.resolve();
  #waiting: readonly NonNullable<Leading["busy"]>[] = [];

  constructor(parts: LeadingParts) {
    this.#parts = parts;
    this.#now = parts.now ?? Date.now;
  }

  /** With the token of the address, or the one this tab keeps. */
  async begin(given: string | null): Promise<void> {
    this.token = given?.trim().toUpperCase() ?? read(this.#parts.storage);
    this.session = null;
    this.report = null;
    this.problem = null;
    if (this.token === null) return;
    keep(this.#parts.storage, this.token);
    await this.refresh();
  }

  refresh(): Promise<void> {
    return this.#ask((desk, token) => desk.read(token));
  }
  start(): Promise<void> {
    return this.#step("start", () => this.#ask((desk, token) => desk.start(token)));
  }
  close(): Promise<void> {
    return this.#step("close", () => this.#ask((desk, token) => desk.close(token)));
  }
  readReport(): Promise<void> {
    return this.#step("report", async () => {
      const { token } = this;
      if (token === null) return;
      try {
        this.report = await (await this.#parts.load()).readReport(token);
        this.problem = null;
      } catch (thrown) {
        this.#fail(thrown);
      }
    });
  }
  forget(): void {
    keep(this.#parts.storage, null);
    this.#asked += 1;
    this.token = null;
    this.session = null;
    this.report = null;
    this.problem = null;
  }

  async #ask(question: (desk: LeadDesk, token: string) => Promise<LedSession>): Promise<void> {
    const { token } = this;
    if (token === null) return;
    const mine = ++this.#asked;
    try {
      const session = await question(await this.#parts.load(), token);
      if (mine !== this.#asked) return;
      this.session = session;
      this.checkedAt = this.#now();
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.#fail(thrown);
    }
  }
  /** Pressed twice is once; another step, pressed while one is being taken, is taken after it. */
  async #step(name: NonNullable<Leading["busy"]>, work: () => Promise<void>): Promise<void> {
    if (this.#waiting.includes(name)) return;
    this.#waiting = [...this.#waiting, name];
    const before = this.#inHand;
    this.#inHand = (async () => {
      await before;
      this.busy = name;
      await work();
      this.busy = null;
      this.#waiting = this.#waiting.filter((each) => each !== name);
    })();
    await this.#inHand;
  }
  #fail(thrown: unknown): void {
    this.problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
  }
}

function read(storage: LeadingParts["storage"]): string | null {
  try {
    return storage?.getItem(KEY) ?? null;
  } catch {
    return null;
  }
}
/** A browser that keeps nothing still leads until the page is left. */
function keep(storage: LeadingParts["storage"], token: string | null): void {
  try {
    if (token === null) storage?.removeItem(KEY);
    else storage?.setItem(KEY, token);
  } catch {
    return;
  }
}
