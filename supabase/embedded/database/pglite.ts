/**
 * PGlite with PostGIS in a worker thread, behind the Database interface. One session, handed out whole by SessionLock.
 * Whoever opens a folder must hold its lock file first (folder/lock.ts): two processes on one folder lose data silently.
 */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import type { Database, Row, Session } from "./database";
import type { FromWorker, WorkerOptions, WorkerReply, WorkerRequest } from "./pglite-messages";
import { SessionLock } from "./session-lock";
import { TEXT_TYPES, valueOf } from "./text-formats";

export interface PgliteDatabase extends Database {
  readonly kind: "pglite";
  readonly lock: SessionLock;
  /** For a caller that already holds the lock: rows and the count of rows changed. */
  send(statement: string, parameters: readonly unknown[]): Promise<WorkerReply>;
}

export async function openPglite(dataDir: string): Promise<PgliteDatabase> {
  if (!dataDir.startsWith("memory://") && !existsSync(join(dataDir, "PG_VERSION"))) await makeFolder(dataDir);
  const line = await startWorker({ dataDir, keepAsText: TEXT_TYPES });
  const lock = new SessionLock();

  // For whoever holds the session: no queueing.
  const session: Session = {
    query: async <T extends Row>(statement: string, parameters: readonly unknown[] = []) => (await line.ask({ do: "query", statement, parameters })).rows as T[],
    execute: async (script) => void (await line.ask({ do: "execute", script })),
  };
  // ALTER ROLE … SET search_path is not honoured by PGlite, hence once for the session.
  await session.execute("set search_path = public, extensions; set time zone 'UTC'");

  return {
    kind: "pglite",
    lock,
    send: (statement, parameters) => line.ask({ do: "query", statement, parameters }),
    query: (statement, parameters) => lock.run(() => session.query(statement, parameters)),
    execute: (script) => lock.run(() => session.execute(script)),
    transaction: (work) =>
      lock.run(async () => {
        await session.execute("begin");
        try {
          const result = await work(session);
          await session.execute("commit");
          return result;
        } catch (error) {
          await session.execute("rollback");
          throw error;
        }
      }),
    listen: async (channel, onNotify) => {
      line.onNotify(channel, onNotify);
      await lock.run(() => line.ask({ do: "listen", channel }));
    },
    close: () => lock.run(() => line.close()),
  };
}

async function makeFolder(dataDir: string): Promise<void> {
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL("./pglite-init.mjs", import.meta.url)), dataDir]);
}

interface WorkerLine {
  ask(request: WorkerRequest): Promise<WorkerReply>;
  onNotify(channel: string, onNotify: (payload: string) => void): void;
  close(): Promise<void>;
}

async function startWorker(options: WorkerOptions): Promise<WorkerLine> {
  const worker = new Worker(new URL("./pglite-worker.mjs", import.meta.url), { workerData: options });
  const pending = new Map<number, { resolve: (reply: WorkerReply) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, ((payload: string) => void)[]>();
  let lastId = 0;
  let dead: Error | null = null;

  const failAll = (error: Error): void => {
    dead ??= error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };

  await new Promise<void>((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the database worker ended with code ${code} before it was ready`)));
    worker.on("error", failAll);
    worker.on("exit", () => failAll(new Error("the database worker has ended")));
    worker.on("message", (message: FromWorker) => {
      if ("ready" in message) resolve();
      else if ("failed" in message) reject(new Error(message.failed));
      else if ("notify" in message) for (const onNotify of listeners.get(message.notify) ?? []) onNotify(message.payload);
      else {
        const waiting = pending.get(message.id);
        pending.delete(message.id);
        if ("error" in message) waiting?.reject(Object.assign(new Error(message.error.message), { code: message.error.code, detail: message.error.detail, hint: message.error.hint }));
        else waiting?.resolve(withValues(message));
      }
    });
  });

  const ask = (request: WorkerRequest): Promise<WorkerReply> =>
    new Promise((resolve, reject) => {
      if (dead !== null) return reject(dead);
      const id = ++lastId;
      pending.set(id, { resolve, reject });
      worker.postMessage({ ...request, id });
    });

  return {
    ask,
    onNotify: (channel, onNotify) => void listeners.set(channel, [...(listeners.get(channel) ?? []), onNotify]),
    close: async () => {
      if (dead !== null) return;
      await ask({ do: "close" });
      dead = new Error("the database is closed");
      await worker.terminate();
    },
  };
}

/** The worker leaves dates, numbers and JSON as PostgreSQL's text. */
function withValues(reply: WorkerReply): WorkerReply {
  for (const { name, dataTypeID } of reply.fields) {
    const convert = valueOf(dataTypeID);
    if (convert !== null) for (const row of reply.rows) row[name] = convert(row[name]);
  }
  return reply;
}
