/**
 * One process a data folder. PGlite takes no lock of its own: two processes on one folder both succeed and both lose data.
 * The lock file holds the owner's pid and the start time of that process, so that a pid given to somebody else is not believed.
 */
import { createHash, randomUUID } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import type { DataFolder } from "./data-folder";

export class DataFolderInUse extends Error {
  constructor(folder: DataFolder, pid: number) {
    super(`The data folder ${folder.root} is in use by another process (pid ${pid}). Stop it first, or choose another folder with VH_DATA_DIR.`);
    this.name = "DataFolderInUse";
  }
}

/** @returns the function that gives the lock back. */
export async function lockDataFolder(folder: DataFolder): Promise<() => Promise<void>> {
  const mine = `${process.pid} ${await startOf(process.pid)} ${randomUUID()}`;
  // link() is atomic and fails when the name exists, and nobody ever sees a half-written lock.
  const draft = `${folder.lock}.${randomUUID()}`;
  await writeFile(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      try {
        await link(draft, folder.lock);
        return async () => {
          if ((await contentOf(folder.lock)) === mine) await rm(folder.lock, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const theirs = await contentOf(folder.lock);
      if (theirs === null) continue;
      const owner = await livingOwner(theirs);
      if (owner !== null) throw new DataFolderInUse(folder, owner);
      await clearStale(folder.lock, theirs, draft);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Only one starter at a time may remove this very lock, and it looks again first: a living lock is never removed. */
async function clearStale(lock: string, stale: string, draft: string): Promise<void> {
  const right = `${lock}.takeover-${createHash("sha256").update(stale).digest("hex").slice(0, 16)}`;
  try {
    await link(draft, right);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const other = await contentOf(right);
    if (other !== null && (await livingOwner(other)) === null) throw new Error(`A start was interrupted while taking over the data folder. Remove ${right} and start again.`, { cause: error });
    await setTimeout(20);
    return;
  }
  try {
    if ((await contentOf(lock)) === stale) await rm(lock);
  } finally {
    await rm(right, { force: true });
  }
}

async function contentOf(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

async function livingOwner(content: string): Promise<number | null> {
  const [pidText = "", start = ""] = content.split(" ");
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, but another user's.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return null;
  }
  const now = await startOf(pid);
  return start === "?" || now === "?" || start === now ? pid : null;
}

/** Linux tells when a process began (field 22 of stat); elsewhere the pid alone must do. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The command name (field 2) may hold spaces: count from its closing bracket.
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "?";
}
