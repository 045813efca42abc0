/** Finds the demo's content (supabase/embedded/demo), which another part of the project owns. */
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Session } from "../database/database";

const LOAD = fileURLToPath(new URL("../demo/load.ts", import.meta.url));

export async function loadDemoContent(): Promise<((session: Session) => Promise<void>) | null> {
  if (!existsSync(LOAD)) return null;
  const { loadDemo } = (await import(/* @vite-ignore */ pathToFileURL(LOAD).href)) as { loadDemo: (session: Session) => Promise<void> };
  return loadDemo;
}
