/**
 * What this device keeps: the queue, the receipts, one draft per name, the bytes of photos and recordings, the last seen public map, given
 * supports and the contributor key.
 * Implemented over IndexedDB (`outbox-store.ts`) and in memory (`memory-store.ts`). Every method rejects with a Problem; a write that
 * does not fit rejects with `storage_full` and changes nothing.
 */
import type { Acknowledgement, PublishedContribution, Status } from "../domain/contribution";
import type { Kind } from "../domain/kind";
import type { NewOperation, Operation } from "./operation";

/** A receipt kept on this device so that its owner finds it again. */
export interface KeptReceipt {
  readonly contributionId: string;
  readonly receiptCode: string;
  readonly kind: Kind;
  /** Milliseconds since 1970, device clock. */
  readonly createdAt: number;
  readonly lastKnownStatus: Status;
  /** Null until the server has acknowledged. */
  readonly revision: number | null;
  /** True when it arrived after its campaign had closed. */
  readonly campaignClosed: boolean;
}

export interface PublishedSnapshot {
  /** Which back end it came from: another one's rows are never mixed in. */
  readonly source: string;
  readonly cursor: number;
  readonly rows: readonly PublishedContribution[];
  readonly savedAt: number;
}

/** One transaction on the queue: all of it happens or nothing. */
export interface QueueChange {
  readonly add?: NewOperation | readonly NewOperation[];
  /** Only if it still stands there: a withdrawal may have taken it away meanwhile. */
  readonly replace?: Operation;
  /** Sequences. */
  readonly remove?: readonly number[];
  /** Ids of photos and recordings whose bytes are no longer needed here. */
  readonly forgetMedia?: readonly string[];
  readonly newReceipt?: KeptReceipt;
  /** Run inside the transaction, on what is kept then; nothing happens when no receipt is kept. */
  readonly receipt?: { readonly contributionId: string; readonly change: (kept: KeptReceipt) => KeptReceipt };
}

export interface DeviceStore {
  /** False when nothing survives the tab (storage blocked): the person is told before writing. */
  readonly persistent: boolean;
  readOperations(): Promise<readonly Operation[]>;
  changeQueue(change: QueueChange): Promise<void>;
  readReceipts(): Promise<readonly KeptReceipt[]>;
  readReceipt(contributionId: string): Promise<KeptReceipt | null>;
  forgetReceipt(contributionId: string): Promise<void>;
  readDraft(name: string): Promise<unknown>;
  saveDraft(name: string, draft: unknown): Promise<void>;
  deleteDraft(name: string): Promise<void>;
  /** Stored before anything names them: a draft or an operation that does keeps them from being swept. */
  saveMedia(id: string, bytes: Blob): Promise<void>;
  readMedia(id: string): Promise<Blob | null>;
  deleteMedia(id: string): Promise<void>;
  /** Deletes the bytes saved before `olderThan` (device clock) that no draft and no operation names any more; returns how many. */
  sweepMedia(olderThan: number): Promise<number>;
  readSnapshot(source: string): Promise<PublishedSnapshot | null>;
  saveSnapshot(snapshot: PublishedSnapshot): Promise<void>;
  readSupports(): Promise<readonly string[]>;
  saveSupports(contributionIds: readonly string[]): Promise<void>;
  /** The same 32 hex characters every time; made on first use. */
  contributorKey(): Promise<string>;
  /** A new respondent at a shared device. */
  replaceContributorKey(): Promise<string>;
  /** The joined group session (state/turn). */
  readTurn(): Promise<unknown>;
  saveTurn(turn: unknown): Promise<void>;
  close(): void;
}

/** A kept receipt after the server has spoken. A withdrawal on this device is never undone by a late answer to the submit. */
export function receiptAfter(receipt: KeptReceipt, answer: Acknowledgement): KeptReceipt {
  const status = receipt.lastKnownStatus === "withdrawn" ? "withdrawn" : answer.status;
  return { ...receipt, lastKnownStatus: status, revision: answer.revision, campaignClosed: receipt.campaignClosed || answer.campaignClosed };
}

/** All words in a value, however deep: an id among them is still named, also by a row that this version cannot read. */
export function wordsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string") found.add(value);
  else if (typeof value === "object" && value !== null) for (const part of Object.values(value)) wordsIn(part, found);
  return found;
}

export function addedBy({ add }: QueueChange): readonly NewOperation[] {
  if (add === undefined) return [];
  return "operationId" in add ? [add] : add;
}
