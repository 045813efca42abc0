/** A small JSON file only its owner may read, written once and atomically. */
import { randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import type { z } from "zod";

export async function readOrCreatePrivateFile<T>(path: string, shape: z.ZodType<T>, create: () => T): Promise<T> {
  const found = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (found !== null) return shape.parse(JSON.parse(found));
  const made = create();
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  await rename(draft, path);
  return made;
}
