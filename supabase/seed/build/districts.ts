/** Demo district polygons: Voronoi cells of the district points, clipped to the municipality's land and a strip of shore. Not the city's real borders. */
import { buffer, featureCollection, intersect, multiPolygon, point, polygon, union, voronoi } from "@turf/turf";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { LON_SCALE, type Position } from "./geometry";
import { DISTRICTS, type DistrictPlace } from "./places";

/** The coast is right to 30–100 m, and bathers and jetties belong to a district too. */
const SHORE_METRES = 300;

/** Invented shares per age group of src/domain/kind.ts, in its order; each row sums to 1. */
const AGE_SHARES: Record<DistrictPlace["like"], Record<string, number>> = {
  young: { under_13: 0.16, "13_19": 0.09, "20_34": 0.3, "35_49": 0.2, "50_64": 0.14, "65_79": 0.08, "80_plus": 0.03 },
  mixed: { under_13: 0.14, "13_19": 0.08, "20_34": 0.21, "35_49": 0.2, "50_64": 0.18, "65_79": 0.14, "80_plus": 0.05 },
  old: { under_13: 0.11, "13_19": 0.07, "20_34": 0.15, "35_49": 0.18, "50_64": 0.21, "65_79": 0.19, "80_plus": 0.09 },
  families: { under_13: 0.2, "13_19": 0.11, "20_34": 0.15, "35_49": 0.25, "50_64": 0.16, "65_79": 0.1, "80_plus": 0.03 },
};
const TARGET_RESIDENTS = 150_000;

/** Fixed for ever: other seeds refer to it. */
export function districtId(index: number): string {
  return `d1000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}`;
}

export interface DistrictProperties {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly population: Record<string, number>;
  readonly demo: true;
}

export function districtPolygons(municipality: Feature<Polygon>, land: readonly Feature<Polygon>[]): Feature<MultiPolygon, DistrictProperties>[] {
  const shore = land.map((piece) => buffer(piece, SHORE_METRES, { units: "meters" })).filter((piece) => piece !== undefined);
  const landAndShore = shore.length === 1 ? shore[0] : union(featureCollection(shore));
  if (landAndShore === null || landAndShore === undefined) throw new Error("no land");
  const ours = intersect(featureCollection<Polygon | MultiPolygon>([municipality, landAndShore]));
  if (ours === null) throw new Error("the municipality has no land");
  // Voronoi is planar: make a degree as long both ways first, and back after.
  const cells = voronoi(featureCollection(DISTRICTS.map((district) => point([district.at[0] * LON_SCALE, district.at[1]]))), { bbox: [12 * LON_SCALE, 55.5, 13.5 * LON_SCALE, 56.6] });
  const total = DISTRICTS.reduce((sum, district) => sum + district.residents, 0);
  return DISTRICTS.map((district, index) => {
    const ring = cells.features[index]?.geometry.coordinates[0];
    if (ring === undefined) throw new Error(`no cell for ${district.name}`);
    const cell = polygon([ring.map((corner) => [(corner[0] ?? 0) / LON_SCALE, corner[1] ?? 0])]);
    const clipped = intersect(featureCollection<Polygon | MultiPolygon>([cell, ours]));
    if (clipped === null) throw new Error(`${district.name} lies outside`);
    const parts = clipped.geometry.type === "Polygon" ? [clipped.geometry.coordinates] : clipped.geometry.coordinates;
    const residents = (district.residents * TARGET_RESIDENTS) / total;
    const population = Object.fromEntries(Object.entries(AGE_SHARES[district.like]).map(([group, share]) => [group, Math.round((residents * share) / 10) * 10]));
    return multiPolygon(parts.map((part) => part.map((line) => line.map(six))), { id: districtId(index), slug: district.slug, name: district.name, population, demo: true as const });
  });
}

/** Six decimals (0.1 m): neighbours share corners, so both round alike. */
function six(position: number[]): Position {
  return [Math.round((position[0] ?? 0) * 1e6) / 1e6, Math.round((position[1] ?? 0) * 1e6) / 1e6];
}
