/** How far a key moves the crosshair, in metres on the ground, and how near the map goes. Pure. */
import type { LonLat } from "../domain/place";

export type Direction = "north" | "south" | "east" | "west";

/** Length of a degree of latitude on a sphere of the mean radius; at five metres a step the ellipsoid does not matter. */
const METRES_PER_DEGREE = 111_195;

export function metresAway([lon, lat]: LonLat, direction: Direction, metres: number): LonLat {
  const degrees = metres / METRES_PER_DEGREE;
  const sideways = degrees / Math.cos((lat * Math.PI) / 180);
  switch (direction) {
    case "north": return [lon, lat + degrees];
    case "south": return [lon, lat - degrees];
    case "east": return [lon + sideways, lat];
    case "west": return [lon - sideways, lat];
  }
}

/** From this zoom on one sees what one points at, and a step is as short as a place can mean. */
export const CLOSE_ZOOM = 15.5;
/** Around a whole line or area, pixels: the zoom buttons stand at one side. */
export const SHAPE_PADDING = { top: 48, right: 72, bottom: 48, left: 72 };
const SHORTEST_STEP_METRES = 5;

/** How far one arrow key moves the crosshair: always about as far on the screen, but never less than five metres; with Shift ten times as far. */
export function stepMetres(zoom: number, isStride: boolean): number {
  return SHORTEST_STEP_METRES * 2 ** Math.max(0, CLOSE_ZOOM - zoom) * (isStride ? 10 : 1);
}
