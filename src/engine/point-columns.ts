/**
 * Where the point layer draws: web mercator of a million places in a blink. proj4 is asked only at the nodes of a 500 m grid, and between
 * them its answers are interpolated: over 500 m the projections differ from straight lines by less than a centimetre at this latitude
 * (h² tan φ / 8R = 7 mm), which is less than a decimetre, the snapshot's own precision.
 */
import { fromPlane } from "../domain/grid";
import type { Columns } from "../domain/analysis/snapshot";
import type { PointColumns } from "./analysis-engine";

/** Decimetres. */
const STEP = 5_000;
const DECIMETRES = 10;
/** A city is some thousand nodes; a stray place far off must not make millions. */
const MOST_NODES = 1_000_000;

type Mercator = readonly [x: number, y: number];

/** Web mercator, 0–1 over the world, x from the antimeridian, y from the north (EPSG:3857 over its own width). */
function mercatorOf(east: number, north: number): Mercator {
  const [lon, lat] = fromPlane([east / DECIMETRES, north / DECIMETRES]);
  return [(lon + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)];
}

export function pointColumns({ ordinal, kind, safety, east, north }: Columns): PointColumns {
  const rows = ordinal.length;
  const mercator = new Float32Array(rows * 2);
  const own = { ordinal: ordinal.slice(), kind: kind.slice(), safety: safety.slice() };
  if (rows === 0) return { ...own, mercator, origin: [0, 0] };
  const [west, eastmost] = extentOf(east);
  const [south, northmost] = extentOf(north);
  const [columns, lines] = [Math.floor((eastmost - west) / STEP) + 2, Math.floor((northmost - south) / STEP) + 2];
  const origin = mercatorOf((west + eastmost) / 2, (south + northmost) / 2);
  if (columns * lines > MOST_NODES) {
    for (let row = 0; row < rows; row += 1) {
      const [x, y] = mercatorOf(east[row] as number, north[row] as number);
      mercator[2 * row] = x - origin[0];
      mercator[2 * row + 1] = y - origin[1];
    }
    return { ...own, mercator, origin };
  }
  const [xs, ys] = [new Float64Array(columns * lines), new Float64Array(columns * lines)];
  for (let node = 0; node < xs.length; node += 1) {
    const [x, y] = mercatorOf(west + (node % columns) * STEP, south + Math.floor(node / columns) * STEP);
    xs[node] = x - origin[0];
    ys[node] = y - origin[1];
  }
  for (let row = 0; row < rows; row += 1) {
    const [across, up] = [((east[row] as number) - west) / STEP, ((north[row] as number) - south) / STEP];
    const node = Math.floor(up) * columns + Math.floor(across);
    mercator[2 * row] = between(xs, node, columns, across % 1, up % 1);
    mercator[2 * row + 1] = between(ys, node, columns, across % 1, up % 1);
  }
  return { ...own, mercator, origin };
}

/** One after the other, as offsets from the first one's origin. */
export function joinPoints(parts: readonly PointColumns[]): PointColumns {
  const [first] = parts;
  if (first === undefined) throw new Error("points: nothing to join");
  if (parts.length === 1) return first;
  const rows = parts.reduce((sum, { ordinal }) => sum + ordinal.length, 0);
  const all = { ordinal: new Uint32Array(rows), kind: new Uint8Array(rows), safety: new Uint8Array(rows), mercator: new Float32Array(rows * 2) };
  const { origin } = parts.find(({ ordinal }) => ordinal.length > 0) ?? first;
  let at = 0;
  for (const part of parts) {
    all.ordinal.set(part.ordinal, at);
    all.kind.set(part.kind, at);
    all.safety.set(part.safety, at);
    const [x, y] = [part.origin[0] - origin[0], part.origin[1] - origin[1]];
    for (let row = 0; row < part.ordinal.length; row += 1) {
      all.mercator[2 * (at + row)] = (part.mercator[2 * row] as number) + x;
      all.mercator[2 * (at + row) + 1] = (part.mercator[2 * row + 1] as number) + y;
    }
    at += part.ordinal.length;
  }
  return { ...all, origin };
}

/** Bilinear, in the square with `node` in its south-west. */
function between(values: Float64Array, node: number, columns: number, across: number, up: number): number {
  const low = (values[node] as number) * (1 - across) + (values[node + 1] as number) * across;
  const high = (values[node + columns] as number) * (1 - across) + (values[node + columns + 1] as number) * across;
  return low * (1 - up) + high * up;
}

function extentOf(values: Int32Array): readonly [least: number, most: number] {
  let [least, most] = [values[0] as number, values[0] as number];
  for (let row = 1; row < values.length; row += 1) {
    const value = values[row] as number;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  return [least, most];
}
