/**
 * The device database's history: step n brings version n−1 to n. A released step is never changed; a new shape gets a new step and a
 * test that puts old rows in. Nothing here may throw away an operation.
 */
import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { KeptReceipt } from "./device-store";
import type { NewOperation } from "./operation";

/** Bytes and type apart: iPhones before iOS 14 lose Blobs that lie in IndexedDB. */
export interface KeptMedia {
  readonly bytes: ArrayBuffer;
  readonly type: string;
  /** Milliseconds since 1970, device clock. */
  readonly savedAt: number;
}

export interface DeviceSchema extends DBSchema {
  operations: { key: number; value: NewOperation & { sequence?: number } };
  receipts: { key: string; value: KeptReceipt };
  drafts: { key: string; value: unknown };
  /** By media id. */
  media: { key: string; value: KeptMedia };
  /** Single values: contributorKey, supports, snapshot, turn. */
  keep: { key: string; value: unknown };
}

export type Migration = (
  database: IDBPDatabase<DeviceSchema>,
  transaction: IDBPTransaction<DeviceSchema, StoreNames<DeviceSchema>[], "versionchange">,
) => void | Promise<void>;

export const MIGRATIONS: readonly Migration[] = [
  (database) => {
    database.createObjectStore("operations", { keyPath: "sequence", autoIncrement: true });
    database.createObjectStore("receipts", { keyPath: "contributionId" });
    database.createObjectStore("drafts");
    database.createObjectStore("keep");
  },
  (database) => {
    database.createObjectStore("media");
  },
];
