/**
 * The receipts kept on this device, newest first, and reading any receipt by its code.
 *
 *   receipts.kept                     readonly KeptReceipt[]
 *   await receipts.read(code)         Receipt from the server (rejects with Problem "receipt_unknown", "offline" …)
 *   receipts.keptFor(code)            what this device knows about it, also offline
 *   await receipts.forget(contributionId)
 */
import type { Backend } from "../backend/backend";
import type { Receipt } from "../domain/contribution";
import type { DeviceStore, KeptReceipt } from "../outbox/device-store";
import type { OutboxState } from "./outbox.svelte";

export interface ReceiptsParts {
  readonly store: Promise<DeviceStore>;
  readonly backend: Promise<Backend>;
  readonly outbox: Pick<OutboxState, "subscribe">;
}

export class Receipts {
  kept = $state.raw<readonly KeptReceipt[]>([]);
  readonly #parts: ReceiptsParts;

  constructor(parts: ReceiptsParts) {
    this.#parts = parts;
    parts.outbox.subscribe((event) => {
      if (event.type !== "sending" && event.type !== "supported") void this.load();
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
    return receipt;
  }

  async forget(contributionId: string): Promise<void> {
    const store = await this.#parts.store;
    await store.forgetReceipt(contributionId);
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
