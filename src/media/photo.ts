/**
 * Makes a picked photo ready to be sent: refuses what is no photo or too much, turns it upright, scales it and encodes it anew, so that
 * neither place nor camera nor name of the original leaves the device.
 *
 *   const photo = await preparePhoto(file, { signal, onProgress: (share) => … })   → { blob, mimeType, width, height }
 *
 * Rejects with a MediaTrouble, or with an AbortError when it was cancelled.
 */
import { PHOTO_PICK_LIMIT_BYTES } from "../domain/media";
import { MediaTrouble } from "./media-trouble";
import { drawPhoto, type DrawingStage, type DrawnPhoto } from "./photo-drawing";
import { isTooManyPixels } from "./photo-scale";
import { pixelSizeOf } from "./photo-size";
import { photoTypeOf, SIGNATURE_BYTES, type PhotoType } from "./photo-type";
import type { PhotoWorkerMessage } from "./photo-worker";

export type { DrawnPhoto } from "./photo-drawing";

export interface PreparingOptions {
  readonly signal?: AbortSignal;
  /** 0 to 1, growing. */
  readonly onProgress?: (share: number) => void;
}

/** Where in the whole a stage begins and ends, as a 12-megapixel photo takes its time on a phone. */
const STAGES: Readonly<Record<"read" | DrawingStage, readonly [number, number]>> = { read: [0, 0.3], decode: [0.3, 0.6], encode: [0.6, 1] };

export async function preparePhoto(file: Blob, { signal, onProgress = () => undefined }: PreparingOptions = {}): Promise<DrawnPhoto> {
  const progress = (stage: "read" | DrawingStage, share: number): void => onProgress(STAGES[stage][0] + (STAGES[stage][1] - STAGES[stage][0]) * share);
  if (file.size > PHOTO_PICK_LIMIT_BYTES) throw new MediaTrouble("file_too_heavy");
  const type = photoTypeOf(await bytesOf(file.slice(0, SIGNATURE_BYTES)));
  if (type === null) throw new MediaTrouble("photo_type_refused");
  const bytes = await read(file, (share) => progress("read", share), signal);
  const size = pixelSizeOf(bytes, type);
  if (size !== null && isTooManyPixels(size)) throw new MediaTrouble("photo_too_many_pixels");
  try {
    const photo = await drawAside(new Blob([bytes], { type: `image/${type}` }), progress, signal);
    onProgress(1);
    return photo;
  } catch (thrown) {
    throw thrown instanceof MediaTrouble && thrown.code === "photo_unreadable" ? unreadable(type, thrown) : thrown;
  }
}

/** Only some browsers decode what iPhones and new Androids store; everybody can do something about it. */
function unreadable(type: PhotoType, cause: MediaTrouble): MediaTrouble {
  return type === "heic" || type === "avif" ? new MediaTrouble("photo_heic_refused", cause) : cause;
}

/** Piece by piece: a photo that lies in somebody's cloud arrives slowly and may not arrive at all. */
async function read(file: Blob, onShare: (share: number) => void, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  signal?.throwIfAborted();
  const bytes = new Uint8Array(file.size);
  const reader = file.stream().getReader();
  let at = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return bytes;
      bytes.set(value, at);
      at += value.byteLength;
      onShare(at / file.size);
    }
  } catch (thrown) {
    signal?.throwIfAborted();
    throw new MediaTrouble("photo_unreadable", thrown);
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (thrown) {
    throw new MediaTrouble("photo_unreadable", thrown);
  }
}

function drawAside(bytes: Blob, onStage: (stage: DrawingStage, share: number) => void, signal?: AbortSignal): Promise<DrawnPhoto> {
  // Without a canvas of its own a worker could only decode: then the page does it all.
  if (typeof Worker === "undefined" || typeof OffscreenCanvas === "undefined") return drawPhoto(bytes, onStage, signal);
  const worker = new Worker(new URL("./photo-worker.ts", import.meta.url), { type: "module" });
  return new Promise<DrawnPhoto>((resolve, reject) => {
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
    worker.onmessage = ({ data }: MessageEvent<PhotoWorkerMessage>) => {
      if (data.type === "stage") onStage(data.stage, data.share);
      else if (data.type === "drawn") resolve(data.photo);
      else reject(new MediaTrouble(data.code));
    };
    // The worker's file is missing (offline before it was kept) or it ran out of memory.
    worker.onerror = () => void drawPhoto(bytes, onStage, signal).then(resolve, reject);
    worker.postMessage(bytes);
  }).finally(() => worker.terminate());
}
