/** The bytes of photos and recordings as they lie on the server's disk, and what the pictures among them give away. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export function storedFiles(folder: string): ReadonlySet<string> {
  return new Set(existsSync(folder) ? readdirSync(folder) : []);
}

/** Those that came since. */
export function filesSince(folder: string, before: ReadonlySet<string>): readonly string[] {
  return [...storedFiles(folder)].filter((name) => !before.has(name));
}

export function readStored(folder: string, name: string): Uint8Array {
  return readFileSync(join(folder, name));
}

/** RFC 9649: what a WebP consists of. EXIF and XMP have chunks of their own; other formats give null. */
export function webpChunks(bytes: Uint8Array): readonly string[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (name(0) !== "RIFF" || name(8) !== "WEBP") return null;
  const chunks: string[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    chunks.push(name(at));
    const length = view.getUint32(at + 4, true);
    at += 8 + length + (length % 2);
  }
  return chunks;
}
