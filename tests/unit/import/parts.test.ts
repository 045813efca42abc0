import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstCrossing } from "../../../src/import/boundary";
import { crsOfName, crsOfWkt, possibleChoices } from "../../../src/import/crs";
import { readDay } from "../../../src/import/day";
import { guessPhase } from "../../../src/import/phase-guess";
import { shapeOfWkb } from "../../../src/import/wkb";

test.each([
  ["2026-05-01", "2026-05-01"], ["2026-05-01T00:00:00Z", "2026-05-01"], ["20260501", "2026-05-01"], ["2026/5/1", "2026-05-01"], ["1.5.2026", "2026-05-01"], ["1/5 2026", "2026-05-01"],
  ["1 maj 2026", "2026-05-01"], ["den 1 oktober 2026", "2026-10-01"], ["2026-02-30", null], ["31 februari 2026", null], ["1/5/2026", null], ["våren 2026", null], ["2026", null],
])("the day %s is read as %s", (written, day) => {
  expect(readDay(written)).toBe(day);
});

test.each([
  ["Samråd", "consultation"], ["LAGA KRAFT", "in_force"], ["Överklagad", "appealed"], ["påbörjad", "started"], ["granskning", "review"], ["antagen", "adopted"], ["tillsyn", "supervision"],
  ["upphävd", "repealed"], ["avslutad", "closed"], ["utställning", "review"], ["snart", null],
])("the phase %s is %s", (word, phase) => {
  expect(guessPhase(word)).toBe(phase);
});

describe("coordinate systems are known by every name they go by", () => {
  test.each([
    ["urn:ogc:def:crs:EPSG::3008", "EPSG:3008"], ["EPSG:3006", "EPSG:3006"], ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326"], ["http://www.opengis.net/def/crs/EPSG/0/3008", "EPSG:3008"],
  ])("%s", (name, code) => {
    expect(crsOfName(name)).toEqual({ type: "known", code });
  });
  test("a name of another one is another one", () => {
    expect(crsOfName("EPSG:3857").type).toBe("other");
    expect(crsOfName("urn:ogc:def:crs:EPSG::30080").type).toBe("other");
  });
  test.each([
    ['PROJCS["SWEREF99_13_30",GEOGCS["GCS_SWEREF99"]]', "EPSG:3008"],
    ['PROJCS["SWEREF99 13 30",GEOGCS["SWEREF99",AUTHORITY["EPSG","4619"]],AUTHORITY["EPSG","3008"]]', "EPSG:3008"],
    ['PROJCRS["SWEREF99 TM",BASEGEOGCRS["SWEREF99",ID["EPSG",4619]],ID["EPSG",3006]]', "EPSG:3006"],
    ['GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]', "EPSG:4326"],
  ])("%s", (wkt, code) => {
    expect(crsOfWkt(wkt)).toEqual({ type: "known", code });
  });
  test("a projected system is not taken for the degrees inside it", () => {
    expect(crsOfWkt('PROJCS["RT90 2.5 gon V",GEOGCS["RT90",AUTHORITY["EPSG","4124"]]]').type).toBe("other");
  });
  test("numbers that could be two systems do not exist in the city: each reading is the only one", () => {
    expect(possibleChoices([12.6945, 56.0437], { type: "silent" })).toEqual([{ code: "EPSG:4326", isSwapped: false }]);
    expect(possibleChoices([56.0437, 12.6945], { type: "silent" })).toEqual([{ code: "EPSG:4326", isSwapped: true }]);
    expect(possibleChoices([356_387.853, 6_213_340.454], { type: "silent" })).toEqual([{ code: "EPSG:3006", isSwapped: false }]);
    expect(possibleChoices([6_213_721.37, 99_799.968], { type: "silent" })).toEqual([{ code: "EPSG:3008", isSwapped: true }]);
    expect(possibleChoices([18.06, 59.33], { type: "silent" })).toEqual([]);
  });
});

test("a ring is told to cross itself exactly when two of its edges go through each other", () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
  fc.assert(
    fc.property(fc.array(place, { minLength: 3, maxLength: 9 }), (corners) => {
      const ring = [...corners, corners[0] ?? ([0, 0] as [number, number])];
      expect(firstCrossing(ring) !== null).toBe(crossesSomewhere(ring));
    }),
  );
});
/** Every edge with every other, in whole numbers. */
function crossesSomewhere(ring: readonly (readonly [number, number])[]): boolean {
  const side = (a: readonly [number, number], b: readonly [number, number], c: readonly [number, number]): number => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  const edges = ring.slice(0, -1).map((from, index) => [from, ring[index + 1] ?? from] as const);
  return edges.some(([a, b], i) => edges.some(([c, d], j) => i < j && side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0));
}

test("no bytes make the reader of geometries fail otherwise than by refusing the row", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), fc.constantFrom(0, 1, 3, 6, 1003, 0x8000_0003), (bytes, type) => {
      const blob = new Uint8Array(5 + bytes.length);
      blob[0] = 1;
      new DataView(blob.buffer).setUint32(1, type, true);
      blob.set(bytes, 5);
      const shape = shapeOfWkb(blob);
      expect("polygons" in shape || shape.reason.startsWith("geometry_")).toBe(true);
    }),
  );
});
