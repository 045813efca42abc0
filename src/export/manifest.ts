/** What lies in a package, so that whoever opens it in thirty years knows what it is and that nothing is missing or changed. */
import type { CsvColumn } from "./csv";

export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** In a table: how many rows, without the head. */
  readonly rows?: number;
}
export interface Manifest {
  readonly title: string;
  readonly madeAt: string;
  /** Which rows were chosen, in words and values. */
  readonly filter: Readonly<Record<string, string | boolean | null>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string; readonly rows?: number }[];
  /** Column by column, for each table. */
  readonly dictionary: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes as BufferSource);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function dictionaryOf(columns: readonly Pick<CsvColumn<never>, "name" | "meaning">[]): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map(({ name, meaning }) => [name, meaning]));
}

export async function makeManifest(facts: Omit<Manifest, "files">, files: readonly PackedFile[]): Promise<PackedFile> {
  const listed = await Promise.all(files.map(async ({ name, bytes, rows }) => ({ name, bytes: bytes.length, sha256: await sha256Hex(bytes), ...(rows === undefined ? {} : { rows }) })));
  return { name: "manifest.json", bytes: new TextEncoder().encode(`${JSON.stringify({ ...facts, files: listed } satisfies Manifest, null, 2)}\n`) };
}
