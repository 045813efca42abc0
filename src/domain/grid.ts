/**
 * The one fixed grid that rough places are snapped to: 150 m squares of EPSG:3006, cell = floor(E / 150), floor(N / 150) – the same
 * as in the database, so that averaging many rough places undoes nothing. Loads proj4: import it lazily, `import("../domain/grid")`.
 */
import proj4 from "proj4";
import type { LonLat } from "./place";

/** SWEREF 99 TM. */
const PLANE = "+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs";
const GRID_METRES = 150;
const projection = proj4("WGS84", PLANE);

/** East and north in metres, EPSG:3006. */
export function toPlane([lon, lat]: LonLat): readonly [east: number, north: number] {
  const [east, north] = projection.forward([lon, lat]);
  if (east === undefined || north === undefined) throw new Error("grid: no such place");
  return [east, north];
}

export function fromPlane([east, north]: readonly [number, number]): LonLat {
  const [lon, lat] = projection.inverse([east, north]);
  if (lon === undefined || lat === undefined) throw new Error("grid: no such place");
  return [lon, lat];
}

export interface GridSquare {
  /** Column and row: floor(E / 150), floor(N / 150). */
  readonly cell: readonly [column: number, row: number];
  readonly centre: LonLat;
  /** Closed, counter-clockwise from the south-west corner. */
  readonly ring: readonly LonLat[];
}

export function gridSquare(place: LonLat): GridSquare {
  const [east, north] = toPlane(place);
  const cell = [Math.floor(east / GRID_METRES), Math.floor(north / GRID_METRES)] as const;
  const [west, south] = [cell[0] * GRID_METRES, cell[1] * GRID_METRES];
  const corner = (dx: number, dy: number): LonLat => fromPlane([west + dx * GRID_METRES, south + dy * GRID_METRES]);
  return { cell, centre: corner(0.5, 0.5), ring: [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)] };
}

/** The centre of the place's square: what leaves the device when the author chose "only roughly". Snapping twice changes nothing. */
export function snapToGrid(place: LonLat): LonLat {
  return gridSquare(place).centre;
}
