/** A file that is only to be drawn: areas, lines and points in WGS 84, without what its fields say. Nothing of it leaves the device. */
import type { Feature, Geometry } from "geojson";
import { toLonLat } from "./crs";
import type { LoadSqlite } from "./geopackage";
import type { GivenFile, Layer, Position, Shape } from "./layer";
import { openFiles } from "./open-files";
import { findCrs, type CrsFinding } from "./sure-crs";

export interface OverlayLayer {
  readonly name: string;
  readonly features: readonly Feature<Geometry>[];
  /** Rows without a geometry that can be drawn. */
  readonly skipped: number;
  /** With `choice` null nothing puts it on the city's map, and there are no features. */
  readonly crs: CrsFinding;
}
/** Seven decimals are a centimetre. */
const DECIMALS = 1e7;

export async function readOverlay(files: readonly GivenFile[], loadSqlite: LoadSqlite): Promise<readonly OverlayLayer[]> {
  const { layers } = await openFiles(files, loadSqlite);
  return layers.filter(({ features }) => features.length > 0).map(drawable);
}

function drawable(layer: Layer): OverlayLayer {
  const crs = findCrs(layer);
  if (crs.choice === null) return { name: layer.name, features: [], skipped: layer.features.length, crs };
  const project = toLonLat(crs.choice);
  const place = (position: Position): number[] => project(position).map((degrees) => Math.round(degrees * DECIMALS) / DECIMALS);
  const features = layer.features.flatMap(({ shape }): Feature<Geometry>[] => {
    const geometry = geometryOf(shape, place);
    return geometry === null ? [] : [{ type: "Feature", properties: {}, geometry }];
  });
  return { name: layer.name, features, skipped: layer.features.length - features.length, crs };
}

function geometryOf(shape: Shape, place: (position: Position) => number[]): Geometry | null {
  if ("polygons" in shape) return { type: "MultiPolygon", coordinates: shape.polygons.map((rings) => rings.map((ring) => ring.map(place))) };
  if (shape.path === undefined) return null;
  return shape.path.type === "points" ? { type: "MultiPoint", coordinates: shape.path.positions.map(place) } : { type: "MultiLineString", coordinates: shape.path.lines.map((line) => line.map(place)) };
}
