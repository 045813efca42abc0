/** Web mercator, 0–1 over the world (EPSG:3857 over its own width), and back. Pure. */
import type { PointColumns } from "../../domain/analysis/points";
import type { LonLat } from "../../domain/place";

/** MapLibre's world is 512 CSS pixels wide at zoom 0. */
const WORLD_PX = 512;
const EQUATOR_METRES = 40_075_017;

export function mercatorOf([lon, lat]: LonLat): readonly [x: number, y: number] {
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return [(lon + 180) / 360, 0.5 - y / (2 * Math.PI)];
}
export function lonLatOf({ mercator, origin }: Pick<PointColumns, "mercator" | "origin">, row: number): LonLat {
  const [x, y] = [origin[0] + (mercator[2 * row] ?? 0), origin[1] + (mercator[2 * row + 1] ?? 0)];
  return [x * 360 - 180, (Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) * 360) / Math.PI - 90];
}
/** What one CSS pixel is of the world. */
export function pixelInMercator(zoom: number): number {
  return 1 / (WORLD_PX * 2 ** zoom);
}

/** On the ground at 56° north, where the whole municipality lies: its ends differ by half a per cent. */
export function metresPerPixel(zoom: number): number {
  return (EQUATOR_METRES * Math.cos((56 * Math.PI) / 180)) / (WORLD_PX * 2 ** zoom);
}
