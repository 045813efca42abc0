/**
 * What a wall keeps on its machine so that it starts without network: its last rows, and – apart, because it changes with every new story –
 * what it has told. A database of its own, away from residents' things. Nothing here throws: a snapshot is a convenience.
 */
import { openDB, type IDBPDatabase } from "idb";
import type { WallRead, WallStory } from "../../domain/wall/wall";
import { readableSnapshot, readableWatch } from "./kept-schema";
import type { KeptNewcomers } from "./newcomers";

export interface WallSnapshot {
  readonly read: WallRead;
  readonly cursor: number;
  readonly revision: number;
  readonly rows: readonly WallStory[];
}
export interface WallWatch {
  /** When the server last answered, this machine's clock. */
  readonly confirmedAt: number;
  readonly newcomers: KeptNewcomers;
}
export interface WallStore {
  readSnapshot(): Promise<WallSnapshot | null>;
  saveSnapshot(snapshot: WallSnapshot): Promise<void>;
  readWatch(): Promise<WallWatch | null>;
  saveWatch(watch: WallWatch): Promise<void>;
}

const DATABASE_NAME = "vart-helsingborg-wall";
const SHELF = "keep";

/** `source` names the back end: its address and publishable key. Another one's rows are never mixed in. */
export async function openWallStore(source: string, name: string): Promise<WallStore> {
  const key = `${source} ${name}`;
  let database: IDBPDatabase | null;
  try {
    database = await openDB(DATABASE_NAME, 1, {
      upgrade: (opened) => {
        opened.createObjectStore(SHELF);
      },
    });
  } catch {
    return emptyWallStore();
  }
  const opened = database;
  const read = async <T>(part: string, parse: (value: unknown) => T | null): Promise<T | null> => {
    try {
      return parse(await opened.get(SHELF, `${key} ${part}`));
    } catch {
      return null;
    }
  };
  const save = async (part: string, value: unknown): Promise<void> => {
    try {
      await opened.put(SHELF, value, `${key} ${part}`);
    } catch {
      // No room, or the browser took the storage away: the wall is right while it has its network.
    }
  };
  return {
    readSnapshot: () => read("snapshot", readableSnapshot),
    saveSnapshot: (snapshot) => save("snapshot", snapshot),
    readWatch: () => read("watch", readableWatch),
    saveWatch: (watch) => save("watch", watch),
  };
}

/** Keeps in memory only: for a preview, and where the browser has no storage. */
export function emptyWallStore(): WallStore {
  let snapshot: WallSnapshot | null = null;
  let watch: WallWatch | null = null;
  return {
    readSnapshot: async () => snapshot,
    saveSnapshot: async (saved) => {
      snapshot = saved;
    },
    readWatch: async () => watch,
    saveWatch: async (saved) => {
      watch = saved;
    },
  };
}
