import fc from "fast-check";
import { expect, test } from "vitest";
import { areaAround, areaBetween, changedByKey } from "../../src/views/moderate/blur/blur-areas";

const point = fc.double({ min: -0.5, max: 1.5, noNaN: true });
const inside = ({ x, y, width, height }: ReturnType<typeof areaAround>): boolean => x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1.0000001 && y + height <= 1.0000001;

test("whichever way the drag goes, and wherever keys lead, the rectangle lies whole in the photo", () => {
  const key = fc.record({ key: fc.constantFrom("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"), shiftKey: fc.boolean(), altKey: fc.boolean() });
  fc.assert(
    fc.property(point, point, point, point, fc.array(key, { maxLength: 60 }), (fromX, fromY, toX, toY, keys) => {
      const end = keys.reduce((area, pressed) => changedByKey(area, pressed) ?? area, areaBetween(fromX, fromY, toX, toY));
      expect(inside(end)).toBe(true);
    }),
  );
});

test("a press without a drag covers a face around it", () => {
  const area = areaBetween(0.4, 0.4, 0.405, 0.402);
  expect(area).toEqual(areaAround(0.4, 0.4));
  expect(area.width).toBeGreaterThan(0.1);
});

test("the same drag backwards is the same rectangle", () => {
  expect(areaBetween(0.6, 0.5, 0.2, 0.1)).toEqual(areaBetween(0.2, 0.1, 0.6, 0.5));
});

test("other keys mean nothing here", () => {
  expect(changedByKey(areaAround(0.5, 0.5), { key: "a", shiftKey: false, altKey: false })).toBeNull();
});
