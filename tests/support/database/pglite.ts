/**
 * PGlite with our schema. The migrated data folder is kept under node_modules/.cache and copied for every suite: migrating takes ten
 * seconds, copying a tenth of one. Whoever opens a database closes it; its folder goes with it.
 */
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { pgcrypto } from "@electric-sql/pglite/contrib/pgcrypto";
import { pgtap } from "@electric-sql/pglite/pgtap";
import { postgis } from "@electric-sql/pglite-postgis";
import { migrate } from "./migrate";
import { readSchemaFiles } from "./schema-files";
import type { Row, TestDatabase } from "./test-database";

const CACHE = resolve(import.meta.dirname, "../../../node_modules/.cache/vart-helsingborg");
const extensions = { postgis, pgtap, pgcrypto, pg_trgm };

/** A folder with a migrated, closed database. Never open it: copy it. */
export async function migratedTemplate(): Promise<string> {
  const { fingerprint } = await readSchemaFiles();
  const template = join(CACHE, `pglite-${fingerprint}`);
  if (await exists(template)) return template;
  await mkdir(CACHE, { recursive: true });
  const work = await mkdtemp(join(CACHE, "making-"));
  const database = await PGlite.create(work, { extensions });
  try {
    await migrate({ superuser: (sql) => database.exec(sql), migrate: (sql) => database.exec(sql) });
  } finally {
    await database.close();
  }
  // Another process may have been quicker; both made the same.
  await rename(work, template).catch(() => rm(work, { recursive: true, force: true }));
  await forgetOldTemplates();
  return template;
}

/** Every change of a migration leaves 60 MB behind; a day later nobody copies from them any more. */
async function forgetOldTemplates(): Promise<void> {
  const yesterday = Date.now() - 24 * 60 * 60 * 1000;
  for (const name of await readdir(CACHE)) {
    const folder = join(CACHE, name);
    if (/^(pglite|making)-/.test(name) && (await stat(folder)).mtimeMs < yesterday) await rm(folder, { recursive: true, force: true });
  }
}

export async function openPglite(options: { readonly dataDir?: string } = {}): Promise<TestDatabase> {
  const template = await migratedTemplate();
  const folder = options.dataDir ?? (await mkdtemp(join(tmpdir(), "pglite-")));
  await cp(template, folder, { recursive: true });
  const database = await PGlite.create(folder, { extensions });
  await database.exec("set search_path = public, extensions; set time zone 'UTC'");
  return {
    name: "PGlite",
    query: async (statement, parameters = []) => (await database.query<Row>(statement, [...parameters])).rows,
    script: async (sql) => (await database.exec(sql)).map((result) => result.rows as Row[]),
    close: async () => {
      await database.close();
      if (options.dataDir === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
