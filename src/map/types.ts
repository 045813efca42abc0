/** The words shared by the map's components and those who use them. */
import type { LonLat } from "../domain/place";

/** `contrast` is the day for those who asked for high contrast. */
export type MapTheme = "day" | "night" | "contrast";
/** West, south, east, north. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

export interface MapView {
  readonly centre: LonLat;
  readonly zoom: number;
  readonly bounds: Bounds;
}
/** Pixels that something else covers, for example the bottom sheet: the map's middle moves out from under it. */
export interface MapPadding {
  readonly top?: number;
  readonly right?: number;
  readonly bottom?: number;
  readonly left?: number;
}
/** Go there whenever this object changes. */
export interface MapTarget {
  readonly at: LonLat;
  readonly zoom?: number;
}
/** Why there is no map. The list takes over; the person is told once. */
export type MapFailure = "webgl-missing" | "context-lost" | "library-failed";

/** Which basemap the operator chose. `auto`: the data folder's PMTiles file where it exists, else the embedded map. */
export type BasemapSettings =
  | { readonly type: "auto" }
  | { readonly type: "embedded" }
  | { readonly type: "pmtiles"; readonly url: string }
  | { readonly type: "openfreemap"; readonly url: string }
  | { readonly type: "raster"; readonly template: string; readonly attribution: string };
