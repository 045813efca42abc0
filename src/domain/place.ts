/** Places in WGS 84, longitude first, degrees – the order of GeoJSON and of every function here. */
export type LonLat = readonly [lon: number, lat: number];
export interface PointPlace {
  readonly type: "Point";
  readonly coordinates: LonLat;
}
/** A way, as GeoJSON writes it: at least two different points. */
export interface LinePlace {
  readonly type: "LineString";
  readonly coordinates: readonly LonLat[];
}
/** An area: one closed ring without holes. */
export interface AreaPlace {
  readonly type: "Polygon";
  readonly coordinates: readonly (readonly LonLat[])[];
}
export type ShapePlace = LinePlace | AreaPlace;
export type Place = PointPlace | ShapePlace;

/** What a campaign may let people mark. A point is always allowed. */
export const GEOMETRY_TYPES = ["point", "line", "area"] as const;
export type GeometryType = (typeof GEOMETRY_TYPES)[number];

export function geometryTypeOf(place: Place): GeometryType {
  return place.type === "Point" ? "point" : place.type === "LineString" ? "line" : "area";
}

/** A hand does not mean more corners than this; the database refuses more. */
export const VERTEX_LIMIT = 200;
/** Metres: from one end of the municipality to the other is about 30 km. */
export const LINE_LIMIT_METRES = 30_000;
/** Square metres, 10 km²: larger than the largest district. */
export const AREA_LIMIT_SQUARE_METRES = 10_000_000;
/** Metres taken off each end of a drawn line on the device: the ends of a way are where somebody lives. */
export const TRIM_METRES = 150;

/** One point to stand for a place on lists and in words: the point itself, the line's middle corner, the mean of the ring's corners. */
export function anchorOf(place: Place): LonLat {
  if (place.type === "Point") return place.coordinates;
  if (place.type === "LineString") return place.coordinates[Math.floor(place.coordinates.length / 2)] ?? [0, 0];
  const corners = (place.coordinates[0] ?? []).slice(0, -1);
  const sum = corners.reduce<LonLat>(([lon, lat], corner) => [lon + corner[0], lat + corner[1]], [0, 0]);
  return [sum[0] / corners.length, sum[1] / corners.length];
}

/** How exactly a place is kept and shown. Chosen by the author. */
export const PRECISIONS = ["exact", "exact_for_city", "rough"] as const;
export type Precision = (typeof PRECISIONS)[number];
