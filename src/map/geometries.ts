/** From places, whose coordinates may not be written to, to what MapLibre takes. Pure. */
import type { Feature, FeatureCollection, LineString, Point, Polygon } from "geojson";
import type { LonLat, Place } from "../domain/place";
import type { SeenPlace } from "../domain/shape";
import type { Bounds } from "./types";

export const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

export function collection(features: readonly Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features: [...features] };
}
export function pointFeature(at: LonLat, properties: Record<string, string | number | boolean> = {}): Feature<Point> {
  return { type: "Feature", properties, geometry: { type: "Point", coordinates: [...at] } };
}
export function lineFeature(corners: readonly LonLat[], properties: Record<string, string> = {}): Feature<LineString> {
  return { type: "Feature", properties, geometry: { type: "LineString", coordinates: corners.map((corner) => [...corner]) } };
}
/** `ring` is closed. */
export function areaFeature(ring: readonly LonLat[], properties: Record<string, string> = {}): Feature<Polygon> {
  return { type: "Feature", properties, geometry: { type: "Polygon", coordinates: [ring.map((corner) => [...corner])] } };
}
export function placeFeature(place: Place): Feature {
  if (place.type === "Point") return pointFeature(place.coordinates);
  return place.type === "LineString" ? lineFeature(place.coordinates) : areaFeature(place.coordinates[0] ?? []);
}
export function seenFeature(seen: SeenPlace): Feature {
  return seen.type === "square" ? areaFeature(seen.ring) : placeFeature(seen.place);
}

/** Null for none. */
export function boundsOf(corners: readonly LonLat[]): Bounds | null {
  if (corners.length === 0) return null;
  const lons = corners.map(([lon]) => lon);
  const lats = corners.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
