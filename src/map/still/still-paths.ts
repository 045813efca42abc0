/** The embedded shapes as paths of an SVG: a picture of the city that needs no graphics card. Pure. One unit is one pixel at zoom 12. */
import type { LonLat } from "../../domain/place";
import { toWorld, type WallView } from "../../domain/wall/view";
import type { Size, Spot } from "../../domain/wall/calibration";

export interface ShapeCollection {
  readonly features: readonly { readonly properties: { readonly kind?: string }; readonly geometry: Geometry }[];
}
type Line = readonly (readonly number[])[];
type Geometry =
  | { readonly type: "LineString"; readonly coordinates: Line }
  | { readonly type: "Polygon"; readonly coordinates: readonly Line[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly Line[])[] };

const ZOOM = 12;
const SCALE = 512 * 2 ** ZOOM;
/** Small numbers make short paths: everything is counted from here. */
const ORIGIN = toWorld([12.694, 56.046]);

export function unitOf(place: LonLat): Spot {
  const { x, y } = toWorld(place);
  return { x: (x - ORIGIN.x) * SCALE, y: (y - ORIGIN.y) * SCALE };
}

/** All shapes of some kinds as one path. */
export function pathOf({ features }: ShapeCollection, kinds: readonly string[]): string {
  return features.filter(({ properties }) => kinds.includes(properties.kind ?? "")).map(({ geometry }) => linesOf(geometry)).join("");
}
/** What a picture of this size sees, as the SVG's viewBox. */
export function viewBoxOf(view: WallView, { width, height }: Size): string {
  const { x, y } = unitOf(view.centre);
  const share = 2 ** (ZOOM - view.zoom);
  return [x - (width * share) / 2, y - (height * share) / 2, width * share, height * share].map((value) => value.toFixed(2)).join(" ");
}
/** How many units one pixel is. */
export function unitsPerPixel(view: WallView): number {
  return 2 ** (ZOOM - view.zoom);
}

function linesOf(geometry: Geometry): string {
  switch (geometry.type) {
    case "LineString":
      return lineOf(geometry.coordinates);
    case "Polygon":
      return geometry.coordinates.map((ring) => `${lineOf(ring)}Z`).join("");
    case "MultiPolygon":
      return geometry.coordinates.flat().map((ring) => `${lineOf(ring)}Z`).join("");
  }
}
function lineOf(line: Line): string {
  return line.map(([lon = 0, lat = 0], index) => {
    const { x, y } = unitOf([lon, lat]);
    return `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
  }).join("");
}
