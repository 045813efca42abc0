/** One point for a place in a table: itself, or the middle of its corners' bounds, cut to 6 decimals (about 10 cm). */
import type { LonLat, Place } from "../../../domain/place";

export function midpoint(place: Place | null): LonLat | null {
  if (place === null) return null;
  const corners: readonly LonLat[] = place.type === "Point" ? [place.coordinates] : place.type === "LineString" ? place.coordinates : (place.coordinates[0] ?? []);
  const middle = (axis: 0 | 1): number => {
    const along = corners.map((corner) => corner[axis]);
    return Number(((Math.min(...along) + Math.max(...along)) / 2).toFixed(6));
  };
  return [middle(0), middle(1)];
}
