import fc from "fast-check";
import { expect, test } from "vitest";
import { hexagonAt, hexagonCentre, hexagonCorners, hexagonRing } from "../../../../src/domain/analysis/hexagon";
import { toPlane } from "../../../../src/domain/grid";

const width = fc.double({ min: 25, max: 5_000, noNaN: true });
const axial = fc.integer({ min: -20_000, max: 20_000 });

test("the middle of a hexagon lies in it", () => {
  fc.assert(fc.property(axial, axial, width, (q, r, widthMetres) => {
    const [east, north] = hexagonCentre(q, r, widthMetres);
    expect(hexagonAt(east, north, widthMetres).map((each) => each + 0)).toEqual([q, r]);
  }));
});

test("a point lies in the hexagon whose middle is nearest", () => {
  fc.assert(fc.property(fc.double({ min: 300_000, max: 400_000, noNaN: true }), fc.double({ min: 6_100_000, max: 6_300_000, noNaN: true }), width, (east, north, widthMetres) => {
    const [q, r] = hexagonAt(east, north, widthMetres);
    const distanceTo = (toQ: number, toR: number): number => Math.hypot(...(hexagonCentre(toQ, toR, widthMetres).map((each, axis) => each - (axis === 0 ? east : north)) as [number, number]));
    for (const [dq, dr] of [[1, 0], [-1, 0], [0, 1], [0, -1], [1, -1], [-1, 1]] as const) expect(distanceTo(q, r)).toBeLessThanOrEqual(distanceTo(q + dq, r + dr) + 1e-6);
  }));
});

test("from side to side it is as wide as it says, neighbours stand that far apart, and its six corners lie at one distance", () => {
  const corners = hexagonCorners(3, -2, 200);
  const easts = corners.map(([east]) => east);
  expect(Math.max(...easts) - Math.min(...easts)).toBeCloseTo(200, 9);
  const [east, north] = hexagonCentre(3, -2, 200);
  for (const [cornerEast, cornerNorth] of corners) expect(Math.hypot(cornerEast - east, cornerNorth - north)).toBeCloseTo(200 / Math.sqrt(3), 9);
  const [nextEast, nextNorth] = hexagonCentre(3, -1, 200);
  expect(Math.hypot(nextEast - east, nextNorth - north)).toBeCloseTo(200, 9);
});

test("on the globe its ring is closed, turns counter-clockwise, and its corners come back to the same metres", () => {
  const [q, r] = hexagonAt(356_388, 6_213_340, 250);
  const ring = hexagonRing(q, r, 250);
  expect(ring).toHaveLength(7);
  expect(ring[6]).toEqual(ring[0]);
  const back = ring.slice(0, 6).map(toPlane);
  hexagonCorners(q, r, 250).forEach(([east, north], nth) => {
    expect(back[nth]?.[0]).toBeCloseTo(east, 3);
    expect(back[nth]?.[1]).toBeCloseTo(north, 3);
  });
  const area = back.reduce((sum, [x, y], nth) => sum + x * (back[(nth + 1) % 6]?.[1] ?? 0) - (back[(nth + 1) % 6]?.[0] ?? 0) * y, 0) / 2;
  expect(area).toBeCloseTo((Math.sqrt(3) / 2) * 250 * 250, 0);
});
