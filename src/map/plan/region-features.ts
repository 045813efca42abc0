/** Districts and development areas as map features: outline, name, and the colour and number of what is shown of them. Pure. */
import type { Feature, FeatureCollection } from "geojson";
import { classOf } from "../../domain/analysis/class-breaks";
import { rateColor } from "../../domain/analysis/plan-colors";
import type { Boundary } from "../../domain/area-import";
import type { LonLat } from "../../domain/place";

export interface ShownRegion {
  readonly id: string;
  readonly kind: "district" | "area";
  readonly name: string;
  readonly boundary: Boundary;
}
export interface RegionValue {
  readonly id: string;
  /** Null: too few respondents to say; left blank. */
  readonly value: number | null;
}
/** What fills the regions, by classes (class-breaks.ts). What has no value is hatched; regions that are not named in `values` are left as they are. */
export interface Choropleth {
  readonly values: readonly RegionValue[];
  readonly breaks: readonly number[];
}

export function regionFeatures(
  regions: readonly ShownRegion[], choropleth: Choropleth | null, formatNumber: (value: number) => string,
): { readonly shapes: FeatureCollection; readonly names: FeatureCollection } {
  const values = new Map(choropleth?.values.map(({ id, value }) => [id, value]));
  const breaks = choropleth?.breaks ?? [];
  // Areas lie in districts, and are pressed before them.
  const sorted = [...regions].sort((one, other) => Number(one.kind === "area") - Number(other.kind === "area"));
  const shapes: Feature[] = [];
  const names: Feature[] = [];
  for (const { id, kind, name, boundary } of sorted) {
    const value = values.get(id) ?? null;
    const color = value === null ? null : rateColor(classOf(value, breaks), breaks.length + 1);
    shapes.push({
      type: "Feature", properties: { id, kind, isFilled: color !== null, isHatched: value === null && values.has(id), color: color ?? "#ffffff" },
      geometry: { type: "MultiPolygon", coordinates: boundary.coordinates.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))) },
    });
    // Districts have their names on the map beneath; here they are named where they are what is shown.
    const at = kind === "area" || values.has(id) ? labelPlace(boundary) : null;
    if (at !== null) names.push({ type: "Feature", properties: { id, kind, name, figure: value === null ? "" : formatNumber(value) }, geometry: { type: "Point", coordinates: [...at] } });
  }
  return { shapes: { type: "FeatureCollection", features: shapes }, names: { type: "FeatureCollection", features: names } };
}

/** The centre of mass of the largest part's outer ring (Green's theorem). Null for a boundary without area. */
export function labelPlace({ coordinates }: Boundary): LonLat | null {
  let largest = 0;
  let place: LonLat | null = null;
  for (const [ring] of coordinates) {
    const [first] = ring ?? [];
    if (ring === undefined || first === undefined) continue;
    let [doubled, lonSum, latSum] = [0, 0, 0];
    ring.forEach(([lon, lat], nth) => {
      const [nextLon, nextLat] = ring[nth + 1] ?? first;
      // Relative to the first corner: differences of large numbers lose their last digits.
      const [ax, ay, bx, by] = [lon - first[0], lat - first[1], nextLon - first[0], nextLat - first[1]];
      const cross = ax * by - bx * ay;
      doubled += cross;
      lonSum += (ax + bx) * cross;
      latSum += (ay + by) * cross;
    });
    if (Math.abs(doubled) <= largest) continue;
    largest = Math.abs(doubled);
    place = [first[0] + lonSum / (3 * doubled), first[1] + latSum / (3 * doubled)];
  }
  return place;
}
