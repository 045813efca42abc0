/**
 * One contribution as its author follows it: what the city last said, what still waits on this device, and the two put together. Reads
 * again when the server has answered, when `read` is called, and keeps showing what it has while the network is gone.
 *
 *   const followed = new FollowedReceipt({ code, outbox, receipts });   $effect(() => followed.start());
 *   followed.reading   followed.status   followed.receipt   followed.sent   followed.latest   followed.conflict
 *   await followed.amend(changes)      await followed.settle(changes | null)      (reject with Problem "storage_full": nothing is changed)
 */
import { changesTogether, isEmptyChange, ownWordsOf, receiptWith, withChanges, type Changes, type OwnWords } from "../domain/amending";
import type { Receipt, Status, Submission } from "../domain/contribution";
import type { Kind } from "../domain/kind";
import { Problem } from "../domain/problem";
import type { SenderEvent } from "../outbox/sender";
import type { OutboxState } from "./outbox.svelte";
import type { Receipts } from "./receipts.svelte";

type Reading = { readonly state: "loading" } | { readonly state: "ready"; readonly receipt: Receipt } | { readonly state: "failed"; readonly problem: Problem };

export interface FollowedParts {
  readonly code: string;
  readonly outbox: OutboxState;
  readonly receipts: Receipts;
}

export class FollowedReceipt {
  reading = $state.raw<Reading>({ state: "loading" });
  /** What left this device, until the city's own receipt has been read. */
  #left = $state.raw<Submission | null>(null);
  readonly #parts: FollowedParts;

  constructor(parts: FollowedParts) {
    this.#parts = parts;
  }

  readonly receipt = $derived(this.reading.state === "ready" ? this.reading.receipt : null);
  readonly kept = $derived.by(() => this.#parts.receipts.keptFor(this.#parts.code));
  readonly contributionId = $derived(this.kept?.contributionId ?? this.receipt?.id ?? null);
  readonly #queued = $derived.by(() => this.#parts.outbox.operations.filter((operation) => operation.contributionId === this.contributionId));
  readonly #submission = $derived.by((): Submission | null => {
    const waiting = this.#queued.find((operation) => operation.type === "submit");
    return waiting?.type === "submit" ? waiting.submission : this.#left;
  });
  readonly isUnsent = $derived(this.#queued.some((operation) => operation.type === "submit"));
  /** The network let it down at the last try, whatever the browser says about being online. */
  readonly hasFailed = $derived(this.#queued.some((operation) => operation.lastProblem !== null));
  readonly isWithdrawing = $derived(this.#queued.some((operation) => operation.type === "withdraw"));
  readonly amendments = $derived(this.#queued.flatMap((operation) => (operation.type === "amend" ? [operation] : [])));
  /** What only the author can help: a submission or a change the server refused. */
  readonly parked = $derived(this.#queued.find((operation) => (operation.type === "submit" || operation.type === "amend") && operation.parked !== null)?.parked ?? null);
  readonly conflict = $derived(this.amendments.some((operation) => operation.parked?.code === "revision_conflict"));
  readonly kind = $derived<Kind | null>(this.receipt?.kind ?? this.kept?.kind ?? null);
  readonly isWithdrawn = $derived.by(() => {
    const problem = this.reading.state === "failed" ? this.reading.problem.code : null;
    return this.isWithdrawing || problem === "withdrawn" || this.receipt?.status === "withdrawn" || this.kept?.lastKnownStatus === "withdrawn";
  });
  readonly status = $derived<Status | null>(this.isWithdrawn ? "withdrawn" : this.isUnsent ? "waiting" : (this.receipt?.status ?? this.kept?.lastKnownStatus ?? null));
  /** As the city has it, or as it will be sent. */
  readonly sent = $derived.by((): OwnWords | null => (this.receipt !== null ? ownWordsOf(this.receipt) : this.#submission !== null ? ownWordsOf(this.#submission) : null));
  readonly waitingChanges = $derived(changesTogether(this.amendments.map((operation) => operation.changes)));
  /** With every change that waits here. */
  readonly latest = $derived(this.sent === null ? null : withChanges(this.sent, this.waitingChanges));
  readonly place = $derived(this.receipt?.place ?? this.#submission?.place ?? null);
  readonly precision = $derived(this.receipt?.precision ?? this.#submission?.precision ?? null);

  start(): () => void {
    void this.#recall();
    void this.read();
    return this.#parts.outbox.subscribe((event) => this.#hear(event));
  }

  async read(): Promise<void> {
    const { receipts, code } = this.#parts;
    try {
      this.reading = { state: "ready", receipt: await receipts.read(code) };
    } catch (thrown) {
      const problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
      // A receipt that was read stays in view while the network is gone.
      if (this.reading.state !== "ready" || problem.code === "withdrawn") this.reading = { state: "failed", problem };
    }
  }

  retry(): void {
    this.reading = { state: "loading" };
    void this.read();
  }

  async amend(changes: Changes): Promise<void> {
    const { outbox, code } = this.#parts;
    if (this.contributionId === null || isEmptyChange(changes)) return;
    await outbox.amend({ contributionId: this.contributionId, receiptCode: code, baseRevision: this.#nextBase(), changes });
  }

  /** After a conflict: what the author chose is sent on the city's present version; null gives the waiting changes up. */
  async settle(changes: Changes | null): Promise<void> {
    const { outbox, code } = this.#parts;
    if (this.contributionId === null || this.receipt === null) return;
    const next = changes === null || isEmptyChange(changes) ? null : { receiptCode: code, baseRevision: this.receipt.revision, changes };
    await outbox.settleAmendments(this.contributionId, next);
  }

  async withdraw(): Promise<void> {
    const { outbox, receipts, code } = this.#parts;
    if (this.contributionId === null) return;
    await outbox.withdraw({ contributionId: this.contributionId, receiptCode: code });
    // What was said is gone from this device too, whenever the city hears of it.
    this.#left = null;
    await receipts.dropCopy(this.contributionId).catch(() => undefined);
  }

  /** Null: on what the operation before it will have made of it. The device knows that only for receipts it keeps. */
  #nextBase(): number | null {
    const last = this.amendments.at(-1);
    if (last === undefined && !this.isUnsent) return this.receipt?.revision ?? this.kept?.revision ?? null;
    if (this.kept !== undefined || last === undefined) return null;
    return last.baseRevision === null ? null : last.baseRevision + 1;
  }

  #hear(event: SenderEvent): void {
    if (event.type === "parked" && event.operation.contributionId === this.contributionId) void this.read();
    if (event.type !== "acknowledged" || event.answer.id !== this.contributionId) return;
    const { operation, answer } = event;
    if (operation.type === "submit") this.#left = operation.submission;
    // Known at once, also when the network is gone again before the receipt can be read.
    if (operation.type === "amend" && this.receipt !== null) {
      const receipt = { ...receiptWith(this.receipt, operation.changes), status: answer.status, revision: answer.revision, rejection: null };
      this.reading = { state: "ready", receipt };
      void this.#parts.receipts.keepCopy(this.#parts.code, receipt);
    }
    void this.read();
  }

  async #recall(): Promise<void> {
    const receipt = await this.#parts.receipts.recall(this.#parts.code);
    if (receipt !== null && this.reading.state !== "ready") this.reading = { state: "ready", receipt };
  }
}
