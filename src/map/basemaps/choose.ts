/**
 * Which basemap is drawn: the operator's choice if it answers in time, else the embedded one. Never rejects.
 * By default nobody but our own server is asked for anything.
 */
import type { StyleSpecification } from "maplibre-gl";
import { city } from "../../city";
import type { Language } from "../../domain/kind";
import { LOCAL_ARCHIVE } from "../basemap-setting";
import type { BasemapSettings, MapTheme } from "../types";
import { embeddedStyle } from "./embedded";
import { attributionOf, inLanguage, rasterStyle, sampleTile } from "./online";

/** Longer than a slow phone's round trip, shorter than patience. */
const ANSWER_WITHIN_MS = 4000;
const OSM = "© OpenStreetMap contributors";

export interface Basemap {
  readonly id: BasemapSettings["type"];
  readonly style: StyleSpecification;
  /** True for our own drawing: the words "Schematisk karta" stand beside the attribution. */
  readonly isSchematic: boolean;
  readonly attribution: string;
}
export interface ChooseOptions {
  readonly theme: MapTheme;
  readonly language: Language;
  readonly fetch?: typeof fetch;
  readonly answerWithinMs?: number;
}

export async function chooseBasemap(settings: BasemapSettings, options: ChooseOptions): Promise<Basemap> {
  const embedded: Basemap = { id: "embedded", style: embeddedStyle(options.theme, options.language), isSchematic: true, attribution: OSM };
  if (settings.type === "embedded") return embedded;
  const signal = AbortSignal.timeout(options.answerWithinMs ?? ANSWER_WITHIN_MS);
  try {
    return (await ask(settings, options, signal)) ?? embedded;
  } catch {
    // Offline, slow, gone or not what it should be: the city still has a map.
    return embedded;
  }
}

async function ask(settings: Exclude<BasemapSettings, { type: "embedded" }>, { theme, language, fetch = globalThis.fetch }: ChooseOptions, signal: AbortSignal): Promise<Basemap | null> {
  switch (settings.type) {
    case "auto":
    case "pmtiles": {
      const url = new URL(settings.type === "auto" ? LOCAL_ARCHIVE : settings.url, globalThis.location?.href ?? "http://localhost").href;
      if (!(await isArchive(url, fetch, signal))) return null;
      const { pmtilesStyle, registerPmtiles } = await import("./pmtiles");
      registerPmtiles();
      return { id: "pmtiles", style: pmtilesStyle(url, theme, language), isSchematic: false, attribution: `Protomaps ${OSM}` };
    }
    case "openfreemap": {
      const response = await fetch(settings.url, { signal });
      if (!response.ok) return null;
      const style = (await response.json()) as StyleSpecification;
      if (style.version !== 8 || !Array.isArray(style.layers)) return null;
      return { id: "openfreemap", style: inLanguage(style, language), isSchematic: false, attribution: attributionOf(style.sources) || `OpenFreeMap © OpenMapTiles ${OSM}` };
    }
    case "raster": {
      const response = await fetch(sampleTile(settings.template, city.centre), { signal });
      if (!response.ok || !(response.headers.get("content-type") ?? "").startsWith("image/")) return null;
      return { id: "raster", style: rasterStyle(settings.template, theme), isSchematic: false, attribution: settings.attribution };
    }
  }
}

/** A server that answers every address with its front page says 200 too: only the file's first bytes tell. */
async function isArchive(url: string, fetch: typeof globalThis.fetch, signal: AbortSignal): Promise<boolean> {
  const response = await fetch(url, { headers: { range: "bytes=0-6" }, signal });
  if (response.status !== 206 && response.status !== 200) return false;
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? { value: undefined };
  await reader?.cancel();
  return value !== undefined && new TextDecoder().decode(value.subarray(0, 7)) === "PMTiles";
}
