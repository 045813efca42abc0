import initSqlJs from "sql.js";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { GivenFile } from "../../../src/import/layer";
import { readOverlay } from "../../../src/import/overlay";
import { shapeOfWkb } from "../../../src/import/wkb";
import { planFile } from "./plan-files";

const read = (...files: GivenFile[]) => readOverlay(files, () => initSqlJs());
const json = (value: unknown): GivenFile => ({ name: "vagar.geojson", bytes: new TextEncoder().encode(JSON.stringify(value)) });
const feature = (type: string, coordinates: unknown) => ({ type: "Feature", properties: { owner: "stays at home" }, geometry: { type, coordinates } });
/** Kärnan in SWEREF 99 TM, within a metre. */
const KARNAN_3006 = [356_555, 6_213_885] as const;

describe("a file that is only to be drawn", () => {
  test("areas, lines and points come along, without what their fields say", async () => {
    const [layer] = await read(json({ type: "FeatureCollection", features: [feature("Point", [12.7, 56.05]), feature("MultiLineString", [[[12.7, 56.05], [12.71, 56.05]]]), feature("Polygon", [[[12.7, 56.05], [12.71, 56.05], [12.71, 56.06], [12.7, 56.05]]])] }));
    expect(layer?.features.map(({ geometry }) => geometry.type)).toEqual(["MultiPoint", "MultiLineString", "MultiPolygon"]);
    expect(layer?.skipped).toBe(0);
    expect(JSON.stringify(layer?.features)).not.toContain("owner");
  });
  test("points alone tell where they lie, also in metres", async () => {
    const [layer] = await read(json({ type: "FeatureCollection", crs: { type: "name", properties: { name: "EPSG:3006" } }, features: [feature("Point", KARNAN_3006)] }));
    const geometry = layer?.features[0]?.geometry;
    const [lon, lat] = geometry?.type === "MultiPoint" ? (geometry.coordinates[0] ?? []) : [];
    expect(lon).toBeCloseTo(12.69, 1);
    expect(lat).toBeCloseTo(56.05, 1);
  });
  test("what cannot be drawn is counted, not lost in silence", async () => {
    const [layer] = await read(json({ type: "FeatureCollection", features: [feature("Point", [12.7, 56.05]), { type: "Feature", properties: {}, geometry: null }, feature("GeometryCollection", [])] }));
    expect(layer?.skipped).toBe(2);
  });
  test("a file from nowhere near is said to be, and draws nothing", async () => {
    const [layer] = await read(json({ type: "FeatureCollection", features: [feature("Point", [-100, 20])] }));
    expect(layer?.crs).toMatchObject({ choice: null, how: "nowhere" });
    expect(layer?.features).toEqual([]);
  });
  test("GeoPackages and zipped shapefiles of the plan register are read too", async () => {
    for (const name of ["plans-3008.gpkg", "plans-3006-cp1252.zip"]) {
      const [layer] = await read(await planFile(name));
      expect(layer?.features.length, name).toBeGreaterThan(0);
      expect(layer?.features.every(({ geometry }) => geometry.type === "MultiPolygon"), name).toBe(true);
    }
  });
  test("a shapefile of lines", async () => {
    const zip = zipSync({ "led.shp": lineShapefile([[12.7, 56.05], [12.71, 56.06]]), "led.dbf": oneRowTable() });
    const [layer] = await read({ name: "led.zip", bytes: zip });
    expect(layer?.features[0]?.geometry).toEqual({ type: "MultiLineString", coordinates: [[[12.7, 56.05], [12.71, 56.06]]] });
  });
  test("well-known binary: a point with a height loses the height, a line that ends too early is broken", () => {
    const point = new DataView(new ArrayBuffer(29));
    point.setUint8(0, 1);
    point.setUint32(1, 1001, true);
    [12.7, 56.05, 30].forEach((ordinate, nth) => point.setFloat64(5 + nth * 8, ordinate, true));
    expect(shapeOfWkb(new Uint8Array(point.buffer))).toMatchObject({ reason: "geometry_kind", path: { type: "points", positions: [[12.7, 56.05]] } });
    const line = new DataView(new ArrayBuffer(25));
    line.setUint8(0, 1);
    line.setUint32(1, 2, true);
    line.setUint32(5, 9_999, true);
    expect(shapeOfWkb(new Uint8Array(line.buffer))).toMatchObject({ reason: "geometry_broken" });
  });
});

/** One polyline of one part (ESRI Shapefile Technical Description, page 7). */
function lineShapefile(positions: readonly (readonly [number, number])[]): Uint8Array {
  const content = 48 + positions.length * 16;
  const view = new DataView(new ArrayBuffer(108 + content));
  view.setInt32(0, 9994);
  view.setInt32(24, (108 + content) / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 3, true);
  view.setInt32(100, 1);
  view.setInt32(104, content / 2);
  view.setInt32(108, 3, true);
  view.setInt32(144, 1, true);
  view.setInt32(148, positions.length, true);
  positions.forEach(([x, y], nth) => {
    view.setFloat64(156 + nth * 16, x, true);
    view.setFloat64(164 + nth * 16, y, true);
  });
  return new Uint8Array(view.buffer);
}
/** A dBASE III table with one row and one field of one letter. */
function oneRowTable(): Uint8Array {
  const bytes = new Uint8Array(32 + 32 + 1 + 2 + 1);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, 1, true);
  view.setUint16(8, 65, true);
  view.setUint16(10, 2, true);
  bytes.set(new TextEncoder().encode("A"), 32);
  bytes[43] = "C".charCodeAt(0);
  bytes[48] = 1;
  bytes[64] = 0x0d;
  bytes.set([0x20, 0x61, 0x1a], 65);
  return bytes;
}
