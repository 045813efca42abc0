/**
 * What the list shows: the same rows as the map, by the same filter and the same part of the city. Pure, so that "the list says the same
 * as the map" is a unit test.
 */
import type { PublishedContribution } from "../../domain/contribution";
import type { District } from "../../domain/campaign";
import type { Kind } from "../../domain/kind";
import type { LonLat } from "../../domain/place";

/** West, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export interface Listing {
  /** Inside the visible part, in the order given (newest first). */
  readonly here: readonly PublishedContribution[];
  /** Passing the filter, but outside the visible part. */
  readonly elsewhere: number;
}

/** `bounds` null: the whole city (no map, or the list alone). No kinds chosen means all of them. */
export function listContributions(all: readonly PublishedContribution[], kinds: readonly Kind[], bounds: Box | null): Listing {
  const chosen = kinds.length === 0 ? all : all.filter((row) => kinds.includes(row.kind));
  if (bounds === null) return { here: chosen, elsewhere: 0 };
  const here = chosen.filter((row) => isInside(row.point, bounds));
  return { here, elsewhere: chosen.length - here.length };
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

/** The nearest others, at most `limit`, within walking distance. */
export function nearbyContributions(all: readonly PublishedContribution[], to: PublishedContribution, limit = 3, withinMetres = 1200): readonly { readonly row: PublishedContribution; readonly metres: number }[] {
  return all
    .filter((row) => row.id !== to.id)
    .map((row) => ({ row, metres: metresBetween(row.point, to.point) }))
    .filter(({ metres }) => metres <= withinMetres)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, limit);
}
