/** From a file's polygons to a boundary in WGS 84, or why a row has none. What is hard to find out here, PostGIS says of the same row later. */
import outline from "../city/outline.json";
import type { Boundary, RefusalReason } from "../domain/area-import";
import type { LonLat } from "../domain/place";
import type { Polygons, Position, Shape } from "./layer";
import { isInside } from "./shapefile";

export type BoundaryReading = { readonly boundary: Boundary } | { readonly reason: RefusalReason; readonly detail: string | null };

const OUTLINE = outline as unknown as readonly Position[];
/** Nine decimals are a tenth of a millimetre: what is read back is the file's own to the centimetre. */
const DECIMALS = 1e9;

export function readBoundary(shape: Shape, toLonLat: (position: Position) => LonLat): BoundaryReading {
  if ("reason" in shape) return shape;
  const fault = faultOf(shape.polygons, toLonLat);
  if (fault !== null) return fault;
  const coordinates = shape.polygons.map((rings) => rings.map((ring) => ring.map((position) => rounded(toLonLat(position)))));
  if (!touchesCity(coordinates)) return { reason: "outside_municipality", detail: null };
  return { boundary: { type: "MultiPolygon", coordinates } };
}

function faultOf(polygons: Polygons, toLonLat: (position: Position) => LonLat): { readonly reason: RefusalReason; readonly detail: string | null } | null {
  if (polygons.length === 0) return { reason: "geometry_empty", detail: null };
  for (const ring of polygons.flat()) {
    const [first, last] = [ring[0], ring.at(-1)];
    if (first === undefined || last === undefined) return { reason: "geometry_empty", detail: null };
    if (ring.some(([x, y]) => !Number.isFinite(x) || !Number.isFinite(y))) return { reason: "geometry_broken", detail: null };
    if (first[0] !== last[0] || first[1] !== last[1]) return { reason: "ring_unclosed", detail: words(toLonLat(last)) };
    if (new Set(ring.map(([x, y]) => `${x} ${y}`)).size < 3) return { reason: "ring_too_short", detail: words(toLonLat(first)) };
    const crossing = firstCrossing(ring);
    if (crossing !== null) return { reason: "ring_crosses", detail: words(toLonLat(crossing)) };
  }
  return null;
}

/** Edges sorted by where they begin: only those that overlap from west to east are compared. */
export function firstCrossing(ring: readonly Position[]): Position | null {
  const edges = ring
    .slice(0, -1)
    .map((from, index) => ({ index, from, to: ring[index + 1] ?? from }))
    .filter(({ from, to }) => from[0] !== to[0] || from[1] !== to[1])
    .map((edge) => ({ ...edge, west: Math.min(edge.from[0], edge.to[0]), east: Math.max(edge.from[0], edge.to[0]) }))
    .sort((a, b) => a.west - b.west);
  const last = Math.max(...edges.map(({ index }) => index));
  let open: typeof edges = [];
  for (const edge of edges) {
    open = open.filter(({ east }) => east >= edge.west);
    for (const other of open) {
      const isNeighbour = Math.abs(edge.index - other.index) === 1 || (Math.min(edge.index, other.index) === 0 && Math.max(edge.index, other.index) === last);
      const crossing = isNeighbour ? null : crossingOf(edge.from, edge.to, other.from, other.to);
      if (crossing !== null) return crossing;
    }
    open.push(edge);
  }
  return null;
}

/** Where two edges go through each other; touching in one point is left to PostGIS. */
function crossingOf(a: Position, b: Position, c: Position, d: Position): Position | null {
  const denominator = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
  if (denominator === 0) return null;
  const along = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / denominator;
  const across = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / denominator;
  const isThrough = along > 0 && along < 1 && across > 0 && across < 1;
  return isThrough ? [a[0] + along * (b[0] - a[0]), a[1] + along * (b[1] - a[1])] : null;
}

/** A corner inside the municipality, or the municipality inside the area. */
function touchesCity(coordinates: Boundary["coordinates"]): boolean {
  const [somewhere] = OUTLINE;
  return coordinates.some(([outer = []]) => outer.some((corner) => isInside(corner, OUTLINE)) || (somewhere !== undefined && isInside(somewhere, outer)));
}

function rounded([lon, lat]: LonLat): LonLat {
  return [Math.round(lon * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS];
}
function words([lon, lat]: LonLat): string {
  return `${lon.toFixed(5)} ${lat.toFixed(5)}`;
}
