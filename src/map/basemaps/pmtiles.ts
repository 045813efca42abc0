/** A PMTiles extract of the Protomaps build, drawn by @protomaps/basemaps in our colours and fonts. Loaded only where such a file is used. */
import { layers, namedFlavor, type Flavor } from "@protomaps/basemaps";
import { addProtocol, type LayerSpecification, type StyleSpecification } from "maplibre-gl";
import { Protocol } from "pmtiles";
import type { Language } from "../../domain/kind";
import type { MapTheme } from "../types";
import { fontFaces } from "./fonts";
import { PALETTES } from "./palette";

const SOURCE = "protomaps";
let isRegistered = false;

/** Teaches MapLibre to read `pmtiles://` addresses by range requests; once a tab. */
export function registerPmtiles(): void {
  if (isRegistered) return;
  addProtocol("pmtiles", new Protocol().tile);
  isRegistered = true;
}

export function pmtilesStyle(archiveUrl: string, theme: MapTheme, language: Language): StyleSpecification {
  return {
    version: 8,
    name: `pmtiles-${theme}-${language}`,
    "font-faces": fontFaces({ medium: ["Noto Sans Regular", "Noto Sans Italic", "Noto Sans Devanagari Regular v1"], bold: ["Noto Sans Medium", "Noto Sans Bold"] }),
    sources: { [SOURCE]: { type: "vector", url: `pmtiles://${archiveUrl}` } },
    layers: layers(SOURCE, ourFlavor(theme), { lang: language }).flatMap(withoutSprites),
  };
}

/** Protomaps' icons live on a server of theirs: we draw words only, and leave out what is nothing but an icon. */
function withoutSprites(layer: LayerSpecification): LayerSpecification[] {
  if (layer.type !== "symbol") return [layer];
  if (layer.layout?.["text-field"] === undefined) return [];
  const layout = Object.fromEntries(Object.entries(layer.layout).filter(([key]) => !key.startsWith("icon-")));
  return layer.id === "pois" || layer.id === "roads_shields" ? [] : [{ ...layer, layout }];
}

function ourFlavor(theme: MapTheme): Flavor {
  const p = PALETTES[theme];
  const flavor = namedFlavor(theme === "night" ? "dark" : "light");
  return {
    ...flavor,
    background: p.land, earth: p.land, water: p.water, buildings: p.building, boundaries: p.border,
    park_a: p.park, park_b: p.park, wood_a: p.wood, wood_b: p.wood, scrub_a: p.wood, scrub_b: p.wood, zoo: p.park, beach: p.walk, pedestrian: p.walk,
    hospital: p.urban, school: p.urban, industrial: p.industry, military: p.industry, aerodrome: p.industry, pier: p.urban, sand: p.walk, glacier: p.land, runway: p.industry,
    highway: p.motorway, highway_casing_early: p.motorwayCasing, highway_casing_late: p.motorwayCasing,
    major: p.primary, major_casing_early: p.casing, major_casing_late: p.casing,
    minor_a: p.street, minor_b: p.street, minor_casing: p.casing, minor_service: p.street, minor_service_casing: p.casing, link: p.primary, link_casing: p.casing, other: p.street,
    railway: p.rail,
    bridges_highway: p.motorway, bridges_highway_casing: p.motorwayCasing, bridges_major: p.primary, bridges_major_casing: p.casing,
    bridges_minor: p.street, bridges_minor_casing: p.casing, bridges_link: p.primary, bridges_link_casing: p.casing, bridges_other: p.street, bridges_other_casing: p.casing,
    tunnel_highway: p.railTunnel, tunnel_highway_casing: p.casing, tunnel_major: p.railTunnel, tunnel_major_casing: p.casing,
    tunnel_minor: p.railTunnel, tunnel_minor_casing: p.casing, tunnel_link: p.railTunnel, tunnel_link_casing: p.casing, tunnel_other: p.railTunnel, tunnel_other_casing: p.casing,
    city_label: p.labelStrong, city_label_halo: p.halo, subplace_label: p.labelLand, subplace_label_halo: p.halo, state_label: p.labelQuiet, state_label_halo: p.halo,
    roads_label_major: p.labelLand, roads_label_major_halo: p.halo, roads_label_minor: p.labelQuiet, roads_label_minor_halo: p.halo, ocean_label: p.labelWater, address_label: p.labelQuiet, address_label_halo: p.halo, country_label: p.labelQuiet,
  };
}
