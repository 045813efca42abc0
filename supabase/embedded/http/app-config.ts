/**
 * /config.json: where the app finds its back end when the build does not say. Keys are made per data folder, so they cannot be
 * in the build. An empty address means "where this page came from".
 */
import type { ServerResponse } from "node:http";

export const CONFIG_PATH = "/config.json";

export function sendAppConfig(response: ServerResponse, publishableKey: string): void {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.end(JSON.stringify({ supabaseUrl: "", publishableKey }));
}
