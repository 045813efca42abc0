import { describe, expect, test } from "vitest";
import { hexagonAt } from "../../src/domain/analysis/hexagon";
import { SAFETY_SCALE } from "../../src/domain/kind-marks";
import { fromPlane, toPlane } from "../../src/domain/grid";
import { CellPaths, timeMapPaths } from "../../src/views/plan/map/time-map";
import { boxAround, boxOf, outlinePath, planePoint, viewBoxOf } from "../../src/views/plan/parts/svg-plane";
import type { LonLat } from "../../src/domain/place";

const KARNAN: LonLat = [12.7005, 56.0492];
const east = (metres: number): LonLat => {
  const [x, y] = toPlane(KARNAN);
  return fromPlane([x + metres, y]);
};
const cellAt = (at: LonLat) => hexagonAt(...toPlane(at), 250);

describe("the plane of the small maps", () => {
  test("north is up, east is to the right, and both as far as on the large map", () => {
    const [x, y] = planePoint(KARNAN);
    expect(planePoint([12.71, 56.0492])[0]).toBeGreaterThan(x);
    expect(planePoint([12.7005, 56.06])[1]).toBeLessThan(y);
    const box = boxOf([12.6, 56, 12.8, 56.1]);
    expect(box.width / box.height).toBeCloseTo((0.2 / 0.1) * Math.cos((56.05 * Math.PI) / 180), 2);
    expect(viewBoxOf(box).split(" ")).toHaveLength(4);
  });
  test("an outline is worked out once", () => {
    const boundary = { type: "MultiPolygon" as const, coordinates: [[[KARNAN, east(500), [12.7, 56.06], KARNAN]]] } as const;
    const path = outlinePath(boundary);
    expect(path).toMatch(/^M[-\d .L]+Z$/);
    expect(outlinePath(boundary)).toBe(path);
    expect(boxAround([boundary])?.width).toBeGreaterThan(0);
    expect(boxAround([])).toBeNull();
  });
});

describe("a small map of one time of day", () => {
  const places = [KARNAN, east(1000), east(2000), east(30_000)].map(cellAt);
  const held = { q: Int32Array.from(places, ([q]) => q), r: Int32Array.from(places, ([, r]) => r), meanSafety: Float32Array.of(1.2, 4.9, 1.4, 3), safetyRespondents: Uint32Array.of(5, 9, 4, 50) };
  const box = boxOf([12.68, 56.03, 12.74, 56.06]);
  test("has one path a step of the scale, and leaves out too few respondents and what lies far away", () => {
    const paths = timeMapPaths(held, 250, box, new CellPaths());
    expect(paths.map(({ color, path }) => [color, path.split("Z").length - 1])).toEqual([[SAFETY_SCALE[0], 1], [SAFETY_SCALE[4], 1]]);
  });
  test("a cell is outlined once a width", () => {
    const cells = new CellPaths();
    const [q, r] = cellAt(KARNAN);
    expect(cells.of(q, r, 250)).toBe(cells.of(q, r, 250));
    expect(cells.of(q, r, 500).path).not.toBe(cells.of(q, r, 250).path);
  });
});
