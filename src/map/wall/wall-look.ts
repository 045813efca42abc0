/** A basemap made calm and large enough for a hall: fewer names, larger letters, nothing that glares. Pure. */
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { PublicKind } from "../../domain/kind";
import { withTextScale } from "../text-scale";

export type WallTheme = "night" | "day";
/** Names across a hall: about a thirtieth of the height for the city, a fiftieth for a quarter. */
const TEXT_SCALE = 1.9;
/** Small signs and names that only somebody close by could read, in each basemap's own words. */
const TOO_SMALL = /label-(street|landmark-small|station|green|quarter)|poi|address|housenumber|path|water_waterway|roads_(labels|shields|oneway)|highway.*(name|label|shield)/;

/** Lamps rather than plates: the kinds' colours, light enough for the dark ground and deep enough for the pale one. */
export const LIGHTS: Readonly<Record<WallTheme, Readonly<Record<PublicKind, string>>>> = {
  night: { story: "#f28aa2", memory: "#a99bf0", wish: "#6fc1e3", like: "#86cf97" },
  day: { story: "#9b2743", memory: "#5b4a9e", wish: "#0a6a8f", like: "#2b7a3f" },
};

export function calmStyle(style: StyleSpecification, hasWords: boolean): StyleSpecification {
  const layers = style.layers.filter((layer) => layer.type !== "symbol" || (hasWords && !TOO_SMALL.test(layer.id)));
  return withTextScale({ ...style, layers: layers.map(calm) }, TEXT_SCALE);
}

function calm(layer: LayerSpecification): LayerSpecification {
  if (layer.type !== "symbol") return layer;
  // Letters this large want room about them; signs beside them would be clutter.
  const layout = { ...layer.layout, "text-padding": 24 };
  delete layout["icon-image"];
  return { ...layer, layout, paint: { ...layer.paint, "text-opacity": 0.82 } };
}
