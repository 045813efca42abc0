import { area, polygon } from "@turf/turf";
import { describe, expect, test } from "vitest";
import type { Overlay } from "../../../../src/domain/analysis/overlay";
import type { LonLat } from "../../../../src/domain/place";
import { LASSO_CORNERS, lassoBoundary, roundedLine } from "../../../../src/map/plan/drawn-filter";
import { heatWeights } from "../../../../src/map/plan/heat-weights";
import { overlayFeatures, pickedPolygon } from "../../../../src/map/plan/overlay-features";

const ring = (corners: number, tremble: number): LonLat[] =>
  Array.from({ length: corners + 1 }, (_, position) => {
    const nth = position % corners;
    const [angle, radius] = [(nth * 2 * Math.PI) / corners, 0.01 + tremble * Math.sin(nth * 12.9898)];
    return [12.7 + radius * Math.cos(angle), 56.05 + radius * Math.sin(angle)];
  });
const squareMetres = (rings: readonly (readonly LonLat[])[]) => area(polygon(rings.map((each) => each.map((corner) => [...corner]))));

describe("a lasso", () => {
  test("a stroke of two thousand positions becomes an area of few corners and much the same size", () => {
    const stroke = ring(2_000, 0.0001);
    const [rings] = lassoBoundary(stroke, 0.00005)?.coordinates ?? [];
    expect(rings?.[0]?.length).toBeLessThanOrEqual(LASSO_CORNERS);
    expect(squareMetres(rings ?? []) / squareMetres([stroke])).toBeCloseTo(1, 1);
    expect(rings?.[0]?.[0]).toEqual(rings?.[0]?.at(-1));
  });
  test("an eight becomes two parts, because a boundary may not cross itself", () => {
    const eight: LonLat[] = [[12.7, 56.05], [12.72, 56.07], [12.72, 56.05], [12.7, 56.07], [12.7, 56.05]];
    expect(lassoBoundary(eight, 0.00005)?.coordinates).toHaveLength(2);
  });
  test("a tap and a stroke there and back are no area", () => {
    expect(lassoBoundary([[12.7, 56.05], [12.7, 56.05]], 0.00005)).toBeNull();
    expect(lassoBoundary([[12.7, 56.05], [12.71, 56.05], [12.7, 56.05]], 0.00005)).toBeNull();
  });
  test("a line is kept to the metre", () => {
    expect(roundedLine([[12.7000049, 56.0499951]])).toEqual([[12.7, 56.05]]);
  });
});

describe("heat", () => {
  test("the fullest twentieth glows whole, the rest by its share", () => {
    const counts = [...Array.from({ length: 95 }, () => 10), ...Array.from({ length: 5 }, () => 400), 0];
    const weights = heatWeights(counts);
    expect(weights[0]).toBe(10 / 400);
    expect(weights[99]).toBe(1);
    expect(weights[100]).toBe(0);
    expect(heatWeights([])).toEqual([]);
  });
});

const overlay = (id: string, isVisible: boolean): Overlay => ({
  id, name: id, isVisible, style: { color: "#0a5678", opacity: 0.3, lineWidth: 2 },
  features: [
    { type: "Feature", properties: { secret: "stays" }, geometry: { type: "Polygon", coordinates: [[[12, 56], [13, 56], [13, 57], [12, 56]]] } },
    { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [12, 56] } },
  ],
});

describe("overlays", () => {
  test("the later lies higher, the hidden is not drawn, and the file's own facts stay out of the map", () => {
    const { features } = overlayFeatures([overlay("roads", true), overlay("hidden", false), overlay("plans", true)]);
    expect(features.map(({ properties }) => [properties?.["overlay"], properties?.["height"]])).toEqual([["roads", 0], ["roads", 0], ["plans", 2], ["plans", 2]]);
    expect(features.every(({ properties }) => properties?.["secret"] === undefined)).toBe(true);
  });
  test("a pressed area gives its whole boundary, a point none", () => {
    const overlays = [overlay("plans", true)];
    expect(pickedPolygon(overlays, "plans", 0)?.boundary.coordinates).toEqual([[[[12, 56], [13, 56], [13, 57], [12, 56]]]]);
    expect(pickedPolygon(overlays, "plans", 1)).toBeNull();
    expect(pickedPolygon(overlays, "gone", 0)).toBeNull();
  });
});
