/** The server as an operator lives with it: killed, started twice, reset, and its secrets on disk. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startBackend } from "../../supabase/embedded/backend";
import { dataFolderAt } from "../../supabase/embedded/folder/data-folder";
import { keysOf } from "../../supabase/embedded/folder/keys";
import { DataFolderInUse, lockDataFolder } from "../../supabase/embedded/folder/lock";
import { refuseHosted } from "../../supabase/embedded/database/postgres";
import { readProjectFiles } from "../../supabase/embedded/prepare/project-files";
import { copyTemplate } from "../support/embedded/templates";
import { startServerProcess, type ServerProcess } from "../support/embedded/server-process";
import { smallProject } from "../support/embedded/small-project";
import { aSubmission } from "../support/embedded/submissions";

/** Several processes open PGlite one after the other, on a machine that may be busy. */
const SLOW = { timeout: 180_000 };
let dataDir = "";
let running: ServerProcess[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "process-"));
});
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill("SIGKILL");
    await ended;
  }
  running = [];
  await rm(dataDir, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await startServerProcess(dataDir, env);
  running.push(server);
  return server;
}
async function post(url: string, door: string, body: unknown): Promise<{ status: number; body: unknown }> {
  const { publishableKey } = (await (await fetch(`${url}/config.json`)).json()) as { publishableKey: string };
  const response = await fetch(`${url}/rest/v1/rpc/${door}`, { method: "POST", headers: { apikey: publishableKey, "content-type": "application/json" }, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

test("what was acknowledged is there after kill -9, and the start after it needs no help", SLOW, async () => {
  await copyTemplate(await readProjectFiles(), dataDir);
  const first = await start();
  await first.ready;
  const submission = aSubmission();
  expect((await post(first.url, "submit_contribution", { submission })).status).toBe(200);
  first.child.kill("SIGKILL");
  await first.ended;

  const second = await start();
  await second.ready;
  const receipt = await post(second.url, "read_receipt", { receipt_code: submission.receiptCode });
  expect([receipt.status, receipt.body]).toEqual([200, expect.objectContaining({ id: submission.id, text: submission.text })]);
});

test("a second process on the same data is refused in a clear sentence, and the first goes on", SLOW, async () => {
  await copyTemplate(await readProjectFiles(), dataDir);
  const first = await start();
  await first.ready;
  const { code, output } = await (await start()).ended;
  expect([code, output]).toEqual([1, expect.stringContaining(`The data folder ${dataDir} is in use by another process (pid ${first.child.pid})`)]);
  expect((await post(first.url, "read_campaigns", {})).status).toBe(200);

  const reset = spawnSync(process.execPath, ["--import", "tsx", "supabase/embedded/reset.ts"], { cwd: resolve(import.meta.dirname, "../.."), env: { ...process.env, VH_DATA_DIR: dataDir }, encoding: "utf8" });
  expect([reset.status, reset.stderr]).toEqual([1, expect.stringContaining("is in use by another process")]);
  expect(existsSync(join(dataDir, "database"))).toBe(true);

  // What the app expects to be refused is no error of the server's.
  expect((await post(first.url, "read_receipt", { receipt_code: "0".repeat(26) })).status).toBe(404);

  first.child.kill("SIGTERM");
  const end = await first.ended;
  expect(end.code).toBe(0);
  expect(end.output).not.toMatch(/receipt_unknown|Error|\n\s+at /);
  expect(existsSync(join(dataDir, "lock"))).toBe(false);
});

test("a database built by migrations that were rewritten since is refused with what to do", SLOW, async () => {
  const project = await smallProject();
  await copyTemplate(project, dataDir);
  const rewritten = { ...project, migrations: project.migrations.map((migration) => ({ ...migration, sql: `${migration.sql}\n-- rewritten` })) };
  await expect(startBackend("http://localhost", { dataDir, files: rewritten, demo: false })).rejects.toThrow(/built by an older 20260101000000_small.*npm run reset/);
  // And the folder is free again.
  const backend = await startBackend("http://localhost", { dataDir, files: project, demo: false });
  await backend.close();
});

test("of twenty processes that start at once over a dead lock one gets the folder", async () => {
  const folder = dataFolderAt(dataDir);
  await writeFile(folder.lock, "999999999 1 dead");
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataFolder(folder)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results) if (result.status === "rejected") expect(result.reason).toBeInstanceOf(DataFolderInUse);
  expect((await readdir(dataDir)).sort()).toEqual(["lock"]);
});

test("a lock whose pid now belongs to somebody else is taken over", async () => {
  const folder = dataFolderAt(dataDir);
  // This very process, but begun at another time.
  await writeFile(folder.lock, `${process.pid} 1 earlier`);
  const unlock = await lockDataFolder(folder);
  await unlock();
  expect(existsSync(folder.lock)).toBe(false);
});

test("each data folder has keys of its own that only its owner can read", async () => {
  const paths = [dataFolderAt(dataDir).keys, join(dataDir, "other.json")];
  const [one, other] = await Promise.all(paths.map((path) => keysOf(path)));
  expect(one?.jwtSecret).not.toBe(other?.jwtSecret);
  expect(one?.publishableKey).not.toBe(other?.publishableKey);
  expect((await stat(paths[0] ?? "")).mode & 0o777).toBe(0o600);
  expect(await keysOf(paths[0] ?? "")).toEqual(one);
});

test("reset removes the data and nothing else", async () => {
  const folder = dataFolderAt(dataDir);
  await mkdir(folder.database);
  await keysOf(folder.keys);
  await writeFile(folder.basemap, "map");
  await writeFile(join(dataDir, "notes.txt"), "somebody's own");
  const reset = spawnSync(process.execPath, ["--import", "tsx", "supabase/embedded/reset.ts"], { cwd: resolve(import.meta.dirname, "../.."), env: { ...process.env, VH_DATA_DIR: dataDir }, encoding: "utf8" });
  expect(reset.status).toBe(0);
  expect((await readdir(dataDir)).sort()).toEqual(["helsingborg.pmtiles", "notes.txt"]);
});

test("a hosted Supabase is refused as the embedded database, whatever its address looks like", () => {
  for (const host of ["db.abcdefghij.supabase.co", "aws-0-eu-north-1.pooler.supabase.com", "DB.ABC.SUPABASE.CO", "db.abc.supabase.co."]) expect(() => refuseHosted(`postgres://postgres:x@${host}:5432/postgres`)).toThrow(/hosted Supabase/);
  expect(() => refuseHosted("mysql://localhost/x")).toThrow(/postgres:/);
  expect(() => refuseHosted("postgres://localhost:5432/postgres")).not.toThrow();
});

test("no key is written in the source", async () => {
  const source = await readFile(resolve(import.meta.dirname, "../../supabase/embedded/folder/keys.ts"), "utf8");
  expect(source).not.toMatch(/sb_(publishable|secret)_[A-Za-z0-9_-]{10,}/);
});
