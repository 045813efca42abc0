/** What the pointer is over, looked at once a frame: hovering must never cost more than drawing. */
import type { Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";

type At = MapMouseEvent["point"];

/** Tells where the pointer is, and null when it has left the map; the returned undoing stops it. While `isWanted` says no nothing is looked up. */
export function followPointer(map: MapLibreMap, tell: (at: At | null) => void, isWanted: () => boolean): () => void {
  let frame = 0;
  const move = ({ point }: MapMouseEvent) => {
    if (frame !== 0 || !isWanted()) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      tell(point);
    });
  };
  const leave = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (isWanted()) tell(null);
  };
  map.on("mousemove", move);
  map.on("mouseout", leave);
  return () => {
    cancelAnimationFrame(frame);
    map.off("mousemove", move);
    map.off("mouseout", leave);
  };
}

/** Of the topmost feature of a layer there; undefined where there is none, or the layer is not there yet. */
export function propertiesAt(map: MapLibreMap, at: At, layer: string): Readonly<Record<string, unknown>> | undefined {
  return map.getLayer(layer) === undefined ? undefined : map.queryRenderedFeatures(at, { layers: [layer] })[0]?.properties;
}
