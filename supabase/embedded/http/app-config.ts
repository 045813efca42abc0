/**
 * /config.json: where the app finds its back end when the build does not say, and which basemap to draw. Keys are made per data folder,
 * so they cannot be in the build. An empty address means "where this page came from".
 */
import { existsSync } from "node:fs";
import type { ServerResponse } from "node:http";

export const CONFIG_PATH = "/config.json";

/** @param archive where the data folder's PMTiles file would be: it is the default where it exists. VH_BASEMAP says otherwise. */
export function sendAppConfig(response: ServerResponse, publishableKey: string, archive: string): void {
  const basemap = process.env["VH_BASEMAP"] || (existsSync(archive) ? "pmtiles" : "embedded");
  response.writeHead(200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.end(JSON.stringify({ supabaseUrl: "", publishableKey, basemap }));
}
