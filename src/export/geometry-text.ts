/** A place as rings and lines of positions, in the coordinates asked for: for WKT, WKB and GeoJSON alike. */
import type { LonLat } from "../domain/place";
import type { EvidencePlace } from "./evidence-layer";
import type { Position } from "./projection";

export type Projected =
  | { readonly type: "Point"; readonly at: Position }
  | { readonly type: "LineString"; readonly line: readonly Position[] }
  | { readonly type: "Polygon"; readonly rings: readonly (readonly Position[])[] }
  | { readonly type: "MultiPolygon"; readonly polygons: readonly (readonly (readonly Position[])[])[] };

export function projected(place: EvidencePlace, project: (at: LonLat) => Position): Projected {
  switch (place.type) {
    case "Point":
      return { type: "Point", at: project(place.coordinates) };
    case "LineString":
      return { type: "LineString", line: place.coordinates.map(project) };
    case "Polygon":
      return { type: "Polygon", rings: turned(place.coordinates.map((ring) => ring.map(project))) };
    case "MultiPolygon":
      return { type: "MultiPolygon", polygons: place.coordinates.map((rings) => turned(rings.map((ring) => ring.map(project)))) };
  }
}

/** The outer ring counter-clockwise, holes clockwise: RFC 7946, 3.1.6, and the OGC's simple features. */
function turned(rings: readonly (readonly Position[])[]): readonly (readonly Position[])[] {
  return rings.map((ring, nth) => (twiceArea(ring) > 0 === (nth === 0) ? ring : ring.toReversed()));
}
const twiceArea = (ring: readonly Position[]): number => ring.reduce((sum, [x, y], nth) => sum + x * (ring[nth + 1]?.[1] ?? y) - (ring[nth + 1]?.[0] ?? x) * y, 0);

const list = (line: readonly Position[]): string => `(${line.map(([x, y]) => `${x} ${y}`).join(", ")})`;
const area = (rings: readonly (readonly Position[])[]): string => `(${rings.map(list).join(", ")})`;

/** OGC 06-103r4, 7: "POLYGON ((x y, …))". */
export function wktOf(place: Projected): string {
  switch (place.type) {
    case "Point":
      return `POINT ${list([place.at])}`;
    case "LineString":
      return `LINESTRING ${list(place.line)}`;
    case "Polygon":
      return `POLYGON ${area(place.rings)}`;
    case "MultiPolygon":
      return `MULTIPOLYGON (${place.polygons.map(area).join(", ")})`;
  }
}
export function geoJsonOf(place: Projected): { readonly type: string; readonly coordinates: unknown } {
  return { type: place.type, coordinates: place.type === "Point" ? place.at : place.type === "LineString" ? place.line : place.type === "Polygon" ? place.rings : place.polygons };
}
export const positionsOf = (place: Projected): readonly Position[] =>
  place.type === "Point" ? [place.at] : place.type === "LineString" ? place.line : place.type === "Polygon" ? place.rings.flat() : place.polygons.flat(2);
