/** The SQL the database is built from, in order. The same migrations go to hosted Supabase; bootstrap.sql is embedded only. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Migration {
  readonly version: string;
  readonly name: string;
  readonly sql: string;
}
export interface ProjectFiles {
  /** What a Supabase project has before the first migration: roles, schemas, extensions. */
  readonly bootstrap: string;
  readonly migrations: readonly Migration[];
  /** Runs once, after the first migration of an empty database. */
  readonly seed: string | null;
}

const SUPABASE = fileURLToPath(new URL("../..", import.meta.url));

export async function readProjectFiles(supabase: string = SUPABASE): Promise<ProjectFiles> {
  const folder = join(supabase, "migrations");
  const names = (await readdir(folder)).filter((name) => /^\d+_.+\.sql$/.test(name)).sort();
  const migrations = await Promise.all(
    names.map(async (file) => {
      const [version = "", ...rest] = basename(file, ".sql").split("_");
      return { version, name: rest.join("_"), sql: await readFile(join(folder, file), "utf8") };
    }),
  );
  const seed = join(supabase, "seed.sql");
  return {
    bootstrap: await readFile(join(supabase, "embedded", "bootstrap.sql"), "utf8"),
    migrations,
    seed: existsSync(seed) ? await readFile(seed, "utf8") : null,
  };
}

/** Changes whenever a database built from these files would come out differently. */
export function fingerprint(files: ProjectFiles, ...more: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of [files.bootstrap, files.seed ?? "", ...files.migrations.flatMap(({ version, sql }) => [version, sql]), ...more]) hash.update(text).update("\0");
  return hash.digest("hex").slice(0, 16);
}
