import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromPlane, gridSquare, snapToGrid, toPlane } from "../../../src/domain/grid";
import type { LonLat } from "../../../src/domain/place";

/** GDAL's answer for Helsingborg C, from the project's facts. */
const STATION: LonLat = [12.6945, 56.0437];
const STATION_PLANE = [356387.853, 6213340.454] as const;
const somewhereHere = fc.tuple(fc.double({ min: 12.5, max: 13, noNaN: true }), fc.double({ min: 55.9, max: 56.25, noNaN: true }));

describe("the fixed 150 m grid of EPSG:3006", () => {
  test("the projection agrees with GDAL to the centimetre", () => {
    const [east, north] = toPlane(STATION);
    expect(Math.abs(east - STATION_PLANE[0])).toBeLessThan(0.01);
    expect(Math.abs(north - STATION_PLANE[1])).toBeLessThan(0.01);
  });
  test("the station's cell is counted from the plane's origin, as in the database", () => {
    expect(gridSquare(STATION).cell).toEqual([2375, 41422]);
  });
  test("the square is 150 m wide and high, closed, and has its centre in the middle", () => {
    const { ring, centre } = gridSquare(STATION);
    const [southWest, southEast, northEast, , closing] = ring.map(toPlane);
    expect(closing).toEqual(southWest);
    expect((southEast?.[0] ?? 0) - (southWest?.[0] ?? 0)).toBeCloseTo(150, 3);
    expect((northEast?.[1] ?? 0) - (southEast?.[1] ?? 0)).toBeCloseTo(150, 3);
    expect(toPlane(centre)[0] - (southWest?.[0] ?? 0)).toBeCloseTo(75, 3);
  });
  test("every place in a square gives the same square, so averaging many rough places tells nothing more", () => {
    fc.assert(fc.property(somewhereHere, (place) => {
      const snapped = snapToGrid(place);
      expect(gridSquare(snapped).cell).toEqual(gridSquare(place).cell);
      expect(snapToGrid(snapped)).toEqual(snapped);
    }));
  });
  test("there and back again is the same place to the millimetre", () => {
    fc.assert(fc.property(somewhereHere, (place) => {
      const [east, north] = toPlane(place);
      const [eastAgain, northAgain] = toPlane(fromPlane([east, north]));
      expect(Math.hypot(east - eastAgain, north - northAgain)).toBeLessThan(0.001);
    }));
  });
});
