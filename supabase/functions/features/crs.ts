/**
 * The coordinate systems features are given in. CRS84 has longitude first; the three of EPSG have north (latitude) first, as their registry
 * entries say and OGC API – Features Part 2 demands. The database always writes east first.
 */
export interface Crs {
  readonly uri: string;
  readonly srid: 3006 | 3008 | 4326;
  readonly isNorthFirst: boolean;
}
const epsg = (srid: Crs["srid"]): Crs => ({ uri: `http://www.opengis.net/def/crs/EPSG/0/${srid}`, srid, isNorthFirst: true });

export const CRS84: Crs = { uri: "http://www.opengis.net/def/crs/OGC/1.3/CRS84", srid: 4326, isNorthFirst: false };
/** CRS84 is what one gets unasked. 3006 is SWEREF 99 TM, 3008 the city's own SWEREF 99 13 30. */
export const SYSTEMS: readonly Crs[] = [CRS84, epsg(4326), epsg(3006), epsg(3008)];

type Nested = number | readonly Nested[];
interface Geometry {
  readonly type: string;
  readonly coordinates: Nested;
}

export function northFirst(geometry: Geometry): Geometry {
  return { ...geometry, coordinates: flip(geometry.coordinates) };
}
function flip(coordinates: Nested): Nested {
  if (typeof coordinates === "number") return coordinates;
  const [first, second] = coordinates;
  if (typeof first === "number" && typeof second === "number") return [second, first];
  return coordinates.map(flip);
}
