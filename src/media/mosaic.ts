/**
 * Makes parts of a picture unreadable for good: each part becomes a few squares, every one of a single colour. A soft blur of a known kind can
 * be computed back to a face or a plate; the mean of a square cannot.
 */
export interface BlurArea {
  /** Shares of the picture's width and height, 0 to 1, from its upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel. */
  readonly data: Uint8ClampedArray;
}

/** Squares along an area's longer side: with six, neither a face nor a plate's letters are left. */
const SQUARES_ALONG = 6;
/** Never finer than this, in pixels, however small the area is. */
const SMALLEST_SQUARE = 12;

/** Changes `pixels` in place. */
export function mosaic(pixels: Pixels, areas: readonly BlurArea[]): void {
  for (const area of areas) {
    const left = clamp(Math.floor(area.x * pixels.width), pixels.width);
    const top = clamp(Math.floor(area.y * pixels.height), pixels.height);
    const right = clamp(Math.ceil((area.x + area.width) * pixels.width), pixels.width);
    const bottom = clamp(Math.ceil((area.y + area.height) * pixels.height), pixels.height);
    const side = Math.max(SMALLEST_SQUARE, Math.ceil(Math.max(right - left, bottom - top) / SQUARES_ALONG));
    for (let y = top; y < bottom; y += side) {
      for (let x = left; x < right; x += side) fillWithMean(pixels, x, y, Math.min(x + side, right), Math.min(y + side, bottom));
    }
  }
}

function fillWithMean({ width, data }: Pixels, left: number, top: number, right: number, bottom: number): void {
  const sum = [0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      for (const channel of [0, 1, 2] as const) sum[channel] = (sum[channel] ?? 0) + (data[(y * width + x) * 4 + channel] ?? 0);
    }
  }
  const count = (right - left) * (bottom - top);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      for (const channel of [0, 1, 2] as const) data[(y * width + x) * 4 + channel] = Math.round((sum[channel] ?? 0) / count);
    }
  }
}

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
