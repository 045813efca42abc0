/**
 * Decodes, turns upright, scales and encodes. Only pixels go through, so nothing of the original's metadata can survive. Runs in a
 * worker where canvases may leave the page, in the page itself elsewhere.
 */
import { PHOTO_SENT_PIXELS, type PHOTO_MIME_TYPES } from "../domain/media";
import { MediaTrouble } from "./media-trouble";
import { ENCODING_TRIES, fitWithin, isTooManyPixels } from "./photo-scale";
import type { PixelSize } from "./photo-size";

/** About half a minute on a slow 3G line, and sharp on a 1080p wall. */
const SENT_LIMIT_BYTES = 1_000_000;

export type PhotoMimeType = (typeof PHOTO_MIME_TYPES)[number];

export interface DrawnPhoto extends PixelSize {
  readonly blob: Blob;
  readonly mimeType: PhotoMimeType;
}
export type Canvas = OffscreenCanvas | HTMLCanvasElement;
export type DrawingStage = "decode" | "encode";

export async function drawPhoto(bytes: Blob, onStage: (stage: DrawingStage, share: number) => void, signal?: AbortSignal): Promise<DrawnPhoto> {
  onStage("decode", 0);
  const picture = await decode(bytes);
  try {
    signal?.throwIfAborted();
    if (isTooManyPixels(picture)) throw new MediaTrouble("photo_too_many_pixels");
    let best: DrawnPhoto | null = null;
    for (const [index, { quality, scale }] of ENCODING_TRIES.entries()) {
      onStage("encode", index / ENCODING_TRIES.length);
      best = await encode(picture, fitWithin(picture, PHOTO_SENT_PIXELS * scale), quality);
      signal?.throwIfAborted();
      if (best.blob.size <= SENT_LIMIT_BYTES) break;
    }
    if (best === null) throw new MediaTrouble("photo_encoding_failed");
    return best;
  } finally {
    picture.close();
  }
}

export async function decode(bytes: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(bytes, { imageOrientation: "from-image" });
  } catch (thrown) {
    throw new MediaTrouble("photo_unreadable", thrown);
  }
}

async function encode(picture: ImageBitmap, size: PixelSize, quality: number): Promise<DrawnPhoto> {
  const canvas = makeCanvas(size);
  // Both kinds of canvas give the same context here; TypeScript cannot call the overloads of their union.
  const context = canvas.getContext("2d", { alpha: false }) as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
  if (context === null) throw new MediaTrouble("photo_encoding_failed");
  // What is transparent would turn black in a JPEG.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, size.width, size.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, size.width, size.height);
  for (const mimeType of ["image/webp", "image/jpeg"] as const) {
    const blob = await blobOf(canvas, mimeType, quality);
    // Browsers that cannot write a type silently write PNG instead.
    if (blob?.type === mimeType) return { blob, mimeType, ...size };
  }
  throw new MediaTrouble("photo_encoding_failed");
}

export function makeCanvas({ width, height }: PixelSize): Canvas {
  if (typeof OffscreenCanvas !== "undefined") return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement("canvas"), { width, height });
}

export function blobOf(canvas: Canvas, type: PhotoMimeType, quality: number): Promise<Blob | null> {
  if ("convertToBlob" in canvas) return canvas.convertToBlob({ type, quality });
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}
