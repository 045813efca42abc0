/** Finds the demo's content (supabase/embedded/demo), which another part of the project owns, and lays its files where the storage looks. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Database, Session } from "../database/database";
import type { DemoFile } from "../demo/media";
import { ObjectStore } from "../storage/object-store";

const inDemo = (name: string): string => fileURLToPath(new URL(`../demo/${name}.ts`, import.meta.url));
const BUCKET = "media";

export interface DemoContent {
  readonly load: (session: Session) => Promise<void>;
  readonly files: readonly DemoFile[];
}

export async function loadDemoContent(): Promise<DemoContent | null> {
  if (!existsSync(inDemo("load"))) return null;
  const { loadDemo } = (await import(/* @vite-ignore */ pathToFileURL(inDemo("load")).href)) as { loadDemo: DemoContent["load"] };
  const { demoFiles } = (await import(/* @vite-ignore */ pathToFileURL(inDemo("media")).href)) as { demoFiles: () => readonly DemoFile[] };
  return { load: loadDemo, files: demoFiles() };
}

/** Once: what was taken away since stays away. */
export async function placeDemoFiles(database: Database, folder: string, files: readonly DemoFile[]): Promise<void> {
  const [done] = await database.query("select 1 as one from supabase_migrations.seed_files where path = 'demo-files'");
  if (done !== undefined) return;
  const wanted = await database.query<{ path: string }>("select storage_path as path from public.contribution_media");
  const store = new ObjectStore(database, folder);
  for (const { file, path, type } of files) {
    if (wanted.some((row) => row.path === path)) await store.write(BUCKET, path, { bytes: await readFile(file), type }, true);
  }
  await database.query("insert into supabase_migrations.seed_files (path, hash) values ('demo-files', '')");
}
