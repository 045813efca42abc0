import { describe, expect, test } from "vitest";
import { applied, cssTransform, homographyOf, inverseOf, isUsable, pictureSize, ROTATIONS, UNCALIBRATED, windowCorner, windowStep, withCorner, type Corners } from "../../../src/domain/wall/calibration";

const WINDOW = { width: 1920, height: 1080 };
const KEYSTONE: Corners = [{ x: 0.1, y: 0.05 }, { x: 0.92, y: 0 }, { x: 1, y: 0.97 }, { x: -0.02, y: 1.1 }];
const pixels = (corners: Corners) => corners.map(({ x, y }) => ({ x: x * WINDOW.width, y: y * WINDOW.height }));
const close = (spot: { x: number; y: number }, to: { x: number; y: number } | undefined) => {
  expect(spot.x).toBeCloseTo(to?.x ?? Number.NaN, 6);
  expect(spot.y).toBeCloseTo(to?.y ?? Number.NaN, 6);
};

describe("a projector's four corners", () => {
  test("nothing moved is no transform at all", () => {
    expect(cssTransform(UNCALIBRATED, WINDOW)).toBe("none");
    close(applied(homographyOf(UNCALIBRATED, WINDOW), { x: 700, y: 300 }), { x: 700, y: 300 });
  });
  test("the picture's corners land on the chosen corners, whichever way it is turned", () => {
    ROTATIONS.forEach((rotation, turns) => {
      const { width, height } = pictureSize(WINDOW, rotation);
      const matrix = homographyOf({ corners: KEYSTONE, rotation, overscan: 0 }, WINDOW);
      [{ x: 0, y: 0 }, { x: width, y: 0 }, { x: width, y: height }, { x: 0, y: height }].forEach((corner, index) => close(applied(matrix, corner), pixels(KEYSTONE)[(index + turns) % 4]));
    });
  });
  test("turned by 90° the picture is upright for who lies on the right side", () => {
    expect(pictureSize(WINDOW, 90)).toEqual({ width: 1080, height: 1920 });
    close(applied(homographyOf({ ...UNCALIBRATED, rotation: 90 }, WINDOW), { x: 0, y: 0 }), { x: 1920, y: 0 });
  });
  test("a corner and a step of the picture are the window's, whichever way it is turned", () => {
    for (const rotation of ROTATIONS) {
      const matrix = homographyOf({ ...UNCALIBRATED, rotation }, WINDOW);
      const { width, height } = pictureSize(WINDOW, rotation);
      [{ x: 0, y: 0 }, { x: width, y: 0 }, { x: width, y: height }, { x: 0, y: height }].forEach((corner, number) => close(applied(matrix, corner), pixels(UNCALIBRATED.corners)[windowCorner(number, rotation)]));
      const [from, to] = [applied(matrix, { x: 300, y: 200 }), applied(matrix, { x: 307, y: 211 })];
      close({ x: to.x - from.x, y: to.y - from.y }, windowStep({ x: 7, y: 11 }, rotation));
    }
  });
  test("straight lines stay straight and the diagonals still meet", () => {
    const matrix = homographyOf({ corners: KEYSTONE, rotation: 0, overscan: 0 }, WINDOW);
    const on = [0.1, 0.4, 0.9].map((part) => applied(matrix, { x: part * 1920, y: part * 1080 }));
    const [a, b, c] = on;
    if (a === undefined || b === undefined || c === undefined) throw new Error("three points");
    expect((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).toBeCloseTo(0, 4);
    const [p, q, r, s] = pixels(KEYSTONE);
    const middle = applied(matrix, { x: 960, y: 540 });
    for (const [from, to] of [[p, r], [q, s]]) {
      if (from === undefined || to === undefined) throw new Error("four corners");
      expect((middle.x - from.x) * (to.y - from.y) - (middle.y - from.y) * (to.x - from.x)).toBeCloseTo(0, 4);
    }
  });
  test("a margin leaves five per cent empty on every side", () => {
    const matrix = homographyOf({ ...UNCALIBRATED, overscan: 5 }, WINDOW);
    close(applied(matrix, { x: 0, y: 0 }), { x: 96, y: 54 });
    close(applied(matrix, { x: 1920, y: 1080 }), { x: 1824, y: 1026 });
  });
  test("a finger on the wall means the same place in the picture", () => {
    const matrix = homographyOf({ corners: KEYSTONE, rotation: 270, overscan: 3 }, WINDOW);
    close(applied(inverseOf(matrix), applied(matrix, { x: 412, y: 987 })), { x: 412, y: 987 });
  });
  test("the browser is told the same matrix, column by column", () => {
    const numbers = cssTransform({ corners: KEYSTONE, rotation: 0, overscan: 0 }, WINDOW).replace(/matrix3d\(|\)/g, "").split(", ").map(Number);
    expect(numbers).toHaveLength(16);
    // x' = (m11 x + m21 y + m41) / (m14 x + m24 y + m44), as CSS Transforms writes it.
    const at = { x: 1920, y: 1080 };
    const of = (index: number) => numbers[index] ?? Number.NaN;
    const w = of(3) * at.x + of(7) * at.y + of(15);
    expect((of(0) * at.x + of(4) * at.y + of(12)) / w).toBeCloseTo(1920, 3);
    expect((of(1) * at.x + of(5) * at.y + of(13)) / w).toBeCloseTo(0.97 * 1080, 3);
  });
});

describe("shapes that are no picture", () => {
  test.each<[string, Corners]>([
    ["crossing like a bow tie", [{ x: 0, y: 0 }, { x: 1, y: 1 }, { x: 1, y: 0 }, { x: 0, y: 1 }]],
    ["turned over like a mirror", [{ x: 1, y: 0 }, { x: 0, y: 0 }, { x: 0, y: 1 }, { x: 1, y: 1 }]],
    ["dented", [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 0.3, y: 0.3 }, { x: 0, y: 1 }]],
    ["flat", [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 0.01 }, { x: 0, y: 0.01 }]],
    ["far outside", [{ x: -2, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }]],
    ["not numbers", [{ x: Number.NaN, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }]],
  ])("%s is refused and drawn as if untouched", (_, corners) => {
    expect(isUsable(corners)).toBe(false);
    expect(cssTransform({ corners, rotation: 0, overscan: 0 }, WINDOW)).toBe("none");
  });
  test("a corner that is pulled too far stays where it was", () => {
    expect(withCorner(KEYSTONE, 0, { x: 0.95, y: 0.95 })).toBe(KEYSTONE);
    expect(withCorner(KEYSTONE, 0, { x: 0.2, y: 0.2 })[0]).toEqual({ x: 0.2, y: 0.2 });
  });
});
