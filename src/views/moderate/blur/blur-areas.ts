/** Rectangles over a photo, in shares of its width and height: drawn by a drag, or made, moved and sized by keys. Pure. */
import type { BlurArea } from "../../../media/mosaic";

/** A press without a drag makes one about as large as a face in a street scene. */
const PRESSED: BlurArea = { x: 0, y: 0, width: 0.12, height: 0.12 };
/** Smaller was a slip of the finger, not a drag. */
const SMALLEST = 0.02;
/** An arrow key moves or sizes by this much; with Alt by a fifth of it. */
const STEP = 0.025;

/** In the middle, or around a point. */
export const areaAround = (x: number, y: number): BlurArea => within({ ...PRESSED, x: x - PRESSED.width / 2, y: y - PRESSED.height / 2 });

/** From where the drag began to where it ended, whichever way it went; a mere press is one of ordinary size around it. */
export function areaBetween(fromX: number, fromY: number, toX: number, toY: number): BlurArea {
  const [left, right] = [Math.max(0, Math.min(fromX, toX)), Math.min(1, Math.max(fromX, toX))];
  const [top, bottom] = [Math.max(0, Math.min(fromY, toY)), Math.min(1, Math.max(fromY, toY))];
  if (right - left < SMALLEST && bottom - top < SMALLEST) return areaAround(fromX, fromY);
  return within({ x: left, y: top, width: Math.max(SMALLEST, right - left), height: Math.max(SMALLEST, bottom - top) });
}

interface Keys {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}
/** Arrows move, with Shift they size. Null when the key means nothing here. */
export function changedByKey(area: BlurArea, { key, shiftKey, altKey }: Keys): BlurArea | null {
  const step = altKey ? STEP / 5 : STEP;
  const [x, y] = key === "ArrowLeft" ? [-step, 0] : key === "ArrowRight" ? [step, 0] : key === "ArrowUp" ? [0, -step] : key === "ArrowDown" ? [0, step] : [0, 0];
  if (x === 0 && y === 0) return null;
  return within(shiftKey ? { ...area, width: Math.max(SMALLEST, area.width + x), height: Math.max(SMALLEST, area.height + y) } : { ...area, x: area.x + x, y: area.y + y });
}

/** Inside the picture, whole. */
function within(area: BlurArea): BlurArea {
  const [width, height] = [Math.min(area.width, 1), Math.min(area.height, 1)];
  return { width, height, x: Math.min(Math.max(area.x, 0), 1 - width), y: Math.min(Math.max(area.y, 0), 1 - height) };
}
