/** Features for the planner's layers, kept through a lost WebGL context: while it is gone there is no style to give them to. */
import type { FeatureCollection } from "geojson";
import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { hasStyle } from "../map-context";

/** Gives the source its data, now and again when a lost context has come back; the returned undoing belongs into the effect. */
export function showData(map: MapLibreMap, source: string, data: FeatureCollection): () => void {
  const show = () => {
    if (hasStyle(map)) void map.getSource<GeoJSONSource>(source)?.setData(data);
  };
  const showAgain = () => void map.once("idle", show);
  show();
  map.on("webglcontextrestored", showAgain);
  return () => {
    map.off("webglcontextrestored", showAgain);
    map.off("idle", show);
  };
}

/** For effects: does it where the layer is there, and nothing while a lost context is away. */
export function changeLayer(map: MapLibreMap, layer: string, change: () => void): void {
  if (hasStyle(map) && map.getLayer(layer) !== undefined) change();
}
