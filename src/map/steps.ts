/** Steps in metres on the ground, for moving the crosshair with keys. Pure. */
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
