/** An overlay's areas as one boundary to filter by. Brings turf: load it when somebody asks. */
import { featureCollection, multiPolygon, union } from "@turf/turf";
import type { Overlay } from "../../../domain/analysis/overlay";
import type { Boundary } from "../../../domain/area-import";
import type { LonLat } from "../../../domain/place";

/** The filter stands in the address, and a link must be short enough to send. */
export const FILTER_CORNERS = 1_500;

/** too_fine: more corners than a filter takes. no_area: only lines and points. */
export function boundaryOfOverlay({ features }: Pick<Overlay, "features">): Boundary | "no_area" | "too_fine" {
  const areas = features.flatMap(({ geometry }) => (geometry.type === "Polygon" ? [multiPolygon([geometry.coordinates])] : geometry.type === "MultiPolygon" ? [multiPolygon(geometry.coordinates)] : []));
  const [first] = areas;
  if (first === undefined) return "no_area";
  // Areas that overlap must not count twice, or out.
  const whole = areas.length === 1 ? first : union(featureCollection(areas));
  if (whole === null) return "no_area";
  const polygons = whole.geometry.type === "Polygon" ? [whole.geometry.coordinates] : whole.geometry.coordinates;
  const coordinates = polygons.map((rings) => rings.map((ring) => ring.map(([lon = 0, lat = 0]): LonLat => [lon, lat])));
  return coordinates.flat(2).length > FILTER_CORNERS ? "too_fine" : { type: "MultiPolygon", coordinates };
}
