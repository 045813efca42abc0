/**
 * What the list shows of what was found: the part of the city that the map shows. And what lies around a point. Pure.
 */
import type { PublishedContribution } from "../../domain/contribution";
import type { District } from "../../domain/campaign";
import type { LonLat } from "../../domain/place";

/** West, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export interface Listing {
  /** Inside the visible part, in the order given (newest first). */
  readonly here: readonly PublishedContribution[];
  /** Found, but outside the visible part. */
  readonly elsewhere: number;
}

/** `bounds` null: the whole city (no map, or the list alone). */
export function listContributions(found: readonly PublishedContribution[], bounds: Box | null): Listing {
  if (bounds === null) return { here: found, elsewhere: 0 };
  const here = found.filter((row) => isInside(row.point, bounds));
  return { here, elsewhere: found.length - here.length };
}

function isInside([lon, lat]: LonLat, [west, south, east, north]: Box): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/** The district under a point, by the even-odd rule over its rings. */
export function districtAt(districts: readonly District[], point: LonLat): District | undefined {
  return districts.find((district) => district.boundary.some((polygon) => polygon.filter((ring) => ringHolds(ring, point)).length % 2 === 1));
}

function ringHolds(ring: readonly LonLat[], [x, y]: LonLat): boolean {
  let inside = false;
  let before = ring[ring.length - 1];
  for (const here of ring) {
    if (before !== undefined && here[1] > y !== before[1] > y && x < ((before[0] - here[0]) * (y - here[1])) / (before[1] - here[1]) + here[0]) inside = !inside;
    before = here;
  }
  return inside;
}

/** Metres between two points of one city: flat earth is right to a per mille here. */
export function metresBetween(a: LonLat, b: LonLat): number {
  const metresPerDegree = 111_320;
  const east = (a[0] - b[0]) * Math.cos((a[1] * Math.PI) / 180) * metresPerDegree;
  const north = (a[1] - b[1]) * metresPerDegree;
  return Math.hypot(east, north);
}

/** Where to look so that all of a line or an area is seen, from what is seen now at which zoom: a fifth of air around it. */
export function targetAround(points: readonly LonLat[], now: { readonly zoom: number; readonly bounds: Box }): { readonly at: LonLat; readonly zoom: number } {
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const [west, south, east, north] = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  const seen = { wide: now.bounds[2] - now.bounds[0], high: now.bounds[3] - now.bounds[1] };
  const share = Math.max((east - west) / seen.wide, (north - south) / seen.high) * 1.25;
  return { at: [(west + east) / 2, (south + north) / 2], zoom: Math.min(NEAREST_ZOOM, now.zoom - Math.log2(Math.max(share, 1e-6))) };
}
/** Nearer than this a short line says nothing about where in the city it is. */
const NEAREST_ZOOM = 16;

/** The nearest others, at most `limit`, within walking distance. */
export function nearbyContributions(all: readonly PublishedContribution[], to: PublishedContribution, limit = 3, withinMetres = 1200): readonly { readonly row: PublishedContribution; readonly metres: number }[] {
  return all
    .filter((row) => row.id !== to.id)
    .map((row) => ({ row, metres: metresBetween(row.point, to.point) }))
    .filter(({ metres }) => metres <= withinMetres)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, limit);
}
