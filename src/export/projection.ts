/** From WGS 84 to the coordinates a file is asked for in, east before north whatever the authority's axis order. */
import proj4 from "proj4";
import { PROJECTIONS, type CrsCode } from "../domain/crs";
import type { LonLat } from "../domain/place";

export type Position = readonly [east: number, north: number];

/** Metres to the centimetre, degrees to seven decimals (about a centimetre): finer would claim more than anybody knows. */
const DECIMALS = { metres: 2, degrees: 7 } as const;

export function projectTo(code: CrsCode): (at: LonLat) => Position {
  if (code === "EPSG:4326") return ([lon, lat]) => [rounded(lon, DECIMALS.degrees), rounded(lat, DECIMALS.degrees)];
  const projection = proj4(PROJECTIONS[code]);
  return ([lon, lat]) => {
    const [east = Number.NaN, north = Number.NaN] = projection.forward([lon, lat]);
    return [rounded(east, DECIMALS.metres), rounded(north, DECIMALS.metres)];
  };
}
const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));
