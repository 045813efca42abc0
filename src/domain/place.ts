/** Places in WGS 84, longitude first, degrees – the order of GeoJSON and of every function here. */
export type LonLat = readonly [lon: number, lat: number];
export interface PointPlace {
  readonly type: "Point";
  readonly coordinates: LonLat;
}
/** Lines and areas come with the issue on residents; the database already takes them. */
export type Place = PointPlace;

/** How exactly a place is kept and shown. Chosen by the author. */
export const PRECISIONS = ["exact", "exact_for_city", "rough"] as const;
export type Precision = (typeof PRECISIONS)[number];
