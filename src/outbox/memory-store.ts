/** A device store that forgets when the tab closes: for component tests, and for browsers that refuse storage (the person is told). */
import { makeContributorKey } from "../domain/contributor-key";
import type { DeviceStore, KeptReceipt, PublishedSnapshot, QueueChange } from "./device-store";
import type { Operation } from "./operation";

export class MemoryStore implements DeviceStore {
  readonly persistent = false;
  readonly #operations = new Map<number, Operation>();
  readonly #receipts = new Map<string, KeptReceipt>();
  readonly #drafts = new Map<string, unknown>();
  #snapshot: PublishedSnapshot | null = null;
  #supports: readonly string[] = [];
  #key: string | null = null;
  #sequence = 0;

  readOperations(): Promise<readonly Operation[]> {
    return Promise.resolve([...this.#operations.values()]);
  }
  changeQueue({ add, replace, remove, newReceipt, receipt }: QueueChange): Promise<void> {
    if (add !== undefined) {
      this.#sequence += 1;
      this.#operations.set(this.#sequence, { ...add, sequence: this.#sequence });
    }
    if (replace !== undefined && this.#operations.has(replace.sequence)) this.#operations.set(replace.sequence, replace);
    for (const sequence of remove ?? []) this.#operations.delete(sequence);
    if (newReceipt !== undefined) this.#receipts.set(newReceipt.contributionId, newReceipt);
    const kept = receipt === undefined ? undefined : this.#receipts.get(receipt.contributionId);
    if (receipt !== undefined && kept !== undefined) this.#receipts.set(kept.contributionId, receipt.change(kept));
    return Promise.resolve();
  }
  readReceipts(): Promise<readonly KeptReceipt[]> {
    return Promise.resolve([...this.#receipts.values()]);
  }
  readReceipt(contributionId: string): Promise<KeptReceipt | null> {
    return Promise.resolve(this.#receipts.get(contributionId) ?? null);
  }
  forgetReceipt(contributionId: string): Promise<void> {
    this.#receipts.delete(contributionId);
    return Promise.resolve();
  }
  readDraft(name: string): Promise<unknown> {
    return Promise.resolve(this.#drafts.get(name));
  }
  saveDraft(name: string, draft: unknown): Promise<void> {
    this.#drafts.set(name, structuredClone(draft));
    return Promise.resolve();
  }
  deleteDraft(name: string): Promise<void> {
    this.#drafts.delete(name);
    return Promise.resolve();
  }
  readSnapshot(source: string): Promise<PublishedSnapshot | null> {
    return Promise.resolve(this.#snapshot?.source === source ? this.#snapshot : null);
  }
  saveSnapshot(snapshot: PublishedSnapshot): Promise<void> {
    this.#snapshot = snapshot;
    return Promise.resolve();
  }
  readSupports(): Promise<readonly string[]> {
    return Promise.resolve(this.#supports);
  }
  saveSupports(contributionIds: readonly string[]): Promise<void> {
    this.#supports = [...contributionIds];
    return Promise.resolve();
  }
  contributorKey(): Promise<string> {
    this.#key ??= makeContributorKey();
    return Promise.resolve(this.#key);
  }
  close(): void {
    // Nothing is held open.
  }
}
