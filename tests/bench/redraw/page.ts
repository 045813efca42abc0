/** Runs in the browser: the same seeded points twice, as our layer and as a GeoJSON source, and how long a filter takes to be seen on each. */
import "maplibre-gl/dist/maplibre-gl.css";
import { Map as MapLibreMap, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { PointColumns } from "../../../src/domain/analysis/points";
import { mercatorOf } from "../../../src/map/plan/mercator";
import { makePointGrid, nearestRows } from "../../../src/map/plan/point-grid";
import { PointsPainter } from "../../../src/map/plan/points-painter";

export interface RedrawTimes {
  /** Until the first picture of all points is complete, milliseconds. */
  readonly firstOurs: number;
  /** NaN: not asked for. */
  readonly firstTheirs: number;
  /** From a new filter until its picture is complete, one a round. */
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly gridMs: number;
  /** The median of a hundred presses. */
  readonly pickMs: number;
}
declare global {
  interface Window {
    measureRedraw: (rows: number, rounds: number, withGeoJson: boolean) => Promise<RedrawTimes>;
  }
}
setWorkerUrl(workerUrl);

const KINDS = 6;
const CENTRE: readonly [number, number] = [12.7, 56.05];

window.measureRedraw = async (rows, rounds, withGeoJson) => {
  const { columns, lonLats } = makePoints(rows);
  const ours = await makeMap("ours");
  const theirs = withGeoJson ? await makeMap("theirs") : null;
  const painter = new PointsPainter("points", columns, { by: "kind", theme: "day", textScale: 1 });
  const firstOurs = await shown(ours, () => ours.addLayer(painter));
  const firstTheirs = theirs === null ? Number.NaN : await shown(theirs, () => {
    theirs.addSource("points", {
      type: "geojson",
      data: { type: "FeatureCollection", features: lonLats.map((coordinates, row) => ({ type: "Feature", properties: { kind: columns.kind[row] }, geometry: { type: "Point", coordinates } })) },
    });
    theirs.addLayer({ id: "points", type: "circle", source: "points", paint: { "circle-radius": 2, "circle-color": ["match", ["get", "kind"], 0, "#9b2743", 1, "#5b4a9e", 2, "#0a6a8f", 3, "#2b7a3f", 4, "#4b4750", "#01665e"], "circle-stroke-width": 0.5, "circle-stroke-color": "#fff" } });
  });
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round += 1) {
    const hidden = round % KINDS;
    times.ours.push(await shown(ours, () => (painter.verdict = columns.kind.map((kind) => (kind === hidden ? 0 : 1)))));
    if (theirs !== null) times.theirs.push(await shown(theirs, () => theirs.setFilter("points", ["!=", ["get", "kind"], hidden])));
  }
  const before = performance.now();
  const grid = makePointGrid(columns.mercator);
  const gridMs = performance.now() - before;
  const picks: number[] = [];
  for (let press = 0; press < 100; press += 1) {
    const start = performance.now();
    // Twelve pixels at zoom 9: the widest a finger ever is.
    nearestRows(grid, columns.mercator, (row) => columns.kind[row] !== 0, [(press - 50) * 1e-6, (50 - press) * 1e-6], { radius: 12 / (512 * 2 ** 9), together: 3 / (512 * 2 ** 9), limit: 50 });
    picks.push(performance.now() - start);
  }
  const pickMs = picks.sort((a, b) => a - b)[50] ?? Number.NaN;
  ours.remove();
  theirs?.remove();
  return { firstOurs, firstTheirs, ...times, gridMs, pickMs };
};

/** Until the map rests and the picture really is there: reading one pixel back waits for it. */
async function shown(map: MapLibreMap, change: () => void): Promise<number> {
  const start = performance.now();
  change();
  await new Promise<void>((done) => map.once("idle", () => done()));
  map.getCanvas().getContext("webgl2")?.readPixels(0, 0, 1, 1, WebGL2RenderingContext.RGBA, WebGL2RenderingContext.UNSIGNED_BYTE, new Uint8Array(4));
  return performance.now() - start;
}

async function makeMap(id: string): Promise<MapLibreMap> {
  const container = document.createElement("div");
  container.id = id;
  container.style.cssText = "inline-size: 640px; block-size: 480px";
  document.body.append(container);
  const map = new MapLibreMap({ container, center: [...CENTRE], zoom: 11.5, attributionControl: false, fadeDuration: 0, style: { version: 8, sources: {}, layers: [{ id: "ground", type: "background", paint: { "background-color": "#f8f1ea" } }] } });
  await new Promise<void>((done) => map.once("idle", () => done()));
  return map;
}

/** Seeded (mulberry32), so that every run draws the same city. */
function makePoints(rows: number): { readonly columns: PointColumns; readonly lonLats: readonly [number, number][] } {
  let seed = 7;
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const origin = mercatorOf(CENTRE);
  const mercator = new Float32Array(rows * 2);
  const kind = new Uint8Array(rows);
  const lonLats = Array.from({ length: rows }, (_, row): [number, number] => {
    const at: [number, number] = [CENTRE[0] + (random() + random() - 1) * 0.15, CENTRE[1] + (random() + random() - 1) * 0.08];
    const [x, y] = mercatorOf(at);
    mercator.set([x - origin[0], y - origin[1]], row * 2);
    kind[row] = Math.floor(random() * KINDS);
    return at;
  });
  return { columns: { mercator, origin, kind, safety: new Uint8Array(rows), ordinal: Uint32Array.from({ length: rows }, (_, row) => row + 1) }, lonLats };
}
