/**
 * The map's own plane for what is drawn small beside it: web mercator around the city's middle, y downwards as on a screen. Whole units are
 * about two metres: fine enough for any screen, short enough for a path. Pure.
 */
import { city } from "../../../city";
import type { Boundary } from "../../../domain/area-import";
import type { LonLat } from "../../../domain/place";
import type { Bounds } from "../../../map";
import { mercatorOf } from "../../../map/plan/mercator";

const UNITS = 1e7;
const [originX, originY] = mercatorOf(city.centre);

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function planePoint(at: LonLat): readonly [x: number, y: number] {
  const [x, y] = mercatorOf(at);
  return [(x - originX) * UNITS, (y - originY) * UNITS];
}
export function boxOf([west, south, east, north]: Bounds): Box {
  const [[x, y], [right, bottom]] = [planePoint([west, north]), planePoint([east, south])];
  return { x, y, width: right - x, height: bottom - y };
}
export function viewBoxOf({ x, y, width, height }: Box): string {
  return [x, y, width, height].map((each) => each.toFixed(1)).join(" ");
}
export function ringPath(ring: readonly LonLat[]): string {
  return `M${ring.map((at) => planePoint(at).map(Math.round).join(" ")).join("L")}Z`;
}

const outlines = new WeakMap<Boundary, string>();
/** Worked out once a boundary, however many maps it is drawn on. */
export function outlinePath(boundary: Boundary): string {
  const known = outlines.get(boundary);
  if (known !== undefined) return known;
  const path = boundary.coordinates.flatMap((rings) => rings.map(ringPath)).join("");
  outlines.set(boundary, path);
  return path;
}

/** Around all of them, with a little air. Null for none. */
export function boxAround(boundaries: readonly Boundary[]): Box | null {
  const points = boundaries.flatMap(({ coordinates }) => coordinates.flatMap(([outer = []]) => outer.map(planePoint)));
  if (points.length === 0) return null;
  const least = (nth: 0 | 1) => points.reduce((found, point) => Math.min(found, point[nth]), Infinity);
  const most = (nth: 0 | 1) => points.reduce((found, point) => Math.max(found, point[nth]), -Infinity);
  const [x, y] = [least(0), least(1)];
  const air = (most(0) - x) * 0.02;
  return { x: x - air, y: y - air, width: most(0) - x + 2 * air, height: most(1) - y + 2 * air };
}
