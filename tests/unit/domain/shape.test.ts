import { along, distance, length, lineString, nearestPointOnLine, point } from "@turf/turf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gridSquare, snapToGrid, toPlane } from "../../../src/domain/grid";
import type { AreaPlace, LinePlace, LonLat, Place, ShapePlace } from "../../../src/domain/place";
import { offeredGeometries, placeChoiceOf, sourceOf, type GivenShape, type PlaceChoice } from "../../../src/domain/place-choice";
import { areaSquareMetres, areaWithin, checkShape, cornersOf, crossings, lineMetres, lineThrough, roughShape, seenByAll, seenByCity, submittedPlace, touchesArea, trimLine, trimmedEnds } from "../../../src/domain/shape";
import { KARNAN } from "../support/factories";

const everywhere = () => true;
const drawn = { isDrawn: true, isInside: everywhere };
const picked = { isDrawn: false, isInside: everywhere };
/** From Kärnan, metres east and north; right to a decimetre here. */
const at = (east: number, north: number): LonLat => [KARNAN[0] + east / 62_060, KARNAN[1] + north / 111_340];
const way = (...steps: readonly (readonly [number, number])[]): LinePlace => lineThrough(steps.map(([east, north]) => at(east, north)));
const field = (...steps: readonly (readonly [number, number])[]): AreaPlace => areaWithin(steps.map(([east, north]) => at(east, north)));
const SQUARE_KILOMETRE = field([0, 0], [1000, 0], [1000, 1000], [0, 1000]);

const corner = fc.tuple(fc.double({ min: 12.6, max: 12.9, noNaN: true }), fc.double({ min: 55.95, max: 56.15, noNaN: true }));
const someLine = fc.array(corner, { minLength: 2, maxLength: 12 }).map((corners): LinePlace => lineThrough(corners));
const someShape: fc.Arbitrary<ShapePlace> = fc.oneof(someLine, fc.array(corner, { minLength: 3, maxLength: 8 }).map((corners): AreaPlace => areaWithin(corners)));
const turfLine = ({ coordinates }: LinePlace) => lineString(coordinates.map((each) => [...each]));
const gap = (one: LonLat, other: LonLat) => distance([...one], [...other], { units: "meters" });

describe("measures", () => {
  test("a kilometre of street and a square kilometre of field are so long and so large", () => {
    expect(lineMetres(way([0, 0], [1000, 0]))).toBeGreaterThan(995);
    expect(lineMetres(way([0, 0], [1000, 0]))).toBeLessThan(1005);
    expect(Math.round(areaSquareMetres(SQUARE_KILOMETRE) / 10_000)).toBe(100);
  });
  test("an area's corners are counted without the one that closes it", () => {
    expect(cornersOf(SQUARE_KILOMETRE)).toHaveLength(4);
  });
});

describe("what may be marked", () => {
  test.each<[string, ShapePlace, readonly string[]]>([
    ["a way to school", way([0, 0], [400, 0], [400, 300]), []],
    ["a park", field([0, 0], [300, 0], [300, 200], [0, 200]), []],
    ["one corner", way([0, 0]), ["place_invalid"]],
    ["the same corner twice", way([0, 0], [0, 0]), ["place_invalid"]],
    ["two corners are no area", field([0, 0], [100, 0]), ["place_invalid"]],
    ["not a number", lineThrough([KARNAN, [Number.NaN, 56]]), ["place_invalid"]],
    ["201 corners", lineThrough(Array.from({ length: 201 }, (_, index) => at(index * 10, 0))), ["place_too_many_points"]],
    ["across half of Skåne", way([0, 0], [31_000, 0]), ["place_too_large"]],
    ["a whole countryside", field([0, 0], [4000, 0], [4000, 4000], [0, 4000]), ["place_too_large"]],
    ["a bow tie", field([0, 0], [300, 300], [300, 0], [0, 300]), ["place_crosses_itself"]],
    ["an edge that touches itself", field([0, 0], [400, 0], [400, 400], [200, 0], [0, 400]), ["place_crosses_itself"]],
    ["a spike", field([0, 0], [200, 0], [200, 200], [300, 300], [200, 200], [0, 200]), ["place_crosses_itself"]],
    ["a way that is gone without its ends", way([0, 0], [310, 0]), ["place_too_short"]],
  ])("%s", (_name, shape, codes) => {
    expect(checkShape(shape, drawn)).toEqual(codes);
  });
  test("a short street picked by its name keeps its ends", () => {
    expect(checkShape(way([0, 0], [60, 0]), picked)).toEqual([]);
  });
  test("one corner in the Sound is enough to be outside", () => {
    expect(checkShape(way([-2000, 0], [400, 0]), { isDrawn: true, isInside: ([lon]) => lon > 12.69 })).toEqual(["place_outside_city"]);
  });
  test("ten thousand corners are refused at once, without comparing each with each", () => {
    const round = Array.from({ length: 10_000 }, (_, index) => at(1000 * Math.cos(index / 1592), 1000 * Math.sin(index / 1592)));
    expect(checkShape(areaWithin(round), drawn)).toContain("place_too_many_points");
  });
  test("a crossing is pointed at", () => {
    const [where] = crossings(field([0, 0], [300, 300], [300, 0], [0, 300]));
    expect(gap(where ?? [0, 0], at(150, 150))).toBeLessThan(1);
  });
});

describe("the ends of a drawn line", () => {
  test("go along the line, round its corners", () => {
    const trimmed = trimLine(way([0, 0], [100, 0], [100, 1000]));
    expect(gap(trimmed?.coordinates[0] ?? [0, 0], at(100, 50))).toBeLessThan(1);
    expect(gap(trimmed?.coordinates.at(-1) ?? [0, 0], at(100, 850))).toBeLessThan(1);
  });
  test("nothing is left of 319 metres, something of 325", () => {
    expect(trimLine(way([0, 0], [318, 0]))).toBeNull();
    expect(trimLine(way([0, 0], [325, 0]))).not.toBeNull();
  });
  test("what is kept begins at least 149 m along the line from either old end, and lies on it", () => {
    fc.assert(fc.property(someLine, (line) => {
      const trimmed = trimLine(line);
      const whole = length(turfLine(line), { units: "meters" });
      if (trimmed === null) {
        expect(whole).toBeLessThan(320.5);
        return;
      }
      expect(gap(trimmed.coordinates[0] ?? [0, 0], positionAlong(line, 150))).toBeLessThan(1);
      expect(gap(trimmed.coordinates.at(-1) ?? [0, 0], positionAlong(line, whole - 150))).toBeLessThan(1);
      expect(Math.abs(lineMetres(trimmed) - (whole - 300))).toBeLessThan(1);
      for (const each of trimmed.coordinates) expect(nearestPointOnLine(turfLine(line), point([...each]), { units: "meters" }).properties.dist).toBeLessThan(1);
    }));
  });
  test("the three pieces are the whole line", () => {
    fc.assert(fc.property(someLine, (line) => {
      const trimmed = trimLine(line);
      fc.pre(trimmed !== null);
      const pieces = [...trimmedEnds(line), ...(trimmed === null ? [] : [trimmed])].reduce((sum, piece) => sum + lineMetres(piece), 0);
      expect(Math.abs(pieces - lineMetres(line))).toBeLessThan(1);
    }));
  });
});
function positionAlong(line: LinePlace, metres: number): LonLat {
  const [lon = 0, lat = 0] = along(turfLine(line), metres, { units: "meters" }).geometry.coordinates;
  return [lon, lat];
}

describe("only roughly", () => {
  const positions = (place: Place): readonly LonLat[] => (place.type === "Point" ? [place.coordinates] : cornersOf(place));
  test("every corner is the middle of its square: floor(E / 150), floor(N / 150), as in the database", () => {
    fc.assert(fc.property(someShape, (shape) => {
      for (const each of positions(roughShape(shape))) {
        const [east, north] = toPlane(each);
        expect(Math.abs(east / 150 - Math.floor(east / 150) - 0.5)).toBeLessThan(1e-4);
        expect(Math.abs(north / 150 - Math.floor(north / 150) - 0.5)).toBeLessThan(1e-4);
      }
    }));
  });
  test("made rough twice it is the same", () => {
    fc.assert(fc.property(someShape, (shape) => {
      const rough = roughShape(shape);
      if (rough.type === "Point") expect(snapToGrid(rough.coordinates)).toEqual(rough.coordinates);
      else expect(roughShape(rough)).toEqual(rough);
    }));
  });
  test("corners that fall together are counted once, also over the seam of a ring", () => {
    const centre = gridSquare(KARNAN).centre;
    const near = (east: number, north: number): LonLat => [centre[0] + east / 62_060, centre[1] + north / 111_340];
    const rough = roughShape(areaWithin([near(0, 0), near(600, 0), near(610, 5), near(600, 600), near(10, 10)]));
    expect(rough.type).toBe("Polygon");
    expect(positions(rough)).toHaveLength(3);
  });
  test("a line or an area within one square becomes that square's middle", () => {
    const centre = gridSquare(KARNAN).centre;
    const near = (east: number, north: number): LonLat => [centre[0] + east / 62_060, centre[1] + north / 111_340];
    for (const small of [lineThrough([near(-20, 0), near(20, 10)]), areaWithin([near(-20, -20), near(20, -20), near(0, 20)])])
      expect(roughShape(small)).toEqual({ type: "Point", coordinates: centre });
  });
  test("an area that becomes a line of squares is no area: it becomes a point", () => {
    const centre = gridSquare(KARNAN).centre;
    const near = (east: number, north: number): LonLat => [centre[0] + east / 62_060, centre[1] + north / 111_340];
    expect(roughShape(areaWithin([near(-150, -20), near(0, 20), near(150, -20)])).type).toBe("Point");
  });
});

describe("what leaves the device, and who sees it", () => {
  const line = way([0, 0], [1000, 0]);
  const choice = (change: Partial<PlaceChoice> = {}): PlaceChoice => ({ at: KARNAN, shape: null, isDrawn: false, precision: "exact", ...change });
  test("a point exactly, or the middle of its square", () => {
    expect(submittedPlace(choice(), everywhere).coordinates).toEqual(KARNAN);
    expect(submittedPlace(choice({ precision: "rough" }), everywhere).coordinates).toEqual(snapToGrid(KARNAN));
  });
  test("a drawn line never with its ends, not even for the city", () => {
    for (const precision of ["exact", "exact_for_city"] as const) expect(submittedPlace(choice({ shape: line, isDrawn: true, precision }), everywhere)).toEqual(trimLine(line));
  });
  test("a street picked by its name whole", () => {
    expect(submittedPlace(choice({ shape: line }), everywhere)).toEqual(line);
  });
  test("trimmed first, then made rough", () => {
    const trimmed = trimLine(line);
    if (trimmed === null) throw new Error("a kilometre is long enough");
    expect(submittedPlace(choice({ shape: line, isDrawn: true, precision: "rough" }), everywhere)).toEqual(roughShape(trimmed));
  });
  test("what may not be sent is a Problem at the place", () => {
    expect(() => submittedPlace(choice({ shape: field([0, 0], [300, 300], [300, 0], [0, 300]) }), everywhere)).toThrow(expect.objectContaining({ code: "place_crosses_itself", field: "place" }));
  });
  test("the city sees the exact one, everyone else the rough one", () => {
    const sent = submittedPlace(choice({ shape: SQUARE_KILOMETRE, precision: "exact_for_city" }), everywhere);
    expect(seenByCity(sent, "exact_for_city")).toEqual({ type: "place", place: SQUARE_KILOMETRE });
    expect(seenByAll(sent, "exact_for_city")).toEqual({ type: "place", place: roughShape(SQUARE_KILOMETRE) });
    expect(seenByAll(sent, "exact")).toEqual({ type: "place", place: SQUARE_KILOMETRE });
  });
  test("a rough point is a square for everyone, the city too", () => {
    const sent = submittedPlace(choice({ precision: "rough" }), everywhere);
    expect(seenByCity(sent, "rough")).toEqual({ type: "square", ring: gridSquare(KARNAN).ring });
    expect(seenByAll(sent, "rough")).toEqual(seenByCity(sent, "rough"));
  });
  test("a rough square that touches the campaign's area is inside, the point beside it is not", () => {
    const { ring, centre } = gridSquare(KARNAN);
    const beside = [centre, ring[1], ring[2], centre].filter((each) => each !== undefined);
    const west: LonLat = [centre[0] - 30 / 62_060, centre[1]];
    expect(touchesArea({ type: "square", ring }, beside)).toBe(true);
    expect(touchesArea({ type: "place", place: { type: "Point", coordinates: west } }, beside)).toBe(false);
  });
});

describe("what is offered", () => {
  test("a point only without a campaign and for children", () => {
    expect(offeredGeometries(undefined, false)).toEqual(["point"]);
    expect(offeredGeometries(["line", "area"], true)).toEqual(["point"]);
    expect(offeredGeometries(["area"], false)).toEqual(["point", "area"]);
  });
  test("a line drawn before the age was told is no longer sent, its point is", () => {
    const drawnLine = { place: KARNAN, shape: way([0, 0], [1000, 0]), shapeSource: "drawn" } as const;
    expect(placeChoiceOf(drawnLine, { precision: "rough", geometries: ["point"] })).toEqual({ at: KARNAN, shape: null, isDrawn: false, precision: "rough" });
    expect(placeChoiceOf(drawnLine, { precision: "exact", geometries: ["point", "line"] })).toMatchObject({ shape: drawnLine.shape, isDrawn: true });
  });
});

describe("what came whole and was changed", () => {
  const [start, middle, end]: readonly [LonLat, LonLat, LonLat] = [[12.69, 56.04], [12.7, 56.04], [12.71, 56.04]];
  const line = [start, middle, end];
  const sent: GivenShape = { corners: line, source: "sent", name: "" };
  test("what came back from the server keeps its ends while nobody changes them, and loses new ones", () => {
    expect(sourceOf([start, [12.7, 56.05], end], sent)).toBe("sent");
    expect(sourceOf([start, end], sent)).toBe("sent");
    expect(sourceOf([start, middle, end, [12.72, 56.04]], sent)).toBe("drawn");
    expect(sourceOf([[12.68, 56.04], middle, end], sent)).toBe("drawn");
  });
  test("a street that is changed is no longer that street; undone, it is again", () => {
    const street: GivenShape = { corners: line, source: "gazetteer", name: "Drottninggatan" };
    expect(sourceOf([start, [12.7, 56.05], end], street)).toBe("drawn");
    expect(sourceOf([start, middle], street)).toBe("drawn");
    expect(sourceOf([...line], street)).toBe("gazetteer");
  });
  test("what was never given was drawn", () => {
    expect(sourceOf(line, null)).toBe("drawn");
  });
});
