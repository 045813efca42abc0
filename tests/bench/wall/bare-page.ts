/** The yardstick of the wall's memory: a MapLibre map, one source, and the same pins coming and going; no words, no back end, no care. */
import "maplibre-gl/dist/maplibre-gl.css";
import { Map as MapLibreMap, setWorkerUrl, type GeoJSONSource } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

/** A row as the city sends it: the wall holds its words, so this page does, too. */
export interface BareRow {
  readonly id: string;
  readonly point: readonly number[];
}
setWorkerUrl(workerUrl);
document.body.style.margin = "0";
const container = document.body.appendChild(document.createElement("div"));
container.style.blockSize = "100vh";
const map = new MapLibreMap({
  container, center: [12.7, 56.05], zoom: 13, attributionControl: false,
  style: {
    version: 8, sources: { pins: { type: "geojson", data: { type: "FeatureCollection", features: [] } } },
    layers: [{ id: "ground", type: "background", paint: { "background-color": "#10141f" } }, { id: "pins", type: "circle", source: "pins", paint: { "circle-radius": 5, "circle-color": "#ffcf6b" } }],
  },
});
const pins = new Map<string, BareRow>();
let angle = 0;
const fly = () => {
  angle += 0.001;
  map.jumpTo({ center: [12.7 + Math.cos(angle) / 50, 56.05 + Math.sin(angle) / 50] });
  requestAnimationFrame(fly);
};
map.once("load", fly);

Object.assign(window, {
  change: (changed: readonly BareRow[], removed: readonly string[]) => {
    for (const pin of changed) pins.set(pin.id, pin);
    for (const id of removed) pins.delete(id);
    const features = [...pins.values()].map(({ id, point }) => ({ type: "Feature" as const, properties: { id }, geometry: { type: "Point" as const, coordinates: [...point] } }));
    map.getSource<GeoJSONSource>("pins")?.setData({ type: "FeatureCollection", features });
  },
});
