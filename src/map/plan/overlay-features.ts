/** Overlays as one collection: which lies above which, and how each looks, are properties of its features. Pure. */
import type { Feature, FeatureCollection } from "geojson";
import type { Overlay } from "../../domain/analysis/overlay";
import type { Boundary } from "../../domain/area-import";
import type { LonLat } from "../../domain/place";

export interface PickedPolygon {
  readonly overlayId: string;
  readonly boundary: Boundary;
}

/** `overlays`: bottom first. Hidden ones are left out. `nth` finds a feature's own geometry again: what is drawn is cut into tiles. */
export function overlayFeatures(overlays: readonly Overlay[]): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: overlays.flatMap(({ id, features, style, isVisible }, height) =>
      !isVisible ? [] : features.map((feature, nth): Feature => ({ type: "Feature", geometry: feature.geometry, properties: { overlay: id, nth, height, color: style.color, opacity: style.opacity, width: style.lineWidth } })),
    ),
  };
}

/** Null for what is no area. */
export function pickedPolygon(overlays: readonly Overlay[], overlayId: unknown, nth: unknown): PickedPolygon | null {
  const geometry = typeof nth === "number" ? overlays.find(({ id }) => id === overlayId)?.features[nth]?.geometry : undefined;
  if (geometry?.type !== "Polygon" && geometry?.type !== "MultiPolygon") return null;
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return { overlayId: String(overlayId), boundary: { type: "MultiPolygon", coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([lon = 0, lat = 0]): LonLat => [lon, lat]))) } };
}
