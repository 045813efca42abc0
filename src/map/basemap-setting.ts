/**
 * The operator's choice of basemap, one per tab: main.ts calls `configureBasemap(loadConfig().then((config) => config.basemap))` once, <Map> draws it unless told otherwise.
 * Words: "embedded", "pmtiles", "openfreemap", the address of a .pmtiles file or an OpenFreeMap style, or a raster template with {z}, {x} and {y}
 * (its attribution after a "|"). Imports no map library.
 */
import type { BasemapSettings } from "./types";

const OPEN_FREE_MAP = "https://tiles.openfreemap.org/styles/positron";
/** Where the embedded server offers the data folder's archive. */
export const LOCAL_ARCHIVE = "/basemap/helsingborg.pmtiles";

let configured: Promise<BasemapSettings> = Promise.resolve({ type: "auto" });

/**
 * The words may still be on their way: the map waits for them. A slip of the pen is told in the console and, like a configuration that never
 * comes, must not cost the city its map.
 */
export function configureBasemap(words: string | null | Promise<string | null>): void {
  configured = Promise.resolve(words)
    .then(parseBasemapSetting)
    .catch((error: unknown) => {
      console.error(error);
      return { type: "auto" };
    });
}
export function configuredBasemap(): Promise<BasemapSettings> {
  return configured;
}

/** Throws on words it does not know, and names them. */
export function parseBasemapSetting(words: string | null): BasemapSettings {
  const [address = "", attribution = ""] = (words ?? "").split("|").map((part) => part.trim());
  if (address === "" || address === "auto") return { type: "auto" };
  if (address === "embedded") return { type: "embedded" };
  if (address === "pmtiles") return { type: "pmtiles", url: LOCAL_ARCHIVE };
  if (address === "openfreemap") return { type: "openfreemap", url: OPEN_FREE_MAP };
  if (/^(https:\/\/|\/)/.test(address)) {
    if (["{z}", "{x}", "{y}"].every((part) => address.includes(part))) return { type: "raster", template: address, attribution };
    if (/\.pmtiles($|\?)/.test(address)) return { type: "pmtiles", url: address };
    if (address.includes("/styles/") || address.endsWith(".json")) return { type: "openfreemap", url: address };
  }
  throw new Error(`basemap: "${address}" is none of embedded, pmtiles, openfreemap, an https address of a style or a .pmtiles file, or a raster template`);
}
