/** From what a hand has drawn to what a filter takes. Brings turf: belongs to the chunk that draws. */
import { kinks, polygon, simplify, unkinkPolygon } from "@turf/turf";
import type { Boundary } from "../../domain/area-import";
import type { LonLat } from "../../domain/place";

export type DrawingTool = "lasso" | "polygon" | "line";
export type DrawnFilter = { readonly type: "drawn"; readonly boundary: Boundary } | { readonly type: "line"; readonly line: readonly LonLat[] };

/** The filter stands in the address: more corners than this say nothing more and make a link nobody can send. */
export const LASSO_CORNERS = 120;
/** Five decimals are a metre: finer would claim more than a hand can mean. */
const rounded = (value: number) => Math.round(value * 1e5) / 1e5;

export function roundedLine(line: readonly LonLat[]): readonly LonLat[] {
  return line.map(([lon, lat]) => [rounded(lon), rounded(lat)]);
}
/** `ring` is closed and does not cross itself. */
export function boundaryOf(ring: readonly LonLat[]): Boundary {
  return { type: "MultiPolygon", coordinates: [[roundedLine(ring)]] };
}

/**
 * A freehand ring without what the hand's trembling added: straightened by `toleranceDegrees` and more until few corners are left. Where it
 * crosses itself every loop becomes a part. Null for what has no area.
 */
export function lassoBoundary(ring: readonly LonLat[], toleranceDegrees: number): Boundary | null {
  let corners = closed(roundedLine(ring));
  if (distinct(corners) < 3) return null;
  const whole = polygon([corners.map((corner) => [...corner])]);
  for (let tolerance = toleranceDegrees; corners.length > 4; tolerance *= 1.6) {
    const simpler = simplify(whole, { tolerance, highQuality: true }).geometry.coordinates[0] ?? [];
    corners = closed(simpler.map(([lon = 0, lat = 0]): LonLat => [rounded(lon), rounded(lat)]));
    if (corners.length <= LASSO_CORNERS) break;
  }
  if (distinct(corners) < 3) return null;
  const shape = polygon([corners.map((corner) => [...corner])]);
  if (kinks(shape).features.length === 0) return { type: "MultiPolygon", coordinates: [[corners]] };
  const parts = unkinkPolygon(shape).features.map(({ geometry }) => geometry.coordinates.map((part) => closed(part.map(([lon = 0, lat = 0]): LonLat => [rounded(lon), rounded(lat)]))));
  const kept = parts.filter(([outer]) => outer !== undefined && distinct(outer) >= 3);
  return kept.length === 0 ? null : { type: "MultiPolygon", coordinates: kept };
}

function closed(ring: readonly LonLat[]): readonly LonLat[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return first === undefined || (last !== undefined && first[0] === last[0] && first[1] === last[1]) ? ring : [...ring, first];
}
function distinct(ring: readonly LonLat[]): number {
  return new Set(ring.map(([lon, lat]) => `${lon} ${lat}`)).size;
}
