/** The plan files of tests/fixtures/plans, and a reader with SQLite as Node loads it. */
import { readFile } from "node:fs/promises";
import initSqlJs from "sql.js";
import type { GivenFile } from "../../../src/import/layer";
import { makeReader } from "../../../src/import/read-desk";
import type { ImportReader } from "../../../src/import/import-reader";

export async function planFile(name: string): Promise<GivenFile> {
  return { name, bytes: new Uint8Array(await readFile(new URL(`../../fixtures/plans/${name}`, import.meta.url))) };
}
export function aReader(): ImportReader {
  return makeReader(() => initSqlJs());
}
