/**
 * The receipts kept on this device, newest first, and reading any receipt by its code.
 *
 *   receipts.kept                     readonly KeptReceipt[]
 *   await receipts.read(code)         Receipt from the server (rejects with Problem "receipt_unknown", "offline" …)
 *   receipts.keptFor(code)            what this device knows about it, also offline
 *   await receipts.recall(code)       the copy of a kept one as it was last read, for when there is no network; null when there is none
 *   await receipts.refreshKept()      where the kept ones are now
 *   await receipts.forget(contributionId)
 */
import type { Backend } from "../backend/backend";
import type { Receipt } from "../domain/contribution";
import { Problem } from "../domain/problem";
import type { DeviceStore, KeptReceipt } from "../outbox/device-store";
import type { OutboxState } from "./outbox.svelte";

export interface ReceiptsParts {
  readonly store: Promise<DeviceStore>;
  readonly backend: Promise<Backend>;
  readonly outbox: Pick<OutboxState, "subscribe">;
}

// A class's worth; older ones are asked when they are opened.
const REFRESHED = 20;
const copyName = (contributionId: string) => `receipt ${contributionId}`;

export class Receipts {
  kept = $state.raw<readonly KeptReceipt[]>([]);
  readonly #parts: ReceiptsParts;

  constructor(parts: ReceiptsParts) {
    this.#parts = parts;
    parts.outbox.subscribe((event) => {
      if (event.type !== "sending" && event.type !== "supported" && event.type !== "media-progress") void this.load();
    });
    void this.load().catch(() => undefined);
  }

  async load(): Promise<void> {
    const store = await this.#parts.store;
    this.kept = [...(await store.readReceipts())].sort((a, b) => b.createdAt - a.createdAt);
  }

  keptFor(receiptCode: string): KeptReceipt | undefined {
    return this.kept.find((receipt) => receipt.receiptCode === receiptCode);
  }

  async read(receiptCode: string): Promise<Receipt> {
    const backend = await this.#parts.backend;
    const receipt = await backend.readReceipt(receiptCode);
    await this.#remember(receipt);
    await this.keepCopy(receiptCode, receipt);
    return receipt;
  }

  async recall(receiptCode: string): Promise<Receipt | null> {
    try {
      const store = await this.#parts.store;
      const kept = (await store.readReceipts()).find((each) => each.receiptCode === receiptCode);
      if (kept === undefined || kept.lastKnownStatus === "withdrawn") return null;
      const copy = await store.readDraft(copyName(kept.contributionId));
      if (copy === undefined) return null;
      const [{ receipt }, { parseOr }] = await Promise.all([import("../domain/reply-schema"), import("../domain/schema-parts")]);
      return parseOr(receipt, copy);
    } catch {
      // The server has the original.
      return null;
    }
  }

  /** Only of what this device keeps anyway: a code typed in at the library leaves nothing behind. What is withdrawn leaves no words. */
  async keepCopy(receiptCode: string, receipt: Receipt): Promise<void> {
    const kept = this.keptFor(receiptCode);
    if (kept === undefined) return;
    try {
      const store = await this.#parts.store;
      if (receipt.status === "withdrawn") await store.deleteDraft(copyName(kept.contributionId));
      else await store.saveDraft(copyName(kept.contributionId), receipt);
    } catch {
      // No room for a copy: the receipt is read again next time.
    }
  }

  /** Asks the city where the newest of the kept ones are now; what cannot be asked keeps its last known status. */
  async refreshKept(): Promise<void> {
    await this.load().catch(() => undefined);
    for (const { receiptCode, lastKnownStatus, revision } of this.kept.slice(0, REFRESHED)) {
      if (lastKnownStatus === "withdrawn" || revision === null) continue;
      const problem = await this.read(receiptCode).then(() => null, (thrown: unknown) => thrown);
      if (problem instanceof Problem && problem.code === "offline") return;
    }
  }

  async dropCopy(contributionId: string): Promise<void> {
    const store = await this.#parts.store;
    await store.deleteDraft(copyName(contributionId));
  }

  async forget(contributionId: string): Promise<void> {
    const store = await this.#parts.store;
    await store.forgetReceipt(contributionId);
    await this.dropCopy(contributionId);
    await this.load();
  }

  /** On a shared device the paper has it; what was kept before this time is its owner's and stays. Milliseconds since 1970. */
  async forgetSince(time: number): Promise<void> {
    const store = await this.#parts.store;
    for (const { contributionId, createdAt } of await store.readReceipts()) if (createdAt >= time) await this.forget(contributionId);
    await this.load();
  }

  async #remember({ id, status, revision }: Receipt): Promise<void> {
    try {
      const store = await this.#parts.store;
      await store.changeQueue({ receipt: { contributionId: id, change: (kept) => ({ ...kept, lastKnownStatus: kept.lastKnownStatus === "withdrawn" ? "withdrawn" : status, revision }) } });
      await this.load();
    } catch {
      // Only a note of what the server just said; it can be asked again.
    }
  }
}
