import { expect, test } from "vitest";
import { dragged, nearest, placeAt, spotOf, zoomed } from "../../../src/domain/wall/view";

const SIZE = { width: 1920, height: 1080 };
const LIMITS = { bounds: [12.5, 55.9, 13, 56.3], minZoom: 10, maxZoom: 17 } as const;
const VIEW = { centre: [12.694, 56.046], zoom: 13 } as const;

test("a place is drawn where a press on it is read", () => {
  const place = [12.71, 56.05] as const;
  const back = placeAt(VIEW, SIZE, spotOf(VIEW, SIZE, place));
  expect(back[0]).toBeCloseTo(place[0], 9);
  expect(back[1]).toBeCloseTo(place[1], 9);
});
test("one step of zoom is twice as large, as MapLibre counts", () => {
  // 512 pixels around the equator at zoom 0: 360° / (512 · 2^13) a pixel at zoom 13.
  expect(spotOf(VIEW, SIZE, [12.694 + 360 / (512 * 2 ** 13), 56.046]).x - 960).toBeCloseTo(1, 6);
});
test("the map follows the finger", () => {
  const under = placeAt(VIEW, SIZE, { x: 300, y: 400 });
  const spot = spotOf(dragged(VIEW, SIZE, { x: 300, y: 400 }, { x: 380, y: 350 }, LIMITS), SIZE, under);
  expect(spot.x).toBeCloseTo(380, 5);
  expect(spot.y).toBeCloseTo(350, 5);
});
test("zooming keeps what lies between the fingers", () => {
  const around = { x: 1500, y: 200 };
  const under = placeAt(VIEW, SIZE, around);
  const nearer = zoomed(VIEW, SIZE, 1.5, around, LIMITS);
  expect(nearer.zoom).toBe(14.5);
  const spot = spotOf(nearer, SIZE, under);
  expect(spot.x).toBeCloseTo(1500, 4);
  expect(spot.y).toBeCloseTo(200, 4);
});
test("nobody drags the city away or zooms into a garden", () => {
  expect(dragged(VIEW, SIZE, { x: 0, y: 0 }, { x: 1e6, y: 1e6 }, LIMITS).centre[0]).toBe(12.5);
  expect(zoomed(VIEW, SIZE, 20, { x: 960, y: 540 }, LIMITS).zoom).toBe(17);
  expect(zoomed(VIEW, SIZE, -20, { x: 960, y: 540 }, LIMITS).zoom).toBe(10);
});
test("a press takes the nearest pin within reach, and none beyond", () => {
  const pins = [{ id: "a", point: VIEW.centre }, { id: "b", point: placeAt(VIEW, SIZE, { x: 1000, y: 540 }) }];
  expect(nearest(pins, VIEW, SIZE, { x: 990, y: 540 }, 44)?.id).toBe("b");
  expect(nearest(pins, VIEW, SIZE, { x: 960, y: 500 }, 44)?.id).toBe("a");
  expect(nearest(pins, VIEW, SIZE, { x: 300, y: 540 }, 44)).toBeNull();
});
