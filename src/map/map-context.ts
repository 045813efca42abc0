/** What a layer inside <Map> needs: the MapLibre map, the look, and a way to add layers in their order. */
import { createContext } from "svelte";
import type { AddLayerObject, Map as MapLibreMap, SourceSpecification } from "maplibre-gl";
import type { Language } from "../domain/kind";
import { layerToInsertBefore } from "./layer-order";
import type { Presses } from "./presses";
import type { MapTheme } from "./types";

export interface MapContext {
  readonly map: MapLibreMap;
  readonly theme: MapTheme;
  readonly language: Language;
  readonly reducedMotion: boolean;
  /** 1 is usual; more where the person asked for larger text. */
  readonly textScale: number;
  readonly presses: Presses;
}
export const [getMapContext, setMapContext] = createContext<MapContext>();

/** Adds a layer where layer-order.ts says. */
export function addInOrder(map: MapLibreMap, layer: AddLayerObject): void {
  const existing = map.getLayersOrder().map((id) => ({ id, type: map.getLayer(id)?.type ?? "" }));
  map.addLayer(layer, layerToInsertBefore(layer.id, existing));
}

/** Adds a source and its layers; the returned undoing is safe to call when the map or its style is already gone. */
export function addSourceAndLayers(map: MapLibreMap, sourceId: string, source: SourceSpecification, layers: readonly AddLayerObject[]): () => void {
  map.addSource(sourceId, source);
  for (const layer of layers) addInOrder(map, layer);
  return () => {
    // Without a style (map removed, WebGL context lost) there is nothing left to take away.
    if (!hasStyle(map)) return;
    for (const layer of layers) if (map.getLayer(layer.id) !== undefined) map.removeLayer(layer.id);
    if (map.getSource(sourceId) !== undefined) map.removeSource(sourceId);
  };
}

export function hasStyle(map: MapLibreMap): boolean {
  try {
    return map.getStyle() !== undefined;
  } catch {
    return false;
  }
}
