/**
 * The TypeScript types of the migrated database, as `supabase gen types` writes them: from a throw-away PostgreSQL where there is one,
 * else from PGlite behind a socket. Used by `npm run types` and by the test that tells when the committed ones are out of date.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { PGlite } from "@electric-sql/pglite";
import { postgis } from "@electric-sql/pglite-postgis";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { pgcrypto } from "@electric-sql/pglite/contrib/pgcrypto";
import { pgtap } from "@electric-sql/pglite/pgtap";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { format } from "prettier";
import { startBackend } from "../../supabase/embedded/backend";
import { startThrowAwayDatabase } from "./postgres-cluster";

const root = resolve(import.meta.dirname, "../..");
export const TYPES_FILE = join(root, "src/backend/database.types.ts");

const HEADER = "/* The database as TypeScript sees it. Written by `npm run types` from the migrated database; a test tells when it is out of date. */\n";

export async function generateDatabaseTypes(options: { readonly on?: "pglite" } = {}): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "types-"));
  try {
    const postgres = options.on === "pglite" ? null : await startThrowAwayDatabase();
    if (postgres === null) return await fromPglite(dataDir);
    try {
      await migrated(dataDir, postgres.url);
      return await describe(postgres.url);
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The embedded back end builds the database; then it lets go of it. */
async function migrated(dataDir: string, databaseUrl?: string): Promise<string> {
  const backend = await startBackend("http://localhost", { dataDir, demo: false, ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  await backend.close();
  return backend.folder.database;
}

async function fromPglite(dataDir: string): Promise<string> {
  const db = await PGlite.create(await migrated(dataDir), { extensions: { postgis, pgcrypto, pg_trgm, pgtap } });
  const server = new PGLiteSocketServer({ db, port: 0, host: "127.0.0.1" });
  try {
    await server.start();
    return await describe(`postgres://postgres@${server.getServerConn()}/postgres`);
  } finally {
    await server.stop();
    await db.close();
  }
}

async function describe(url: string): Promise<string> {
  // PGlite answers no question about encryption: without the setting the command would wait for ever.
  const env = { ...process.env, PGGSSENCMODE: "disable", PGSSLMODE: "disable", DO_NOT_TRACK: "1", SUPABASE_TELEMETRY_DISABLED: "1" };
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, "node_modules/supabase/dist/supabase.js"), "gen", "types", `--remote=${url}`, "--schema", "public"], {
    cwd: root,
    env,
    timeout: 120_000,
    maxBuffer: 16 * 1024 * 1024,
  });
  return HEADER + (await format(stdout, { parser: "typescript", printWidth: 140 }));
}
