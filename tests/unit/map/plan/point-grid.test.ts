import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makePointGrid, nearestRows } from "../../../../src/map/plan/point-grid";

const all = () => true;
const near = { radius: 2, together: 0.5, limit: 50 };
/** Three on one spot, one beside, one far away. */
const mercator = Float32Array.from([10, 10, 10, 10, 11.5, 10, 10.25, 10, 300, -40]);
const grid = makePointGrid(mercator);

describe("what a press on the points means", () => {
  test("the nearest, and with it what lies on the same spot", () => {
    const found = nearestRows(grid, mercator, all, [10, 10], near);
    expect([...found].sort()).toEqual([0, 1, 3]);
    expect(nearestRows(grid, mercator, all, [11.4, 10.2], near)).toEqual([2]);
    expect(nearestRows(grid, mercator, all, [301, -41], near)).toEqual([4]);
  });
  test("nothing where nothing is near enough", () => {
    expect(nearestRows(grid, mercator, all, [20, 20], near)).toEqual([]);
    expect(nearestRows(makePointGrid(new Float32Array()), new Float32Array(), all, [0, 0], near)).toEqual([]);
  });
  test("what the filter hides is never pressed", () => {
    expect(nearestRows(grid, mercator, (row) => row === 2, [10, 10], near)).toEqual([2]);
    expect(nearestRows(grid, mercator, () => false, [10, 10], near)).toEqual([]);
  });
  test("no more than asked for", () => {
    expect(nearestRows(grid, mercator, all, [10, 10], { ...near, limit: 2 })).toHaveLength(2);
  });
  test("a single spot, however many lie on it", () => {
    const same = Float32Array.from([5, 5, 5, 5]);
    expect(nearestRows(makePointGrid(same), same, all, [5.5, 5], near)).toHaveLength(2);
  });
  test("for any points and any press it is the one that looking at all of them finds", () => {
    const ordinate = fc.float({ min: -100, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(ordinate, ordinate), { maxLength: 80 }), fc.tuple(ordinate, ordinate), fc.double({ min: 0.1, max: 60, noNaN: true }), (points, at, radius) => {
        const positions = Float32Array.from(points.flat());
        const distances = points.map(([x, y]) => (x - at[0]) ** 2 + (y - at[1]) ** 2);
        const nearest = Math.min(...distances);
        const [found] = nearestRows(makePointGrid(positions), positions, all, at, { radius, together: 0, limit: 1 });
        if (nearest > radius * radius) expect(found).toBeUndefined();
        else expect(distances[found ?? -1]).toBe(nearest);
      }),
    );
  });
});
