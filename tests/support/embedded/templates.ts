/** Databases that are migrated once per set of SQL files and copied for every suite: migrating costs seconds, a copy costs nothing. */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startBackend } from "../../../supabase/embedded/backend";
import { fingerprint, type ProjectFiles } from "../../../supabase/embedded/prepare/project-files";
import type { ClusterTemplate } from "../postgres-cluster";

const TEMPLATES = resolve(import.meta.dirname, "../../.output/templates");

/** PGlite. Keys and logins are never copied, nor is the demo: it is code, which the fingerprint does not know. */
export async function copyTemplate(files: ProjectFiles, dataDir: string): Promise<void> {
  const template = join(TEMPLATES, fingerprint(files));
  if (!existsSync(template)) {
    const draft = `${template}.${randomUUID()}`;
    await mkdir(draft, { recursive: true });
    const backend = await startBackend("http://localhost", { dataDir: draft, files, demo: false });
    await backend.close();
    await rename(draft, template).catch(() => rm(draft, { recursive: true, force: true }));
  }
  await cp(join(template, "database"), join(dataDir, "database"), { recursive: true });
}

export function clusterTemplate(files: ProjectFiles): ClusterTemplate {
  return {
    folder: join(TEMPLATES, `${fingerprint(files)}-postgres`),
    prepare: async (databaseUrl) => {
      const dataDir = await mkdtemp(join(tmpdir(), "prepare-"));
      const backend = await startBackend("http://localhost", { dataDir, files, demo: false, databaseUrl });
      await backend.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
