/**
 * Width and height as a picture's header states them, read without decoding: a few kilobytes can claim gigabytes of pixels.
 * Each format's own document is named at its reader. Null where the header does not say; then decoding has to show it.
 */
import type { PhotoType } from "./photo-type";

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

export function pixelSizeOf(bytes: Uint8Array, type: PhotoType): PixelSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (type) {
      case "png":
        return { width: view.getUint32(16), height: view.getUint32(20) };
      case "gif":
        return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
      case "webp":
        return webpSize(view);
      case "jpeg":
        return jpegSize(view);
      case "heic":
      case "avif":
        return largestItem(view);
    }
  } catch (thrown) {
    // Shorter than its own header says: a broken file, or one whose size comes later than what was given.
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

/** RFC 9649: "VP8 " lossy, "VP8L" lossless, "VP8X" extended; 14 and 24 bit little-endian. */
function webpSize(view: DataView): PixelSize | null {
  switch (view.getUint32(12)) {
    case 0x56503820:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858:
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    default:
      return null;
  }
}

/** ITU-T T.81, B.2.2: the frame header (SOF0 to SOF15 without DHT, JPG and DAC) holds height and width. */
function jpegSize(view: DataView): PixelSize | null {
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Start of scan or end of image: no frame header came before.
    if (marker === 0xda || marker === 0xd9) return null;
    at += 2 + view.getUint16(at + 2);
  }
}

/** ISO/IEC 23008-12, 6.5.3: each item (tile, thumbnail, picture) has its "ispe"; the picture's is the largest. */
function largestItem(view: DataView): PixelSize | null {
  let largest: PixelSize | null = null;
  for (let at = 0; at + 16 <= view.byteLength; at += 1) {
    if (view.getUint32(at) !== 0x69737065) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
