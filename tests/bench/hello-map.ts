/**
 * The yardstick: the smallest honest MapLibre page – the library, one stylesheet, one polygon – built and served as ours is. It has no
 * search, no list, no words and no back end; whatever ours costs beyond it is what the product costs.
 */
import { createServer, type Server } from "node:http";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const root = resolve(import.meta.dirname, "../..");
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css" };

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hello map</title><style>html,body,#map{height:100%;margin:0}</style></head>
<body><div id="map"></div><script type="module" src="/main.js"></script></body></html>`;

const SCRIPT = `import { Map, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
setWorkerUrl(workerUrl);
const square = { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [[[12.6, 56], [12.8, 56], [12.8, 56.1], [12.6, 56.1], [12.6, 56]]] } };
const map = new Map({ container: "map", center: [12.694, 56.046], zoom: 12.2, attributionControl: false, style: { version: 8,
  sources: { land: { type: "geojson", data: square } },
  layers: [{ id: "sea", type: "background", paint: { "background-color": "#cfe0ea" } }, { id: "land", type: "fill", source: "land", paint: { "fill-color": "#f6f1ee" } }] } });
map.once("idle", () => performance.mark("map-idle"));`;

export async function serveHelloMap(folder: string, port: number): Promise<Server> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "index.html"), PAGE);
  await writeFile(join(folder, "main.js"), SCRIPT);
  const outDir = join(folder, "dist");
  await build({
    root: folder,
    configFile: false,
    logLevel: "warn",
    resolve: { alias: { "maplibre-gl": join(root, "node_modules/maplibre-gl") } },
    worker: { format: "es" },
    build: { target: "es2022", outDir, emptyOutDir: true, chunkSizeWarningLimit: 2_000 },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = path === "/" ? "/index.html" : path;
    readFile(join(outDir, file)).then(
      (bytes) => response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", "content-encoding": "gzip" }).end(gzipSync(bytes)),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolveListen) => server.listen(port, "127.0.0.1", resolveListen));
  return server;
}
