/**
 * A throw-away PostgreSQL for one run: a cluster of its own from Debian's binaries, or a database of its own on the server that
 * TEST_DATABASE_URL names. Whoever starts it stops it; nothing is left behind.
 */
import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { findPostgres } from "./postgres-presence";

export interface ThrowAwayDatabase {
  /** A superuser's address of an empty database. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A cluster that is prepared once, stopped and kept; each that starts from it is a copy. A server of somebody else's has no folder to copy. */
export interface ClusterTemplate {
  readonly folder: string;
  readonly prepare: (url: string) => Promise<void>;
}

const run = promisify(execFile);

/** Null where there is no PostgreSQL with PostGIS; then say "PostgreSQL: not run". */
export async function startThrowAwayDatabase(template?: ClusterTemplate): Promise<ThrowAwayDatabase | null> {
  const found = findPostgres();
  if (found === null) return null;
  if (found.type === "url") return databaseOn(found.url);
  return template === undefined ? cluster(found.bin) : cluster(found.bin, await made(found.bin, template));
}

/** The data folder of a stopped cluster. `cp` keeps its owner, without which PostgreSQL refuses it. */
async function made(bin: string, { folder, prepare }: ClusterTemplate): Promise<string> {
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(dirname(folder), { recursive: true });
  const first = await cluster(bin);
  try {
    await prepare(first.url);
    await first.halt();
    await run("cp", ["-a", first.data, draft]);
  } finally {
    await first.stop();
  }
  // Another process may have been quicker; both made the same.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return folder;
}

async function databaseOn(url: string): Promise<ThrowAwayDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const inServer = async (statement: string): Promise<void> => {
    const server = postgres(url, { max: 1, onnotice: () => undefined });
    await server.unsafe(statement);
    await server.end();
  };
  await inServer(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  await ownedAsHosted(own.href, name);
  return { url: own.href, stop: () => inServer(`drop database ${name} with (force)`) };
}

/** On hosted Supabase the database belongs to `postgres`, who is no superuser. */
async function ownedAsHosted(url: string, database: string): Promise<void> {
  const server = postgres(url, { max: 1, onnotice: () => undefined });
  const known = await server`select 1 from pg_roles where rolname = 'postgres'`;
  if (known.length === 0) await server.unsafe("create role postgres login createdb createrole bypassrls");
  await server.unsafe(`alter database ${database} owner to postgres`);
  await server.end();
}

interface Cluster extends ThrowAwayDatabase {
  readonly data: string;
  /** As after a day's work: everything is on the disk. */
  halt(): Promise<void>;
}

async function cluster(bin: string, template?: string): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), "cluster-"));
  // PostgreSQL refuses to run as root: then it runs as the user that Debian's package made for it.
  const owner = process.getuid?.() === 0 ? await idsOf("postgres") : null;
  await chmod(folder, 0o700);
  if (owner !== null) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const port = await freePort();
  const tool = (name: string, ...args: string[]) => {
    const command = join(bin, name);
    // As `postgres` without its group memberships or environment: setpriv comes with every Debian and opens no session.
    return owner === null ? run(command, args) : run("setpriv", [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups", command, ...args], { cwd: folder });
  };
  if (template === undefined) await tool("initdb", "-D", data, "-U", "supabase_admin", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
  else await run("cp", ["-a", template, data]);
  // Nothing here outlives the run, so nothing needs to survive a power cut.
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off`;
  await tool("pg_ctl", "-D", data, "-l", join(folder, "log"), "-o", settings, "-w", "start");
  const url = `postgres://supabase_admin@127.0.0.1:${port}/postgres`;
  if (template === undefined) await ownedAsHosted(url, "postgres");
  let isRunning = true;
  const end = async (how: "fast" | "immediate"): Promise<void> => {
    if (isRunning) await tool("pg_ctl", "-D", data, "-m", how, "-w", "stop");
    isRunning = false;
  };
  return {
    url,
    data,
    halt: () => end("fast"),
    stop: async () => {
      await end("immediate");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all([run("id", ["-u", user]), run("id", ["-g", user])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
