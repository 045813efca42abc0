import { expect, test } from "vitest";
import { fromPlane } from "../../../src/domain/grid";
import { pointColumns } from "../../../src/engine/point-columns";
import { anAnalysisRow, columnsOf } from "../support/analysis-rows";

/** EPSG:3857's width. */
const WORLD_METRES = 40_075_016.686;
const LATITUDE = (56.05 * Math.PI) / 180;

/** How far off on the ground, metres. */
function errorsOf(places: readonly (readonly [east: number, north: number])[]): readonly number[] {
  const { mercator, origin } = pointColumns(columnsOf(places.map(([east, north], nth) => anAnalysisRow({ ordinal: nth + 1, east, north }))));
  return places.map((place, nth) => {
    const [lon, lat] = fromPlane(place);
    const exact = [(lon + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)] as const;
    const drawn = [origin[0] + (mercator[2 * nth] ?? 0), origin[1] + (mercator[2 * nth + 1] ?? 0)] as const;
    return Math.hypot(drawn[0] - exact[0], drawn[1] - exact[1]) * WORLD_METRES * Math.cos(LATITUDE);
  });
}

test("over the whole municipality a point is drawn within two centimetres of where proj4 puts it", () => {
  const places = Array.from({ length: 400 }, (_, nth) => [346_000 + (nth % 20) * 1_337.3, 6_203_000 + Math.floor(nth / 20) * 1_511.7] as const);
  expect(Math.max(...errorsOf(places))).toBeLessThan(0.02);
});

test("a stray place far away makes no million nodes, and all are still drawn where they are", () => {
  // 32 bits over half a country: decimetres.
  expect(Math.max(...errorsOf([[356_000, 6_213_000], [356_100, 6_213_100], [900_000, 7_600_000]]))).toBeLessThan(0.2);
});

test("one place, and none at all", () => {
  expect(errorsOf([[356_000, 6_213_000]])[0]).toBeLessThan(0.02);
  expect(pointColumns(columnsOf([])).mercator).toHaveLength(0);
});
