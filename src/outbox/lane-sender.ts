/**
 * Sends one lane of the queue: oldest first, one operation at a time. An operation leaves the queue only in the same transaction that
 * stores the server's acknowledgement. What only the person can mend is parked and holds up nothing else.
 */
import { Problem } from "../domain/problem";
import { backOffMs } from "./back-off";
import { deliver, type Answer } from "./deliver";
import { receiptAfter } from "./device-store";
import { headsOf, type Lane, type Operation } from "./operation";
import type { SenderParts } from "./sender";
import type { Uploads } from "./uploads";

export interface LaneParts extends SenderParts {
  readonly lane: Lane;
  readonly uploads: Uploads;
  /** When this lane wants to be woken again, on the device's clock; null: not by a clock. */
  readonly onRest: (until: number | null) => void;
}

type Outcome = "gone" | "kept" | "network-down";

export class LaneSender {
  readonly #parts: LaneParts;
  #pass: Promise<void> | null = null;
  #again = false;
  /** Somebody looked, or the network came back: what failed only for lack of it is due. */
  #hurry = false;
  #stopped = false;
  #failuresInRow = 0;

  constructor(parts: LaneParts) {
    this.#parts = parts;
  }

  /** Sends what is due, then rests until the next is. Calls during a pass lead to exactly one more. Never rejects. */
  wake(hurry: boolean): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    if (hurry) this.#hurry = true;
    if (this.#pass !== null) {
      this.#again = true;
      return this.#pass;
    }
    this.#pass = this.#run().finally(() => {
      this.#pass = null;
    });
    return this.#pass;
  }

  stop(): void {
    this.#stopped = true;
  }

  async #run(): Promise<void> {
    this.#parts.onRest(null);
    try {
      do {
        this.#again = false;
        const patient = !this.#hurry;
        this.#hurry = false;
        await this.#parts.runAlone(this.#parts.lane, () => this.#sendDue(patient));
      } while (this.#again && !this.#stopped);
      await this.#rest();
    } catch (thrown) {
      this.#failuresInRow += 1;
      this.#parts.onEvent({ type: "store-failed", problem: asProblem(thrown) });
      this.#restFor(this.#shortestRestMs());
    }
  }

  /** One round: every due head; a contribution whose head went gets its next one in the same round. */
  async #sendDue(patient: boolean): Promise<void> {
    const { lane, store, onEvent } = this.#parts;
    // An operation is tried at most once a round, whatever the clock does.
    const tried = new Set<number>();
    try {
      for (;;) {
        const due = headsOf(await store.readOperations(), lane).filter((head) => !tried.has(head.sequence) && this.#isDue(head, patient));
        // Oldest first, but one that the server always chokes on goes behind those that were tried less.
        const [next] = due.sort((a, b) => a.attempts - b.attempts || a.sequence - b.sequence);
        if (next === undefined || this.#stopped) return;
        if (tried.size === 0) onEvent({ type: "sending", sending: true });
        tried.add(next.sequence);
        const outcome = await this.#send(next);
        this.#failuresInRow = outcome === "network-down" ? this.#failuresInRow + 1 : 0;
        if (outcome === "network-down") return;
      }
    } finally {
      if (tried.size > 0) onEvent({ type: "sending", sending: false });
    }
  }

  #isDue(operation: Operation, patient: boolean): boolean {
    if (operation.parked !== null) return false;
    if (operation.nextAttemptAt <= this.#parts.clock()) return true;
    // Back on the network: what failed only for lack of it need not wait out its back-off.
    return !patient && operation.lastProblem === "offline";
  }

  async #send(queued: Operation): Promise<Outcome> {
    const { store, backend, uploads, onEvent } = this.#parts;
    const operation: Operation = { ...queued, attempts: queued.attempts + 1 };
    // A full disk must not stop the sending that would empty it.
    await store.changeQueue({ replace: operation }).catch(() => undefined);
    let answer: Answer;
    try {
      answer = await deliver(operation, { store, backend, uploads, onProgress: (mediaId, share) => onEvent({ type: "media-progress", mediaId, share }) });
    } catch (thrown) {
      // Withdrawn or cancelled while it was on the wire: nothing is left to settle.
      const isWanted = (await store.readOperations()).some(({ sequence }) => sequence === operation.sequence);
      return isWanted ? this.#settle(operation, asProblem(thrown)) : "gone";
    }
    await this.#acknowledge(operation, answer);
    return "gone";
  }

  /** Receipt and removal in one transaction. Killed before it, the operation is sent again and answered the same. */
  async #acknowledge(operation: Operation, answer: Answer): Promise<void> {
    const { store, onEvent } = this.#parts;
    const remove = [operation.sequence];
    const { contributionId } = operation;
    switch (answer.kind) {
      case "supported":
        await store.changeQueue({ remove });
        onEvent({ type: "supported", answer: answer.answer });
        return;
      case "media-sent":
        await store.changeQueue({ remove, forgetMedia: [answer.answer.id] });
        onEvent({ type: "media-sent", contributionId, answer: answer.answer });
        return;
      case "acknowledged":
        await store.changeQueue({ remove, receipt: { contributionId, change: (kept) => receiptAfter(kept, answer.answer) } });
        onEvent({ type: "acknowledged", operation, answer: answer.answer });
    }
  }

  async #settle(operation: Operation, problem: Problem): Promise<Outcome> {
    const { store, clock, random, onEvent } = this.#parts;
    const remove = [operation.sequence];
    if (problem.code === "withdrawn" && operation.type !== "support") {
      const { contributionId } = operation;
      await store.changeQueue({
        remove,
        forgetMedia: operation.type === "media" ? [operation.media.id] : [],
        receipt: { contributionId, change: (kept) => ({ ...kept, lastKnownStatus: "withdrawn" }) },
      });
      onEvent({ type: "dropped", operation, problem });
      return "gone";
    }
    if (problem.retry === "later") {
      const wait = Math.max(backOffMs(operation.attempts, random()), problem.retryAfterMs ?? 0);
      await store.changeQueue({ replace: { ...operation, lastProblem: problem.code, nextAttemptAt: clock() + wait } });
      onEvent({ type: "changed" });
      return problem.code === "offline" || problem.code === "server_unavailable" ? "network-down" : "kept";
    }
    if (operation.type === "support") {
      // Nobody's words are lost with it; the heart simply goes back.
      await store.changeQueue({ remove });
      onEvent({ type: "dropped", operation, problem });
      return "gone";
    }
    const parked = { code: problem.code, ...(problem.field === undefined ? {} : { field: problem.field }) };
    await store.changeQueue({ replace: { ...operation, lastProblem: problem.code, parked } });
    onEvent({ type: "parked", operation, problem });
    return "kept";
  }

  async #rest(): Promise<void> {
    const { lane, store, clock } = this.#parts;
    const waiting = headsOf(await store.readOperations(), lane).filter((head) => head.parked === null);
    if (waiting.length === 0) return;
    const earliest = Math.min(...waiting.map((head) => head.nextAttemptAt));
    this.#restFor(Math.max(earliest - clock(), this.#shortestRestMs()));
  }

  /** Never a tight loop, even when the clock was set back; longer while the whole line is down. */
  #shortestRestMs(): number {
    return this.#failuresInRow === 0 ? 1_000 : backOffMs(this.#failuresInRow, this.#parts.random());
  }

  #restFor(ms: number): void {
    if (!this.#stopped) this.#parts.onRest(this.#parts.clock() + ms);
  }
}

function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
}
