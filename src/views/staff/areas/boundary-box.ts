/** The box around boundaries, with a little air; the city's own when there are none. */
import { city } from "../../../city";
import type { Boundary } from "../../../domain/area-import";
import type { Bounds } from "../../../map";

/** About 200 m: an area filling the map to its edges cannot be placed. */
const AIR_DEGREES = 0.002;

export function boxAround(boundaries: readonly Pick<Boundary, "coordinates">[]): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of boundaries.flatMap(({ coordinates }) => coordinates.flatMap(([outer = []]) => outer))) {
    [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
  }
  return west > east ? [...city.bounds] : [west - AIR_DEGREES, south - AIR_DEGREES, east + AIR_DEGREES, north + AIR_DEGREES];
}
