/**
 * The yardstick of the wall's memory: MapLibre, the same drawing of the city, and the same pins coming and going. While the hall is open its
 * camera goes from pin to pin as often as the wall's does, because what a map keeps of the places it was at is the map's. No words, no back
 * end, no care.
 */
import "maplibre-gl/dist/maplibre-gl.css";
import { Map as MapLibreMap, setWorkerUrl, type GeoJSONSource } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { STORY_ZOOM } from "../../../src/domain/wall/camera";
import { embeddedStyle } from "../../../src/map/basemaps/embedded";
import { calmStyle } from "../../../src/map/wall/wall-look";

/** A row as the city sends it: the wall holds its words, so this page does, too. */
export interface BareRow {
  readonly id: string;
  readonly point: readonly [number, number];
}
/** The wall's storySeconds in fake-city.ts. */
const STAY_MS = 24_000;
const FLIGHT_MS = 12_000;
/** Not the next in the list: two that follow each other lie far apart, as the wall's do. */
const STRIDE = 7;

setWorkerUrl(workerUrl);
document.body.style.margin = "0";
const container = document.body.appendChild(document.createElement("div"));
// Laid out as the wall is and drawn as coarsely: how much a map keeps of where it was goes by its size.
Object.assign(container.style, { inlineSize: "1920px", blockSize: "1080px", transform: `scale(${innerHeight / 1080})`, transformOrigin: "0 0" });
const { sources, layers, ...look } = calmStyle(embeddedStyle("night", "sv"), true);
const map = new MapLibreMap({
  container, center: [12.7, 56.05], zoom: 13, attributionControl: false, pixelRatio: innerHeight / 1080,
  style: {
    ...look, sources: { ...sources, pins: { type: "geojson", data: { type: "FeatureCollection", features: [] } } },
    layers: [...layers, { id: "pins", type: "circle", source: "pins", paint: { "circle-radius": 5, "circle-color": "#ffcf6b" } }],
  },
});
const pins = new Map<string, BareRow>();
let isOpen = false;
let stop = 0;
setInterval(() => {
  const all = [...pins.values()];
  const next = all[(stop += STRIDE) % Math.max(1, all.length)];
  if (isOpen && next !== undefined) map.flyTo({ center: [...next.point], zoom: STORY_ZOOM, duration: FLIGHT_MS, essential: true });
}, STAY_MS);

Object.assign(window, {
  openHall: () => (isOpen = true),
  change: (changed: readonly BareRow[], removed: readonly string[]) => {
    for (const pin of changed) pins.set(pin.id, pin);
    for (const id of removed) pins.delete(id);
    const features = [...pins.values()].map(({ id, point }) => ({ type: "Feature" as const, properties: { id }, geometry: { type: "Point" as const, coordinates: [...point] } }));
    map.getSource<GeoJSONSource>("pins")?.setData({ type: "FeatureCollection", features });
  },
});
