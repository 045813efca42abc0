/**
 * What the outbox holds: operations, not contributions. Each is a small documented value that can be sent again at any time without
 * doing harm. Stored in IndexedDB, so a change of shape needs a new OPERATION_VERSION and a step in `migrations.ts`.
 */
import type { Amendment, Submission } from "../domain/contribution";
import type { DraftMedia } from "../domain/media";
import type { ProblemCode } from "../domain/problem";

export const OPERATION_VERSION = 1;

export interface ParkedProblem {
  readonly code: ProblemCode;
  readonly field?: string;
}

interface OperationBase {
  readonly version: typeof OPERATION_VERSION;
  /** Also the server's idempotency key for an amendment. */
  readonly operationId: string;
  readonly contributionId: string;
  /** Milliseconds since 1970 on the device's clock; for show only, the order is the store's sequence. */
  readonly createdAt: number;
  /** How many times it has been put on the wire. From one on, a submit is never rewritten. */
  readonly attempts: number;
  /** Not before this, milliseconds on the device's clock. 0 = now. */
  readonly nextAttemptAt: number;
  /** Why the last attempt failed, while it waits for the next. */
  readonly lastProblem: ProblemCode | null;
  /** Set when only the person can help. Later operations on the same contribution wait behind it. */
  readonly parked: ParkedProblem | null;
}

/** A new contribution, exactly as the author sent it. */
export interface SubmitOperation extends OperationBase {
  readonly type: "submit";
  readonly submission: Submission;
}
/** A change to one that was, or may have been, sent. */
export interface AmendOperation extends OperationBase {
  readonly type: "amend";
  readonly receiptCode: string;
  /** Null: the revision acknowledged by the operation before this one. */
  readonly baseRevision: number | null;
  readonly changes: Amendment["changes"];
}
/** Takes it back. Sent even when the submit never was, so that a copy on its way meets a tombstone. */
export interface WithdrawOperation extends OperationBase {
  readonly type: "withdraw";
  readonly receiptCode: string;
}
/** "I feel the same", given or taken back. The latest replaces an earlier one for the same contribution. */
export interface SupportOperation extends OperationBase {
  readonly type: "support";
  readonly contributorKey: string;
  readonly supported: boolean;
}

/** A photo or recording; its bytes lie in the store under `media.id`. A chain of its own: text and media never hold each other up. */
export interface MediaOperation extends OperationBase {
  readonly type: "media";
  readonly receiptCode: string;
  readonly media: DraftMedia;
}

export type NewOperation = SubmitOperation | AmendOperation | WithdrawOperation | SupportOperation | MediaOperation;
/** As stored; `sequence` is given by the store and only grows. */
export type Operation = NewOperation & { readonly sequence: number };
export type QueuedMedia = MediaOperation & { readonly sequence: number };

/** The parts every new operation starts with. */
export function newOperationBase(operationId: string, contributionId: string, createdAt: number): OperationBase {
  return { version: OPERATION_VERSION, operationId, contributionId, createdAt, attempts: 0, nextAttemptAt: 0, lastProblem: null, parked: null };
}

/** Words and bytes are sent side by side, so that a slow photo never holds up the next text. */
export const LANES = ["words", "media"] as const;
export type Lane = (typeof LANES)[number];

/**
 * What each lane may send next, oldest first. Words: the next operation of each contribution; what stands behind another one for the
 * same contribution waits. Media: every photo and recording, once its text has left the queue – before that the server would only take
 * the bytes to answer that it does not know the contribution.
 */
export function headsOf(operations: readonly Operation[], lane: Lane): Operation[] {
  const inOrder = [...operations].sort((a, b) => a.sequence - b.sequence);
  if (lane === "media") {
    const unsent = new Set(inOrder.flatMap((operation) => (operation.type === "submit" ? [operation.contributionId] : [])));
    return inOrder.filter((operation) => operation.type === "media" && !unsent.has(operation.contributionId));
  }
  const seen = new Set<string>();
  return inOrder.filter(({ type, contributionId }) => {
    if (type === "media" || seen.has(contributionId)) return false;
    seen.add(contributionId);
    return true;
  });
}
