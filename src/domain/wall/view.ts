/**
 * Where a visitor looks while browsing the wall, and the arithmetic of it: Web Mercator on 512-pixel tiles, north up, as MapLibre counts.
 * Pure. The wall's map and the calm picture are both steered by it, so that a finger means the same place on either and through any calibration.
 */
import type { LonLat } from "../place";
import type { Size, Spot } from "./calibration";

export interface WallView {
  readonly centre: LonLat;
  readonly zoom: number;
}
export interface ViewLimits {
  /** West, south, east, north: the centre stays within. */
  readonly bounds: readonly [number, number, number, number];
  readonly minZoom: number;
  readonly maxZoom: number;
}
const TILE = 512;
const RADIANS = Math.PI / 180;

/** The whole world is the unit square, x to the east, y to the south. */
export function toWorld([lon, lat]: LonLat): Spot {
  return { x: (lon + 180) / 360, y: (1 - Math.asinh(Math.tan(lat * RADIANS)) / Math.PI) / 2 };
}
export function fromWorld({ x, y }: Spot): LonLat {
  return [x * 360 - 180, Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) / RADIANS];
}

/** Pixels from the picture's top left. */
export function spotOf(view: WallView, size: Size, place: LonLat): Spot {
  const scale = TILE * 2 ** view.zoom;
  const centre = toWorld(view.centre);
  const at = toWorld(place);
  return { x: size.width / 2 + (at.x - centre.x) * scale, y: size.height / 2 + (at.y - centre.y) * scale };
}
export function placeAt(view: WallView, size: Size, spot: Spot): LonLat {
  const scale = TILE * 2 ** view.zoom;
  const centre = toWorld(view.centre);
  return fromWorld({ x: centre.x + (spot.x - size.width / 2) / scale, y: centre.y + (spot.y - size.height / 2) / scale });
}

/** The picture follows the finger: what was under `from` is under `to`. */
export function dragged(view: WallView, size: Size, from: Spot, to: Spot, limits: ViewLimits): WallView {
  const centre = placeAt(view, size, { x: size.width / 2 - (to.x - from.x), y: size.height / 2 - (to.y - from.y) });
  return within({ centre, zoom: view.zoom }, limits);
}
/** Nearer or farther by steps of zoom; what lies under `around` stays there. */
export function zoomed(view: WallView, size: Size, by: number, around: Spot, limits: ViewLimits): WallView {
  const zoom = Math.min(limits.maxZoom, Math.max(limits.minZoom, view.zoom + by));
  const kept = placeAt(view, size, around);
  return within({ centre: placeAt({ centre: kept, zoom }, size, { x: size.width - around.x, y: size.height - around.y }), zoom }, limits);
}
export function within({ centre: [lon, lat], zoom }: WallView, { bounds: [west, south, east, north], minZoom, maxZoom }: ViewLimits): WallView {
  return { centre: [Math.min(east, Math.max(west, lon)), Math.min(north, Math.max(south, lat))], zoom: Math.min(maxZoom, Math.max(minZoom, zoom)) };
}

/** The nearest of what can be pressed, at most `reach` pixels away; null: nothing was meant. */
export function nearest<Item extends { readonly point: LonLat }>(items: readonly Item[], view: WallView, size: Size, spot: Spot, reach: number): Item | null {
  let found: Item | null = null;
  let least = reach;
  for (const item of items) {
    const at = spotOf(view, size, item.point);
    const distance = Math.hypot(at.x - spot.x, at.y - spot.y);
    if (distance <= least) {
      found = item;
      least = distance;
    }
  }
  return found;
}
