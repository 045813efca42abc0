/**
 * The map of Helsingborg that comes with the app: our own schematic drawing, no server but ours. Pure: a look and a language in, a style out.
 * Layers whose id begins with "ground-" lie beneath everything of ours, those with "label-" above areas and below pins (layer-order.ts).
 */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Language } from "../../domain/kind";
import labelsUrl from "../embedded/labels.geojson?url";
import shapesUrl from "../embedded/shapes.geojson?url";
import type { MapTheme } from "../types";
import { embeddedLabels } from "./embedded-labels";
import { absolute, fontFaces } from "./fonts";
import { PALETTES, type Palette } from "./palette";

export function embeddedStyle(theme: MapTheme, language: Language): StyleSpecification {
  const palette = PALETTES[theme];
  return {
    version: 8,
    name: `embedded-${theme}-${language}`,
    "font-faces": fontFaces(),
    sources: {
      shapes: { type: "geojson", data: absolute(shapesUrl), tolerance: 0.2 },
      labels: { type: "geojson", data: absolute(labelsUrl) },
    },
    layers: [...ground(palette), ...lines(palette), ...embeddedLabels(palette, language)],
  };
}

const kind = (...kinds: string[]): FilterSpecification => ["in", ["get", "kind"], ["literal", kinds]];
type LineWidth = ExpressionSpecification;
/** Widths at zoom 10, 13, 15 and 18, growing as streets do. */
const widths = (...[far, town, block, door]: [number, number, number, number]): LineWidth => ["interpolate", ["exponential", 1.5], ["zoom"], 10, far, 13, town, 15, block, 18, door];

function ground(p: Palette): LayerSpecification[] {
  const fill = (id: string, color: string, kinds: string[]): LayerSpecification => ({ id: `ground-${id}`, type: "fill", source: "shapes", filter: kind(...kinds), paint: { "fill-color": color } });
  return [
    { id: "ground-water", type: "background", paint: { "background-color": p.water } },
    // Lighter water along the shore, as on old sea charts; the land covers its inner half.
    { id: "ground-shallows", type: "line", source: "shapes", filter: kind("land"), layout: { "line-join": "round" }, paint: { "line-color": p.shallows, "line-width": widths(5, 14, 34, 120), "line-blur": widths(3, 8, 18, 60) } },
    fill("land", p.land, ["land"]),
    fill("wood", p.wood, ["wood"]),
    fill("urban", p.urban, ["urban"]),
    fill("industry", p.industry, ["industry"]),
    // Woods again: where town and wood meet, the wood wins.
    { id: "ground-wood-in-town", type: "fill", source: "shapes", filter: kind("wood", "park"), paint: { "fill-color": ["match", ["get", "kind"], "wood", p.wood, p.park] } },
    { id: "ground-river", type: "line", source: "shapes", filter: kind("river"), layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": p.water, "line-width": widths(1, 3, 7, 26) } },
    { id: "ground-quay", type: "line", source: "shapes", minzoom: 12.5, filter: kind("land"), layout: { "line-join": "round" }, paint: { "line-color": p.quay, "line-width": widths(0.4, 0.6, 1.1, 2), "line-opacity": ["interpolate", ["linear"], ["zoom"], 12.5, 0, 13.5, 0.7] } },
    { id: "ground-mole", type: "line", source: "shapes", minzoom: 12, filter: kind("mole"), layout: { "line-cap": "round", "line-join": "round" }, paint: { "line-color": p.quay, "line-width": widths(0.6, 1.6, 4, 16) } },
    { id: "ground-jetty", type: "line", source: "shapes", minzoom: 13, filter: kind("jetty"), paint: { "line-color": p.quay, "line-width": widths(0.3, 0.8, 1.8, 6) } },
    { id: "ground-municipality", type: "line", source: "shapes", filter: kind("municipality"), paint: { "line-color": p.border, "line-opacity": 0.55, "line-width": widths(0.8, 1.2, 1.6, 2.2), "line-dasharray": [5, 3] } },
  ];
}

function lines(p: Palette): LayerSpecification[] {
  const round = { "line-cap": "round", "line-join": "round" } as const;
  const line = (id: string, kinds: string[], color: string, width: LineWidth, minzoom = 0): LayerSpecification => ({ id: `ground-${id}`, type: "line", source: "shapes", minzoom, filter: kind(...kinds), layout: round, paint: { "line-color": color, "line-width": width } });
  return [
    { id: "ground-ferry", type: "line", source: "shapes", filter: kind("ferry"), paint: { "line-color": p.ferry, "line-width": widths(0.8, 1.2, 1.6, 2.4), "line-dasharray": [4, 4] } },
    { id: "ground-rail-tunnel", type: "line", source: "shapes", minzoom: 12, filter: kind("railtunnel"), paint: { "line-color": p.railTunnel, "line-width": widths(0.6, 1.1, 1.6, 4), "line-dasharray": [3, 3] } },
    line("street-casing", ["street", "walk"], p.casing, widths(0.4, 3.4, 8.5, 32), 12),
    line("secondary-casing", ["secondary"], p.casing, widths(1.8, 5, 11, 40), 11),
    line("primary-casing", ["primary"], p.casing, widths(2.4, 6.6, 13.5, 46)),
    line("motorway-casing", ["motorway"], p.motorwayCasing, widths(3, 7.6, 15.5, 50)),
    line("walk", ["walk"], p.walk, widths(0.3, 2.2, 6.4, 26), 12),
    line("street", ["street"], p.street, widths(0.3, 2.3, 6.6, 28), 11.6),
    line("secondary", ["secondary"], p.street, widths(1.2, 3.7, 9, 36)),
    line("primary", ["primary"], p.primary, widths(1.6, 5.1, 11.2, 41)),
    line("motorway", ["motorway"], p.motorway, widths(2.1, 6, 13, 45)),
    line("rail", ["rail"], p.rail, widths(0.7, 1.4, 2.2, 6)),
    { id: "ground-rail-ties", type: "line", source: "shapes", minzoom: 13.5, filter: kind("rail"), paint: { "line-color": p.urban, "line-width": widths(0.3, 0.7, 1.2, 4), "line-dasharray": [5, 5] } },
    { id: "ground-building", type: "fill", source: "shapes", minzoom: 13.6, filter: kind("building"), paint: { "fill-color": p.building, "fill-outline-color": p.buildingEdge, "fill-opacity": ["interpolate", ["linear"], ["zoom"], 13.6, 0, 14.4, 1] } },
  ];
}
