/** A device store that forgets when the tab closes: for component tests, and for browsers that refuse storage (the person is told). */
import { makeContributorKey } from "../domain/contributor-key";
import { addedBy, wordsIn, type DeviceStore, type KeptReceipt, type PublishedSnapshot, type QueueChange } from "./device-store";
import type { Operation } from "./operation";

export class MemoryStore implements DeviceStore {
  readonly persistent = false;
  readonly #operations = new Map<number, Operation>();
  readonly #receipts = new Map<string, KeptReceipt>();
  readonly #drafts = new Map<string, unknown>();
  readonly #media = new Map<string, { readonly bytes: Blob; readonly savedAt: number }>();
  #snapshot: PublishedSnapshot | null = null;
  #supports: readonly string[] = [];
  #key: string | null = null;
  #turn: unknown = null;
  #sequence = 0;

  readOperations(): Promise<readonly Operation[]> {
    return Promise.resolve([...this.#operations.values()]);
  }
  changeQueue(change: QueueChange): Promise<void> {
    const { replace, remove, forgetMedia, newReceipt, receipt } = change;
    for (const added of addedBy(change)) {
      this.#sequence += 1;
      this.#operations.set(this.#sequence, { ...added, sequence: this.#sequence });
    }
    if (replace !== undefined && this.#operations.has(replace.sequence)) this.#operations.set(replace.sequence, replace);
    for (const sequence of remove ?? []) this.#operations.delete(sequence);
    for (const id of forgetMedia ?? []) this.#media.delete(id);
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
  saveMedia(id: string, bytes: Blob): Promise<void> {
    this.#media.set(id, { bytes, savedAt: Date.now() });
    return Promise.resolve();
  }
  readMedia(id: string): Promise<Blob | null> {
    return Promise.resolve(this.#media.get(id)?.bytes ?? null);
  }
  deleteMedia(id: string): Promise<void> {
    this.#media.delete(id);
    return Promise.resolve();
  }
  sweepMedia(olderThan: number): Promise<number> {
    const named = wordsIn([[...this.#drafts.values()], [...this.#operations.values()]]);
    const unnamed = [...this.#media].filter(([id, { savedAt }]) => savedAt < olderThan && !named.has(id));
    for (const [id] of unnamed) this.#media.delete(id);
    return Promise.resolve(unnamed.length);
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
  replaceContributorKey(): Promise<string> {
    this.#key = makeContributorKey();
    return Promise.resolve(this.#key);
  }
  readTurn(): Promise<unknown> {
    return Promise.resolve(this.#turn);
  }
  saveTurn(turn: unknown): Promise<void> {
    this.#turn = turn;
    return Promise.resolve();
  }
  close(): void {
    // Nothing is held open.
  }
}
