/**
 * Shapefiles: .shp with the boundaries and .dbf with the facts, .prj with the coordinate system and .cpg with the encoding where they came
 * along. A file that ends too early is told with row and byte (ESRI Shapefile Technical Description, July 1998).
 */
import { crsOfWkt, SILENT } from "./crs";
import { FileProblem } from "./file-problem";
import { readDbf } from "./dbf";
import type { Feature, GivenFile, Layer, PathShape, Polygons, Position, Shape } from "./layer";
import { FEATURE_LIMIT } from "./limits";

const HEAD_BYTES = 100;
const NULL_SHAPE = 0;
/** Polygon, PolygonZ, PolygonM: x and y lie the same way in all three. */
const AREAS: ReadonlySet<number> = new Set([5, 15, 25]);
const NAMES: Readonly<Record<number, string>> = { 1: "Point", 3: "LineString", 8: "MultiPoint", 11: "Point", 13: "LineString", 18: "MultiPoint", 21: "Point", 23: "LineString", 28: "MultiPoint", 31: "MultiPatch" };

/** `parts` are one shapefile's, by the ends of their names in lower case: "shp", "dbf", "prj", "cpg". */
export function readShapefile(name: string, parts: ReadonlyMap<string, GivenFile>): Layer {
  const shp = parts.get("shp");
  const dbf = parts.get("dbf");
  if (shp === undefined) throw new FileProblem("part_missing", { what: `${name}.shp` });
  if (dbf === undefined) throw new FileProblem("part_missing", { what: `${name}.dbf` });
  const shapes = readShapes(shp.bytes);
  const table = readDbf(dbf.bytes, textOf(parts.get("cpg")));
  if (table.rows.length !== shapes.length) throw new FileProblem("broken", { row: Math.min(table.rows.length, shapes.length) + 1, found: table.rows.length, expected: shapes.length, what: `${name}.dbf` });
  const prj = textOf(parts.get("prj"));
  return {
    name, fields: table.fields, encoding: table.encoding, crs: prj === null ? SILENT : crsOfWkt(prj),
    features: shapes.map((shape, index): Feature => ({ nth: index + 1, values: table.rows[index] ?? {}, shape })),
  };
}

function readShapes(bytes: Uint8Array): readonly Shape[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < HEAD_BYTES || view.getInt32(0) !== 9994) throw new FileProblem("broken", { byte: 0, what: ".shp" });
  // Lengths are in 16-bit words.
  const expected = view.getInt32(24) * 2;
  const shapes: Shape[] = [];
  for (let at = HEAD_BYTES; at < Math.min(expected, bytes.byteLength); ) {
    const row = shapes.length + 1;
    if (row > FEATURE_LIMIT) throw new FileProblem("too_many_features", { expected: FEATURE_LIMIT });
    const end = at + 8 <= bytes.byteLength ? at + 8 + view.getInt32(at + 4) * 2 : Number.POSITIVE_INFINITY;
    if (end > bytes.byteLength || end <= at + 8) throw new FileProblem("truncated", { row, byte: at, found: bytes.byteLength, expected });
    shapes.push(readShape(new DataView(bytes.buffer, bytes.byteOffset + at + 8, end - at - 8)));
    at = end;
  }
  if (bytes.byteLength < expected) throw new FileProblem("truncated", { row: shapes.length + 1, byte: bytes.byteLength, found: bytes.byteLength, expected });
  return shapes;
}

function readShape(record: DataView): Shape {
  const type = record.getInt32(0, true);
  if (type === NULL_SHAPE) return { reason: "geometry_missing", detail: null };
  if (!AREAS.has(type)) {
    const path = readPath(type, record);
    return { reason: "geometry_kind", detail: NAMES[type] ?? String(type), ...(path === null ? {} : { path }) };
  }
  if (record.byteLength < 44) return { reason: "geometry_broken", detail: null };
  const rings = readParts(record);
  if (rings === null) return { reason: "geometry_broken", detail: null };
  return rings.length === 0 ? { reason: "geometry_empty", detail: null } : { polygons: polygonsOf(rings) };
}

/** Rings of an area and strokes of a line lie the same way. Null where the record ends too early. */
function readParts(record: DataView): readonly (readonly Position[])[] | null {
  const parts = record.getInt32(36, true);
  const points = record.getInt32(40, true);
  const from = 44 + parts * 4;
  if (parts < 0 || points < 0 || from + points * 16 > record.byteLength) return null;
  const starts = Array.from({ length: parts }, (_, index) => record.getInt32(44 + index * 4, true));
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? points;
    return Array.from({ length: Math.max(0, end - start) }, (_, nth) => positionAt(record, from + (start + nth) * 16));
  });
}
function positionAt(record: DataView, at: number): Position {
  return [record.getFloat64(at, true), record.getFloat64(at + 8, true)];
}

/** Points (1), lines (3), many points (8) and the same with heights or measures; null where the record ends too early, or for anything else. */
function readPath(type: number, record: DataView): PathShape | null {
  const plain = type % 10;
  if (plain === 1 && record.byteLength >= 20) return { type: "points", positions: [positionAt(record, 4)] };
  if (plain === 3 && record.byteLength >= 44) {
    const lines = readParts(record);
    return lines === null ? null : { type: "lines", lines };
  }
  if (plain !== 8 || record.byteLength < 40) return null;
  const points = record.getInt32(36, true);
  return points < 0 || 40 + points * 16 > record.byteLength ? null : { type: "points", positions: Array.from({ length: points }, (_, nth) => positionAt(record, 40 + nth * 16)) };
}

/** Outer rings run clockwise, holes the other way; a hole belongs to the smallest outer ring around its first corner. */
function polygonsOf(rings: readonly (readonly Position[])[]): Polygons {
  const outers = rings.filter((ring) => signedArea(ring) <= 0).map((ring) => ({ rings: [ring], area: Math.abs(signedArea(ring)) }));
  const holes = rings.filter((ring) => signedArea(ring) > 0);
  // Written the wrong way round, as many programs do: then every ring stands for itself.
  if (outers.length === 0) return rings.map((ring) => [ring]);
  for (const hole of holes) {
    const [corner] = hole;
    const around = outers.filter(({ rings: [outer] }) => corner !== undefined && outer !== undefined && isInside(corner, outer)).sort((a, b) => a.area - b.area)[0];
    if (around === undefined) outers.push({ rings: [hole], area: Math.abs(signedArea(hole)) });
    else around.rings.push(hole);
  }
  return outers.map((outer) => outer.rings);
}

function signedArea(ring: readonly Position[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[index + 1] ?? ring[0] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

export function isInside([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[index === 0 ? ring.length - 1 : index - 1] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}

function textOf(file: GivenFile | undefined): string | null {
  return file === undefined ? null : new TextDecoder().decode(file.bytes).trim();
}
