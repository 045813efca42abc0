/** Basemaps from elsewhere, only if the operator chose one: an OpenFreeMap style or any raster template in EPSG:3857. */
import type { RasterLayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import type { Language } from "../../domain/kind";
import type { MapTheme } from "../types";
import { fontFaces } from "./fonts";
import { PALETTES } from "./palette";

/** Makes a fetched style speak the chosen language where its data has the name. */
export function inLanguage(style: StyleSpecification, language: Language): StyleSpecification {
  return {
    ...style,
    layers: style.layers.map((layer) => {
      if (layer.type !== "symbol" || !mentionsName(layer.layout?.["text-field"])) return layer;
      return { ...layer, layout: { ...layer.layout, "text-field": ["coalesce", ["get", `name:${language}`], ["get", "name"]] } };
    }),
  };
}

/** True for `{name:latin}`, `["get", "name:en"]` and their like, but not for road numbers. */
function mentionsName(field: unknown): boolean {
  return /"name|\{name/.test(JSON.stringify(field ?? ""));
}

/** A picture has no night of its own: dimmed, it does not blind. Nor has it a contrast of its own. */
const RASTER: Readonly<Record<MapTheme, NonNullable<RasterLayerSpecification["paint"]>>> = {
  day: { "raster-saturation": -0.2 },
  night: { "raster-brightness-max": 0.45, "raster-saturation": -0.5 },
  contrast: { "raster-saturation": -0.2, "raster-contrast": 0.4 },
};

export function rasterStyle(template: string, theme: MapTheme): StyleSpecification {
  return {
    version: 8,
    name: `raster-${theme}`,
    "font-faces": fontFaces(),
    sources: { raster: { type: "raster", tiles: [template], tileSize: 256 } },
    layers: [
      { id: "ground-water", type: "background", paint: { "background-color": PALETTES[theme].land } },
      { id: "ground-raster", type: "raster", source: "raster", paint: RASTER[theme] },
    ],
  };
}

/** The attributions that a fetched style carries, as plain text: what we show is ours to format. */
export function attributionOf(sources: Readonly<Record<string, SourceSpecification>>): string {
  const texts = Object.values(sources).flatMap((source) => ("attribution" in source && typeof source.attribution === "string" ? [source.attribution.replaceAll(/<[^>]*>/g, "").trim()] : []));
  return [...new Set(texts)].filter((text) => text !== "").join(" ");
}

/** A tile address in the middle of the city, to see whether the template answers at all. */
export function sampleTile(template: string, [lon, lat]: readonly [number, number], zoom = 12): string {
  const n = 2 ** zoom;
  const x = Math.floor(((lon + 180) / 360) * n);
  const radians = (lat * Math.PI) / 180;
  const y = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * n);
  return template.replace("{z}", String(zoom)).replace("{x}", String(x)).replace("{y}", String(y)).replace("{s}", "a").replace("{r}", "");
}
