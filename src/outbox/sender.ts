/**
 * Sends the queue: oldest first, one operation a contribution at a time, one sender a device (Web Lock). An operation leaves the queue only in the
 * same transaction that stores the server's acknowledgement. What only the person can mend is parked and holds up nothing else.
 */
import type { Backend } from "../backend/backend";
import type { Acknowledgement, SupportState } from "../domain/contribution";
import { Problem } from "../domain/problem";
import { backOffMs } from "./back-off";
import { receiptAfter, type DeviceStore } from "./device-store";
import { headsOf, type Operation } from "./operation";
import type { RunAlone } from "./run-alone";

export type WakeReason = "new" | "online" | "visible" | "timer";

export type SenderEvent =
  | { readonly type: "changed" }
  | { readonly type: "sending"; readonly sending: boolean }
  | { readonly type: "acknowledged"; readonly operation: Operation; readonly answer: Acknowledgement }
  | { readonly type: "supported"; readonly answer: SupportState }
  | { readonly type: "parked"; readonly operation: Operation; readonly problem: Problem }
  | { readonly type: "dropped"; readonly operation: Operation; readonly problem: Problem }
  /** The device's own storage failed; nothing is lost, it is tried again. */
  | { readonly type: "store-failed"; readonly problem: Problem };

export interface SenderParts {
  readonly store: DeviceStore;
  readonly backend: Backend;
  readonly runAlone: RunAlone;
  readonly clock: () => number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** Calls back after so many milliseconds; returns its undoing. */
  readonly later: (run: () => void, ms: number) => () => void;
  readonly onEvent: (event: SenderEvent) => void;
}

type Answer = { readonly kind: "acknowledged"; readonly answer: Acknowledgement } | { readonly kind: "supported"; readonly answer: SupportState };
type Outcome = "gone" | "kept" | "network-down";

export class Sender {
  readonly #parts: SenderParts;
  #pass: Promise<void> | null = null;
  #again = false;
  /** Somebody looked, or the network came back: what failed only for lack of it is due. */
  #hurry = false;
  #stopped = false;
  #failuresInRow = 0;
  #cancelTimer: () => void = () => undefined;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Sends what is due, then sleeps until the next is. Calls during a pass lead to exactly one more. Never rejects. */
  wake(reason: WakeReason): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    if (reason === "online" || reason === "visible") this.#hurry = true;
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
    this.#cancelTimer();
  }

  async #run(): Promise<void> {
    this.#cancelTimer();
    try {
      do {
        this.#again = false;
        const patient = !this.#hurry;
        this.#hurry = false;
        await this.#parts.runAlone(() => this.#sendDue(patient));
      } while (this.#again && !this.#stopped);
      await this.#sleep();
    } catch (thrown) {
      this.#failuresInRow += 1;
      this.#parts.onEvent({ type: "store-failed", problem: asProblem(thrown) });
      this.#sleepFor(this.#rest());
    }
  }

  /** One round: every due head; a contribution whose head went gets its next one in the same round. */
  async #sendDue(patient: boolean): Promise<void> {
    const { store, onEvent } = this.#parts;
    // An operation is tried at most once a round, whatever the clock does.
    const tried = new Set<number>();
    try {
      for (;;) {
        const due = headsOf(await store.readOperations()).filter((head) => !tried.has(head.sequence) && this.#isDue(head, patient));
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
    const { store } = this.#parts;
    const operation: Operation = { ...queued, attempts: queued.attempts + 1 };
    // A full disk must not stop the sending that would empty it.
    await store.changeQueue({ replace: operation }).catch(() => undefined);
    let answer: Answer;
    try {
      answer = await this.#deliver(operation);
    } catch (thrown) {
      return this.#settle(operation, asProblem(thrown));
    }
    await this.#acknowledge(operation, answer);
    return "gone";
  }

  /** Receipt and removal in one transaction. Killed before it, the operation is sent again and answered the same. */
  async #acknowledge(operation: Operation, answer: Answer): Promise<void> {
    const { store, onEvent } = this.#parts;
    const remove = [operation.sequence];
    if (answer.kind === "supported") {
      await store.changeQueue({ remove });
      onEvent({ type: "supported", answer: answer.answer });
      return;
    }
    const { contributionId } = operation;
    await store.changeQueue({ remove, receipt: { contributionId, change: (kept) => receiptAfter(kept, answer.answer) } });
    onEvent({ type: "acknowledged", operation, answer: answer.answer });
  }

  async #deliver(operation: Operation): Promise<Answer> {
    if (operation.type !== "support") return { kind: "acknowledged", answer: await this.#callFor(operation) };
    const { contributionId, contributorKey, supported } = operation;
    return { kind: "supported", answer: await this.#parts.backend.supportContribution({ contributionId, contributorKey, supported }) };
  }

  async #callFor(operation: Exclude<Operation, { type: "support" }>): Promise<Acknowledgement> {
    const { store, backend } = this.#parts;
    const id = operation.contributionId;
    switch (operation.type) {
      case "submit":
        return backend.submitContribution(operation.submission);
      case "withdraw":
        return backend.withdrawContribution({ id, receiptCode: operation.receiptCode });
      case "amend": {
        const known = operation.baseRevision ?? (await store.readReceipt(id))?.revision ?? 1;
        return backend.amendContribution({ operationId: operation.operationId, id, receiptCode: operation.receiptCode, baseRevision: known, changes: operation.changes });
      }
    }
  }

  async #settle(operation: Operation, problem: Problem): Promise<Outcome> {
    const { store, clock, random, onEvent } = this.#parts;
    if (problem.code === "withdrawn" && operation.type !== "support") {
      const { contributionId } = operation;
      await store.changeQueue({ remove: [operation.sequence], receipt: { contributionId, change: (kept) => ({ ...kept, lastKnownStatus: "withdrawn" }) } });
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
      await store.changeQueue({ remove: [operation.sequence] });
      onEvent({ type: "dropped", operation, problem });
      return "gone";
    }
    const parked = { code: problem.code, ...(problem.field === undefined ? {} : { field: problem.field }) };
    await store.changeQueue({ replace: { ...operation, lastProblem: problem.code, parked } });
    onEvent({ type: "parked", operation, problem });
    return "kept";
  }

  async #sleep(): Promise<void> {
    const { store, clock } = this.#parts;
    const waiting = headsOf(await store.readOperations()).filter((head) => head.parked === null);
    if (waiting.length === 0) return;
    const earliest = Math.min(...waiting.map((head) => head.nextAttemptAt));
    this.#sleepFor(Math.max(earliest - clock(), this.#rest()));
  }

  /** Never a tight loop, even when the clock was set back; longer while the whole line is down. */
  #rest(): number {
    return this.#failuresInRow === 0 ? 1_000 : backOffMs(this.#failuresInRow, this.#parts.random());
  }

  #sleepFor(ms: number): void {
    if (!this.#stopped) this.#cancelTimer = this.#parts.later(() => void this.wake("timer"), ms);
  }
}

function asProblem(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
}
