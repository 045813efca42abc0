/** How large a photo may be, and how it becomes small enough. */
import { PHOTO_PICK_LIMIT_PIXELS } from "../domain/media";
import type { PixelSize } from "./photo-size";

/** 150 million pixels are 600 MB once decoded: more than phones sell, less than a tab may take. */
const PICK_LIMIT_AREA_PIXELS = 150_000_000;

export function isTooManyPixels({ width, height }: PixelSize): boolean {
  return width > PHOTO_PICK_LIMIT_PIXELS || height > PHOTO_PICK_LIMIT_PIXELS || width * height > PICK_LIMIT_AREA_PIXELS;
}

/** The same shape with its longer side at most `longest`; never larger than it was, never less than a pixel. */
export function fitWithin({ width, height }: PixelSize, longest: number): PixelSize {
  const factor = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

export interface EncodingTry {
  readonly quality: number;
  /** Of the size that was asked for. */
  readonly scale: number;
}

/** From "nobody sees a difference" to "still a good picture on a phone"; noise and foliage need the last ones. */
export const ENCODING_TRIES: readonly EncodingTry[] = [
  { quality: 0.82, scale: 1 },
  { quality: 0.7, scale: 1 },
  { quality: 0.55, scale: 1 },
  { quality: 0.6, scale: 0.7 },
  { quality: 0.5, scale: 0.5 },
];
