/**
 * The device store over IndexedDB. Every write is one transaction that is awaited to its end, so a Problem means that nothing was
 * written and success means that it survives the tab. A full disk is `storage_full`.
 */
import { openDB, type IDBPDatabase } from "idb";
import { makeContributorKey, isContributorKey } from "../domain/contributor-key";
import { Problem } from "../domain/problem";
import { addedBy, wordsIn, type DeviceStore, type KeptReceipt, type PublishedSnapshot, type QueueChange } from "./device-store";
import { MemoryStore } from "./memory-store";
import { MIGRATIONS, type DeviceSchema, type Migration } from "./migrations";
import type { Operation } from "./operation";
import { keptReceipt, operation, publishedSnapshot, readable } from "./operation-schema";

export const DATABASE_NAME = "vart-helsingborg";

/** The device store, or one in memory where the browser refuses storage. */
export async function openDeviceStore(name = DATABASE_NAME): Promise<DeviceStore> {
  try {
    return await OutboxStore.open(name);
  } catch {
    return new MemoryStore();
  }
}

export class OutboxStore implements DeviceStore {
  readonly persistent = true;
  readonly #database: IDBPDatabase<DeviceSchema>;

  private constructor(database: IDBPDatabase<DeviceSchema>) {
    this.#database = database;
  }

  static async open(name = DATABASE_NAME, migrations: readonly Migration[] = MIGRATIONS): Promise<OutboxStore> {
    const database = await openDB<DeviceSchema>(name, migrations.length, {
      upgrade: async (opened, oldVersion, _newVersion, transaction) => {
        for (const migrate of migrations.slice(oldVersion)) await migrate(opened, transaction);
      },
      // A newer tab wants to migrate: step aside rather than hold it up.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
      },
    });
    return new OutboxStore(database);
  }

  async readOperations(): Promise<readonly Operation[]> {
    return guarded(async () => readable(operation, await this.#database.getAll("operations")));
  }

  async changeQueue(change: QueueChange): Promise<void> {
    const { replace, remove, forgetMedia, newReceipt, receipt } = change;
    await guarded(async () => {
      const transaction = this.#database.transaction(["operations", "receipts", "media"], "readwrite");
      const operations = transaction.objectStore("operations");
      const receipts = transaction.objectStore("receipts");
      const work = async () => {
        for (const added of addedBy(change)) await operations.add(added);
        if (replace !== undefined && (await operations.getKey(replace.sequence)) !== undefined) await operations.put(replace);
        for (const sequence of remove ?? []) await operations.delete(sequence);
        for (const id of forgetMedia ?? []) await transaction.objectStore("media").delete(id);
        if (newReceipt !== undefined) await receipts.put(newReceipt);
        if (receipt !== undefined) {
          const kept = await receipts.get(receipt.contributionId);
          if (kept !== undefined) await receipts.put(receipt.change(kept));
        }
      };
      await work().catch((thrown: unknown) => {
        abort(transaction);
        // Both fail together; the first reason is the one worth telling.
        return transaction.done.then(
          () => Promise.reject(asError(thrown)),
          () => Promise.reject(asError(thrown)),
        );
      });
      await transaction.done;
    });
  }

  async readReceipts(): Promise<readonly KeptReceipt[]> {
    return guarded(async () => readable(keptReceipt, await this.#database.getAll("receipts")));
  }
  async readReceipt(contributionId: string): Promise<KeptReceipt | null> {
    return guarded(async () => readable(keptReceipt, [await this.#database.get("receipts", contributionId)])[0] ?? null);
  }
  async forgetReceipt(contributionId: string): Promise<void> {
    await guarded(() => this.#database.delete("receipts", contributionId));
  }
  async readDraft(name: string): Promise<unknown> {
    return guarded(() => this.#database.get("drafts", name));
  }
  async saveDraft(name: string, draft: unknown): Promise<void> {
    await guarded(() => this.#database.put("drafts", draft, name));
  }
  async deleteDraft(name: string): Promise<void> {
    await guarded(() => this.#database.delete("drafts", name));
  }
  async saveMedia(id: string, bytes: Blob): Promise<void> {
    await guarded(async () => {
      const kept = { bytes: await bytes.arrayBuffer(), type: bytes.type, savedAt: Date.now() };
      await this.#database.put("media", kept, id);
    });
  }
  async readMedia(id: string): Promise<Blob | null> {
    return guarded(async () => {
      const kept = await this.#database.get("media", id);
      return kept === undefined ? null : new Blob([kept.bytes], { type: kept.type });
    });
  }
  async deleteMedia(id: string): Promise<void> {
    await guarded(() => this.#database.delete("media", id));
  }
  async sweepMedia(olderThan: number): Promise<number> {
    return guarded(async () => {
      // Read and deleted in one transaction: a draft that names them in the meantime has to wait for its end.
      const transaction = this.#database.transaction(["operations", "drafts", "media"], "readwrite");
      const named = wordsIn([await transaction.objectStore("drafts").getAll(), await transaction.objectStore("operations").getAll()]);
      const media = transaction.objectStore("media");
      let swept = 0;
      for (let cursor = await media.openCursor(); cursor !== null; cursor = await cursor.continue()) {
        if (cursor.value.savedAt >= olderThan || named.has(cursor.key)) continue;
        await cursor.delete();
        swept += 1;
      }
      await transaction.done;
      return swept;
    });
  }
  async readSnapshot(source: string): Promise<PublishedSnapshot | null> {
    return guarded(async () => {
      const [snapshot] = readable(publishedSnapshot, [await this.#database.get("keep", "snapshot")]);
      return snapshot?.source === source ? snapshot : null;
    });
  }
  async saveSnapshot(snapshot: PublishedSnapshot): Promise<void> {
    await guarded(() => this.#database.put("keep", snapshot, "snapshot"));
  }
  async readSupports(): Promise<readonly string[]> {
    return guarded(async () => {
      const kept = await this.#database.get("keep", "supports");
      return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === "string") : [];
    });
  }
  async saveSupports(contributionIds: readonly string[]): Promise<void> {
    await guarded(() => this.#database.put("keep", [...contributionIds], "supports"));
  }
  async contributorKey(): Promise<string> {
    return guarded(async () => {
      // Read and made in one transaction: two tabs that start together get the same key.
      const transaction = this.#database.transaction("keep", "readwrite");
      const kept = await transaction.store.get("contributorKey");
      const key = typeof kept === "string" && isContributorKey(kept) ? kept : makeContributorKey();
      if (key !== kept) await transaction.store.put(key, "contributorKey");
      await transaction.done;
      return key;
    });
  }
  async replaceContributorKey(): Promise<string> {
    const key = makeContributorKey();
    await guarded(() => this.#database.put("keep", key, "contributorKey"));
    return key;
  }
  async readTurn(): Promise<unknown> {
    return guarded(() => this.#database.get("keep", "turn"));
  }
  async saveTurn(turn: unknown): Promise<void> {
    await guarded(() => this.#database.put("keep", turn, "turn"));
  }
  close(): void {
    this.#database.close();
  }
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const isFull = thrown instanceof Error || thrown instanceof DOMException ? thrown.name === "QuotaExceededError" : false;
    throw new Problem(isFull ? "storage_full" : "unexpected", { cause: thrown });
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It had aborted itself, which is what we want.
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
