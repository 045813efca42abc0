/** Files in one zip. What is packed already (pictures, sound) is stored as it is. */
import { zipSync, type Zippable } from "fflate";

const IS_PACKED = /\.(webp|jpg|webm|m4a|ogg|zip)$/;

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function packZip(entries: readonly ZipEntry[], madeAt: Date): Uint8Array {
  const files: Zippable = {};
  for (const { name, bytes } of entries) {
    if (name in files) throw new Error(`Twice in one zip: ${name}`);
    files[name] = [bytes, { level: IS_PACKED.test(name) ? 0 : 6, mtime: madeAt }];
  }
  return zipSync(files);
}
