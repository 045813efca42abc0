/**
 * The three coordinate systems the city's files come in: which one a file says it has, which one its numbers point to when it says nothing,
 * and the way to WGS 84. Positions are east-north here; files that have them north-east (EPSG's own axis order) are turned first.
 */
import proj4 from "proj4";
import { city } from "../city";
import { CRS_CODES, PROJECTIONS, type CrsCode } from "../domain/crs";
import type { LonLat } from "../domain/place";
import type { Position } from "./layer";

export type SaidCrs = { readonly type: "known"; readonly code: CrsCode } | { readonly type: "other"; readonly name: string } | { readonly type: "silent" };
export interface CrsChoice {
  readonly code: CrsCode;
  /** The file writes north before east. */
  readonly isSwapped: boolean;
}
export const SILENT: SaidCrs = { type: "silent" };

/** By number, as GeoPackage and `crs` members name it. OGC's CRS84 is 4326 with longitude first. */
export function crsOfCode(code: number, name = `EPSG:${code}`): SaidCrs {
  const known = CRS_CODES.find((each) => each === `EPSG:${code}`);
  // 4258 is ETRS89 in degrees, 4619 SWEREF 99 in degrees: the same to a decimetre, and to a centimetre in this decade's frame.
  if (code === 4258 || code === 4619 || code === 4979) return { type: "known", code: "EPSG:4326" };
  return known === undefined ? { type: "other", name } : { type: "known", code: known };
}

/** "urn:ogc:def:crs:EPSG::3008", "EPSG:3008", "urn:ogc:def:crs:OGC:1.3:CRS84", "http://www.opengis.net/def/crs/EPSG/0/3008". */
export function crsOfName(name: string): SaidCrs {
  if (/CRS:?84$/i.test(name)) return { type: "known", code: "EPSG:4326" };
  const code = /EPSG(?::|\/)[^:/]*(?::|\/)?(\d{4,6})$/i.exec(name)?.[1] ?? /^EPSG:(\d{4,6})$/i.exec(name)?.[1];
  return code === undefined ? { type: "other", name } : crsOfCode(Number(code), name);
}

/** What stands in a .prj: WKT with or without the authority's number. ESRI leaves the number out and writes names its own way. */
export function crsOfWkt(wkt: string): SaidCrs {
  const authorities = [...wkt.matchAll(/(?:AUTHORITY|ID)\["EPSG",\s*"?(\d+)"?\]/gi)];
  const outermost = authorities.at(-1);
  const name = /^\s*(?:PROJC(?:S|RS)|GEOG(?:C)?(?:S|RS|CRS)|BOUNDCRS|COMPD_?CS)\["([^"]+)"/i.exec(wkt)?.[1] ?? wkt.slice(0, 60);
  if (outermost !== undefined && wkt.slice((outermost.index ?? 0) + outermost[0].length).replaceAll(/[\s\]]/g, "") === "") return crsOfCode(Number(outermost[1]), name);
  const plain = name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "");
  if (plain === "SWEREF99TM") return { type: "known", code: "EPSG:3006" };
  if (plain === "SWEREF991330") return { type: "known", code: "EPSG:3008" };
  if (plain === "GCSWGS1984" || plain === "WGS84" || plain === "WGS1984" || plain === "GCSSWEREF99" || plain === "SWEREF99" || plain === "GCSETRS1989") return { type: "known", code: "EPSG:4326" };
  return { type: "other", name };
}

export function toLonLat({ code, isSwapped }: CrsChoice): (position: Position) => LonLat {
  const turn = ([first, second]: Position): [number, number] => (isSwapped ? [second, first] : [first, second]);
  if (code === "EPSG:4326") return turn;
  const projection = proj4(PROJECTIONS[code]);
  return (position) => {
    const [lon = Number.NaN, lat = Number.NaN] = projection.inverse(turn(position));
    return [lon, lat];
  };
}

/** Every reading of these numbers that lies on the city's map, the usual one (east first, as said) first. */
export function possibleChoices(at: Position, said: SaidCrs): readonly CrsChoice[] {
  const [west, south, east, north] = city.mapBounds;
  const codes = said.type === "known" ? [said.code, ...CRS_CODES.filter((code) => code !== said.code)] : CRS_CODES;
  return codes
    .flatMap((code) => [false, true].map((isSwapped): CrsChoice => ({ code, isSwapped })))
    .filter((choice) => {
      const [lon, lat] = toLonLat(choice)(at);
      return lon >= west && lon <= east && lat >= south && lat <= north;
    });
}
