/** What is left blank for too few answers: thin slanting lines, as in print, so that it is not taken for a low value. Pure. */
import { channels } from "../../domain/analysis/plan-colors";

/** Device pixels a side; the lines meet at its edges. */
const SIDE = 16;
const THICK = 2;

export function hatchImage(color: string): { readonly width: number; readonly height: number; readonly data: Uint8Array } {
  const data = new Uint8Array(SIDE * SIDE * 4);
  for (let y = 0; y < SIDE; y += 1) for (let x = 0; x < SIDE; x += 1) if ((x + y) % SIDE < THICK) data.set([...channels(color), 190], (y * SIDE + x) * 4);
  return { width: SIDE, height: SIDE, data };
}
