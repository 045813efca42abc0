/**
 * Names on the embedded map, in the script of the chosen language where a name in it exists. A name that meets a pin moves to another side
 * of its point; the city's and the Sound's names come first.
 */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import type { Language } from "../../domain/kind";
import { BOLD, MEDIUM } from "./fonts";
import type { Palette } from "./palette";

const kind = (...kinds: string[]): ExpressionSpecification => ["in", ["get", "kind"], ["literal", kinds]];
type Layout = NonNullable<Extract<LayerSpecification, { type: "symbol" }>["layout"]>;
type Paint = NonNullable<Extract<LayerSpecification, { type: "symbol" }>["paint"]>;

export function embeddedLabels(p: Palette, language: Language): LayerSpecification[] {
  const name: ExpressionSpecification = language === "sv" ? ["get", "name"] : ["coalesce", ["get", `name_${language}`], ["get", "name"]];
  const ink = (color: string, halo: string): Paint => ({ "text-color": color, "text-halo-color": halo, "text-halo-width": 1.6, "text-halo-blur": 0.4 });
  const points = (id: string, minzoom: number, filter: FilterSpecification, layout: Layout, paint: Paint, maxzoom = 24): LayerSpecification => ({
    id: `label-${id}`, type: "symbol", source: "labels", minzoom, maxzoom, filter,
    layout: { "text-field": name, "text-font": MEDIUM, "text-max-width": 8, "text-padding": 4, "symbol-sort-key": ["get", "rank"], ...layout }, paint,
  });
  /** Beside its point rather than on it, and on whichever side is free. */
  const beside: Layout = { "text-variable-anchor": ["left", "right", "top", "bottom", "top-left", "top-right"], "text-radial-offset": 0.85, "text-justify": "auto" };
  const anywhere: Layout = { "text-variable-anchor": ["center", "top", "bottom", "left", "right", "top-left", "bottom-right"], "text-radial-offset": 1.9, "text-justify": "auto" };
  const rank = (most: number): ExpressionSpecification => ["<=", ["get", "rank"], most];
  return [
    {
      id: "label-street", type: "symbol", source: "shapes", minzoom: 13.4, filter: ["all", ["has", "name"], kind("street", "secondary", "primary", "walk", "motorway")],
      layout: { "text-field": ["get", "name"], "text-font": MEDIUM, "symbol-placement": "line", "symbol-spacing": 340, "text-size": ["interpolate", ["linear"], ["zoom"], 13.4, 11.5, 16, 14], "text-padding": 6, "text-max-angle": 35, "text-letter-spacing": 0.01 },
      paint: ink(p.labelQuiet, p.halo),
    },
    points("green", 13.6, kind("green"), { ...anywhere, "text-size": 12.5 }, ink(p.labelGreen, p.haloGreen)),
    points("landmark-small", 14.6, ["all", kind("landmark"), [">", ["get", "rank"], 1]], { ...beside, "icon-image": ["concat", "place-", ["get", "icon"]], "icon-size": 0.85, "text-size": 12.5 }, ink(p.labelLand, p.halo)),
    points("station", 12.6, kind("station"), { ...beside, "icon-image": "place-station", "icon-size": 0.85, "text-size": 12, "text-optional": true }, ink(p.labelQuiet, p.halo)),
    points("quarter", 13.2, kind("quarter"), { ...anywhere, "text-size": 12.5 }, ink(p.labelQuiet, p.halo)),
    points("district-small", 12.4, ["all", kind("district"), [">", ["get", "rank"], 1]], { ...anywhere, "text-size": ["interpolate", ["linear"], ["zoom"], 12.4, 12, 15, 15] }, ink(p.labelLand, p.halo), 16.5),
    points("landmark", 13.2, ["all", kind("landmark"), ["==", ["get", "rank"], 1]], { ...beside, "icon-image": ["concat", "place-", ["get", "icon"]], "text-size": 13 }, ink(p.labelStrong, p.halo)),
    points("neighbour", 10, kind("neighbour"), { ...anywhere, "text-size": 12 }, ink(p.labelQuiet, p.halo), 14),
    points("town-small", 11.2, ["all", kind("town"), [">", ["get", "rank"], 1]], { ...anywhere, "text-size": 12.5 }, ink(p.labelLand, p.halo)),
    points("town", 10, ["all", kind("town"), rank(1)], { ...anywhere, "text-font": BOLD, "text-size": ["interpolate", ["linear"], ["zoom"], 10, 12.5, 14, 16] }, ink(p.labelLand, p.halo)),
    points("district", 11.9, ["all", kind("district"), rank(1)], { ...anywhere, "text-font": BOLD, "text-size": ["interpolate", ["linear"], ["zoom"], 11.9, 12.5, 15, 16] }, ink(p.labelLand, p.halo), 16.5),
    points("landmark-great", 11.8, ["all", kind("landmark"), rank(0)], { ...beside, "icon-image": ["concat", "place-", ["get", "icon"]], "text-font": BOLD, "text-size": ["interpolate", ["linear"], ["zoom"], 11.8, 12, 15, 14.5] }, ink(p.labelStrong, p.halo)),
    points("water", 9, kind("water"), { "text-size": ["interpolate", ["linear"], ["zoom"], 9, 13, 14, 19], "text-letter-spacing": language === "ar" ? 0 : 0.22, "text-max-width": 12 }, ink(p.labelWater, p.haloWater)),
    points("city", 7, kind("city"), { "text-font": BOLD, "text-size": ["interpolate", ["linear"], ["zoom"], 8, 14, 12, 20], "text-variable-anchor": ["center", "left", "top", "bottom"], "text-radial-offset": 1.7, "text-justify": "auto" }, ink(p.labelStrong, p.halo), 12.3),
  ];
}
