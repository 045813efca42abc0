/** A photo with parts made unreadable: as large as before, encoded anew, so that nothing of what was there is left in the file. */
import { MediaTrouble } from "./media-trouble";
import { mosaic, type BlurArea } from "./mosaic";
import { blobOf, decode, makeCanvas } from "./photo-drawing";

/** Seen by people on a wall: hardly a difference to the photo it was made from. */
const QUALITY = 0.88;

/** Rejects with a MediaTrouble when the bytes are no picture or cannot be written. */
export async function blurPhoto(bytes: Blob, areas: readonly BlurArea[]): Promise<Blob> {
  const picture = await decode(bytes);
  try {
    const { width, height } = picture;
    const canvas = makeCanvas({ width, height });
    const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true }) as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
    if (context === null) throw new MediaTrouble("photo_encoding_failed");
    context.drawImage(picture, 0, 0);
    const pixels = context.getImageData(0, 0, width, height);
    mosaic(pixels, areas);
    context.putImageData(pixels, 0, 0);
    for (const mimeType of ["image/webp", "image/jpeg"] as const) {
      const blob = await blobOf(canvas, mimeType, QUALITY);
      if (blob?.type === mimeType) return blob;
    }
    throw new MediaTrouble("photo_encoding_failed");
  } finally {
    picture.close();
  }
}
