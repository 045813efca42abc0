/** Which development areas a place touches. Brings @turf, so load it with `import()` when there is something to ask about. */
import { bbox, booleanIntersects, booleanPointInPolygon, feature, multiPolygon } from "@turf/turf";
import type { LineString, Polygon, Position } from "geojson";
import type { DevelopmentArea } from "./campaign";
import type { Place, ShapePlace } from "./place";

export function areasAt(place: Place, areas: readonly DevelopmentArea[]): readonly DevelopmentArea[] {
  return areas.filter(({ boundary }) => {
    const area = multiPolygon(boundary.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]): Position => [lon, lat]))));
    // With its box known, most areas are passed over without looking at a corner.
    area.bbox = bbox(area);
    return place.type === "Point" ? booleanPointInPolygon([place.coordinates[0], place.coordinates[1]], area) : booleanIntersects(feature(geometryOf(place)), area);
  });
}

function geometryOf(shape: ShapePlace): LineString | Polygon {
  const positions = (corners: readonly (readonly [number, number])[]): Position[] => corners.map(([lon, lat]) => [lon, lat]);
  return shape.type === "LineString" ? { type: "LineString", coordinates: positions(shape.coordinates) } : { type: "Polygon", coordinates: shape.coordinates.map(positions) };
}
