import { describe, expect, test } from "vitest";
import { SAFETY_SCALE } from "../../../../src/domain/kind-marks";
import { hexagonFeatures, type HexagonFigures, type HexagonPlaces } from "../../../../src/map/plan/hexagon-features";
import { labelPlace, regionFeatures, type ShownRegion } from "../../../../src/map/plan/region-features";
import { RingCache } from "../../../../src/map/plan/ring-cache";

const places: HexagonPlaces = { widthMetres: 300, q: Int32Array.from([0, 1, 2]), r: Int32Array.from([0, 0, -1]) };
const shown = (figures: HexagonFigures) => {
  const rings = new RingCache();
  const { cells, numbers } = hexagonFeatures(figures, (key) => rings.ringOf(key, 300), String);
  return { cells: cells.features.map(({ properties }) => properties), labels: numbers.features.map(({ properties }) => properties?.["label"] as string) };
};

describe("hexagons", () => {
  test("counts: nothing is not drawn, the rest has its number", () => {
    const { cells, labels } = shown({ mode: "count", places, counts: [3, 0, 12], breaks: [10] });
    expect(labels).toEqual(["3", "12"]);
    expect(cells.map((cell) => [cell?.["q"], cell?.["r"]])).toEqual([[0, 0], [2, -1]]);
    expect(cells[0]?.["color"]).not.toBe(cells[1]?.["color"]);
  });
  test("mean safety: four respondents are too few, nobody is nothing", () => {
    const { cells, labels } = shown({ mode: "safety", places, mean: [1.2, Number.NaN, 4.4], respondents: [5, 0, 4] });
    expect(cells.map((cell) => cell?.["isBlank"])).toEqual([false, true]);
    expect(cells[0]?.["color"]).toBe(SAFETY_SCALE[0]);
    expect(labels).toEqual(["5"]);
  });
  test("difference: blank when either group is too small, and the sign is said in the number", () => {
    const { cells, labels } = shown({ mode: "difference", places, difference: [0.21, -0.5, 0.3], uncertainty: [0, 0, 0], respondentsA: [5, 40, 30], respondentsB: [9, 5, 4] });
    expect(cells.map((cell) => cell?.["isBlank"])).toEqual([false, false, true]);
    expect(labels).toEqual(["+21", "−50"]);
  });
  test("where a cell's corners lie is worked out once, until the width changes", () => {
    const rings = new RingCache();
    const ring = rings.ringOf({ q: 1, r: 0 }, 300);
    expect(ring[0]).toEqual(ring.at(-1));
    expect(rings.ringOf({ q: 1, r: 0 }, 300)).toBe(ring);
    expect(rings.ringOf({ q: 1, r: 0 }, 600)).not.toEqual(ring);
  });
});

const square = (at: number): ShownRegion["boundary"] => ({ type: "MultiPolygon", coordinates: [[[[at, 0], [at + 1, 0], [at + 1, 1], [at, 1], [at, 0]]]] });
const region = (id: string, kind: ShownRegion["kind"], at: number): ShownRegion => ({ id, kind, name: id, boundary: square(at) });

describe("districts and areas", () => {
  test("an area comes after the district it lies in, so that a press finds it first", () => {
    const { shapes } = regionFeatures([region("plan", "area", 0), region("Söder", "district", 0)], null, String);
    expect(shapes.features.map(({ properties }) => properties?.["id"] as string)).toEqual(["Söder", "plan"]);
  });
  test("too few is hatched, never a low colour, and what has no value is left as it is", () => {
    const { shapes, names } = regionFeatures([region("a", "district", 0), region("b", "district", 1), region("c", "area", 2)], { breaks: [], values: [{ id: "a", value: 7 }, { id: "b", value: null }] }, String);
    expect(shapes.features.map(({ properties }) => properties?.["isFilled"] as boolean)).toEqual([true, false, false]);
    expect(shapes.features.map(({ properties }) => properties?.["isHatched"] as boolean)).toEqual([false, true, false]);
    expect(names.features.map(({ properties }) => properties?.["figure"] as string)).toEqual(["7", "", ""]);
  });
  test("a name stands in the middle of the largest part", () => {
    expect(labelPlace({ type: "MultiPolygon", coordinates: [...square(0).coordinates, [[[10, 10], [14, 10], [14, 12], [10, 12], [10, 10]]]] })).toEqual([12, 11]);
    expect(labelPlace({ type: "MultiPolygon", coordinates: [] })).toBeNull();
  });
});
