import fc from "fast-check";
import { expect, test } from "vitest";
import { hexagonAt } from "../../../src/domain/analysis/hexagon";
import { fromPlane, toPlane } from "../../../src/domain/grid";
import { rowsNear } from "../../../src/engine/near";

const MIDDLE = { east: 356_000, north: 6_213_000 };
const somePlaces = fc.array(fc.tuple(fc.integer({ min: -3_000, max: 3_000 }), fc.integer({ min: -3_000, max: 3_000 })), { minLength: 1, maxLength: 60 });
function columnsOf(offsets: readonly (readonly [number, number])[]): readonly [Int32Array, Int32Array] {
  return [Int32Array.from(offsets, ([east]) => MIDDLE.east * 10 + east), Int32Array.from(offsets, ([, north]) => MIDDLE.north * 10 + north)];
}

test("those in a hexagon are those whose own hexagon it is", () => {
  fc.assert(
    fc.property(somePlaces, fc.constantFrom(50, 100, 250, 500), (offsets, widthMetres) => {
      const [east, north] = columnsOf(offsets);
      const of = (row: number): readonly [number, number] => hexagonAt((east[row] ?? 0) / 10, (north[row] ?? 0) / 10, widthMetres);
      const [q, r] = of(0);
      const plain = offsets.flatMap((_, row) => (of(row).join() === `${q},${r}` ? [row] : []));
      expect(Array.from(rowsNear({ type: "hexagon", q, r, widthMetres }, east, north))).toEqual(plain);
    }),
    { numRuns: 500 },
  );
});

test("those within so many metres are those whose distance is not greater, the one just there included", () => {
  const at = fromPlane([MIDDLE.east, MIDDLE.north]);
  const [toEast, toNorth] = toPlane(at);
  fc.assert(
    fc.property(somePlaces, fc.integer({ min: 1, max: 300 }), (offsets, metres) => {
      const [east, north] = columnsOf([...offsets, [metres * 10 - 1, 0]]);
      const plain = Array.from(east.keys()).filter((row) => Math.hypot((east[row] ?? 0) / 10 - toEast, (north[row] ?? 0) / 10 - toNorth) <= metres);
      expect(plain).toContain(offsets.length);
      expect(Array.from(rowsNear({ type: "circle", at, metres }, east, north))).toEqual(plain);
    }),
    { numRuns: 500 },
  );
});
