/** GeoJSON, also the old kind with a `crs` member. The line of a fault is told. */
import { crsOfName, SILENT, type SaidCrs } from "./crs";
import { FileProblem } from "./file-problem";
import { asCell, type Cell, type Feature, type GivenFile, type Layer, type PathShape, type Position, type Shape } from "./layer";

export function readGeoJson({ name, bytes }: GivenFile): Layer {
  const { text, encoding } = decode(bytes);
  const document = parse(text);
  if (!isRecord(document)) throw new FileProblem("not_a_collection");
  const given = document["type"] === "FeatureCollection" ? document["features"] : document["type"] === "Feature" ? [document] : null;
  if (!Array.isArray(given)) throw new FileProblem("not_a_collection");
  const features = given.map((each: unknown, index): Feature => {
    if (!isRecord(each) || each["type"] !== "Feature") throw new FileProblem("broken", { row: index + 1 });
    const properties = each["properties"];
    return { nth: index + 1, values: isRecord(properties) ? cells(properties) : {}, shape: shapeOf(each["geometry"]) };
  });
  const fields = [...new Set(features.flatMap(({ values }) => Object.keys(values)))];
  return { name: name.replace(/\.[^.]*$/, ""), fields, features, crs: saidCrs(document), encoding };
}

/** RFC 7946 is WGS 84; files from before say otherwise in `crs`. One that says nothing may still hold metres: that is asked. */
function saidCrs(document: Readonly<Record<string, unknown>>): SaidCrs {
  const crs = document["crs"];
  const properties = isRecord(crs) ? crs["properties"] : undefined;
  const name = isRecord(properties) ? properties["name"] : undefined;
  return typeof name === "string" ? crsOfName(name) : SILENT;
}

function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "UTF-8" };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "Windows-1252" };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : "";
    const line = /line (\d+)/.exec(message)?.[1];
    const position = /position (\d+)/.exec(message)?.[1];
    // Where nothing is said the text ended too early.
    const at = line === undefined ? text.slice(0, position === undefined ? text.length : Number(position)).split("\n").length : Number(line);
    throw new FileProblem("not_json", { line: at }, thrown);
  }
}

function shapeOf(geometry: unknown): Shape {
  if (!isRecord(geometry)) return { reason: "geometry_missing", detail: null };
  const { type, coordinates } = geometry;
  if (type !== "Polygon" && type !== "MultiPolygon") {
    const path = pathOf(type, coordinates);
    return { reason: "geometry_kind", detail: typeof type === "string" ? type : null, ...(path === null ? {} : { path }) };
  }
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  if (!isListOf(polygons, isPolygon)) return { reason: "geometry_broken", detail: null };
  if (polygons.length === 0 || polygons.every((rings) => rings.length === 0)) return { reason: "geometry_empty", detail: null };
  return { polygons: polygons.map((rings) => rings.map((ring) => ring.map(flat))) };
}
function pathOf(type: unknown, coordinates: unknown): PathShape | null {
  const points = type === "Point" ? [coordinates] : type === "MultiPoint" ? coordinates : null;
  if (isListOf(points, isPosition)) return { type: "points", positions: points.map(flat) };
  const lines = type === "LineString" ? [coordinates] : type === "MultiLineString" ? coordinates : null;
  return isListOf(lines, isRing) ? { type: "lines", lines: lines.map((line) => line.map(flat)) } : null;
}
const flat = ([x = Number.NaN, y = Number.NaN]: readonly number[]): Position => [x, y];
const isPosition = (value: unknown): value is number[] => Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
const isRing = (value: unknown): value is number[][] => isListOf(value, isPosition);
const isPolygon = (value: unknown): value is number[][][] => isListOf(value, isRing);
function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(isOne);
}
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function cells(properties: Readonly<Record<string, unknown>>): Record<string, Cell> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, asCell(value)]));
}
