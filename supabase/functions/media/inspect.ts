/**
 * Looks at the bytes: are they what they are called, how large is the picture, and do they carry anything but the picture? The app sends
 * only what a canvas has drawn and a microphone recorded; whatever else comes, came past the app.
 */
import { imageSize } from "image-size";
import { jpegSegments, webpChunks } from "./picture-parts.ts";
import { Refusal } from "./refusal.ts";

/** A side; the table has the same limit. A header that claims more is a bomb for whoever decodes it. */
const SIDE_LIMIT_PIXELS = 10_000;

export interface Found {
  readonly mimeType: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
}

/** @returns what the bytes are; refuses what they are not allowed to be. */
export function inspect(bytes: Uint8Array, declaredType: unknown): Found {
  const mimeType = typeOf(bytes);
  if (mimeType === null || mimeType !== declaredType) throw new Refusal(422, "media_type_not_allowed", "media");
  if (!mimeType.startsWith("image/")) return { mimeType, bytes: bytes.length, width: null, height: null };
  // Looked through whole: what hides behind the picture's end (a page, an archive) makes it two files in one.
  const isClean = mimeType === "image/jpeg" ? isCleanJpeg(bytes) : isCleanWebp(bytes);
  if (!isClean) throw unreadable();
  return { mimeType, bytes: bytes.length, ...pixelsOf(bytes) };
}

function typeOf(bytes: Uint8Array): string | null {
  const text = (from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "image/webp";
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return "audio/webm";
  if (text(4, 8) === "ftyp") return "audio/mp4";
  if (text(0, 4) === "OggS") return "audio/ogg";
  return null;
}

function pixelsOf(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  let size: { width: number; height: number };
  try {
    size = imageSize(bytes);
  } catch {
    throw unreadable();
  }
  if (!(size.width > 0) || !(size.height > 0)) throw unreadable();
  if (size.width > SIDE_LIMIT_PIXELS || size.height > SIDE_LIMIT_PIXELS) throw new Refusal(422, "media_too_large", "media");
  return { width: size.width, height: size.height };
}

/** JFIF, colour profile and Adobe's colour mark are the picture's own; EXIF and XMP (APP1), IPTC (APP13) and comments are about somebody. */
function isCleanJpeg(bytes: Uint8Array): boolean {
  const APP = 0xe0;
  const allowed = new Set([APP + 0, APP + 2, APP + 14]);
  const segments = jpegSegments(bytes);
  return segments !== null && segments.every((marker) => marker !== 0xfe && (marker < APP || marker > 0xef || allowed.has(marker)));
}

/** Still pictures with a colour profile at most: no EXIF, no XMP, no film, nothing unknown. */
function isCleanWebp(bytes: Uint8Array): boolean {
  const allowed = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ICCP"]);
  const chunks = webpChunks(bytes);
  return chunks !== null && chunks.length > 0 && chunks.every((name) => allowed.has(name));
}

function unreadable(): Refusal {
  return new Refusal(422, "media_unreadable", "media");
}
