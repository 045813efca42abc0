/** What a GeoPackage says of its coordinate systems, WKT as GDAL 3.6 writes it. Positions in its geometries stand east before north in all of them. */
import type { CrsCode } from "../domain/crs";

const SWEREF = `GEOGCS["SWEREF99",DATUM["SWEREF99",SPHEROID["GRS 1980",6378137,298.257222101,AUTHORITY["EPSG","7019"]],AUTHORITY["EPSG","6619"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4619"]]`;
const plane = (name: string, code: number, meridian: number, scale: number, east: number): string =>
  `PROJCS["${name}",${SWEREF},PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",${meridian}],PARAMETER["scale_factor",${scale}],PARAMETER["false_easting",${east}],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Northing",NORTH],AXIS["Easting",EAST],AUTHORITY["EPSG","${code}"]]`;

interface SpatialReference {
  readonly name: string;
  readonly id: number;
  readonly organisation: string;
  readonly definition: string;
  readonly description: string;
}
/** The three that every GeoPackage must have, and the two the city works in. */
export const SPATIAL_REFERENCES: readonly SpatialReference[] = [
  { name: "Undefined Cartesian SRS", id: -1, organisation: "NONE", definition: "undefined", description: "undefined Cartesian coordinate reference system" },
  { name: "Undefined geographic SRS", id: 0, organisation: "NONE", definition: "undefined", description: "undefined geographic coordinate reference system" },
  {
    name: "WGS 84 geodetic", id: 4326, organisation: "EPSG", description: "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid",
    definition: `GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]`,
  },
  { name: "SWEREF99 TM", id: 3006, organisation: "EPSG", definition: plane("SWEREF99 TM", 3006, 15, 0.9996, 500_000), description: "Sweden's national projection" },
  { name: "SWEREF99 13 30", id: 3008, organisation: "EPSG", definition: plane("SWEREF99 13 30", 3008, 13.5, 1, 150_000), description: "Helsingborg's own projection" },
];
export const referenceId = (code: CrsCode): number => Number(code.slice("EPSG:".length));
