/**
 * The schema as files: the stand-in for what Supabase provides, and the migrations in order. Their fingerprint names the cached template,
 * so that a changed migration is never tested on an old database.
 */
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";

const supabase = resolve(import.meta.dirname, "../../../supabase");

export interface SchemaFiles {
  readonly bootstrap: string;
  readonly migrations: readonly { readonly name: string; readonly sql: string }[];
  readonly fingerprint: string;
}

export async function readSchemaFiles(): Promise<SchemaFiles> {
  const folder = join(supabase, "migrations");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const bootstrap = await readFile(join(supabase, "embedded/bootstrap.sql"), "utf8");
  const migrations = await Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(folder, name), "utf8") })));
  const fingerprint = createHash("sha256").update(JSON.stringify([bootstrap, migrations])).digest("hex").slice(0, 16);
  return { bootstrap, migrations, fingerprint };
}

export interface PgTapFile {
  readonly name: string;
  readonly sql: string;
}

/** `00_helpers.sql` first, then one file a role and subject. */
export async function readPgTapFiles(): Promise<{ readonly helpers: string; readonly files: readonly PgTapFile[] }> {
  const folder = join(supabase, "tests/database");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".test.sql")).sort();
  return {
    helpers: await readFile(join(folder, "00_helpers.sql"), "utf8"),
    files: await Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(folder, name), "utf8") }))),
  };
}
