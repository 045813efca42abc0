import fc from "fast-check";
import { expect, test } from "vitest";
import { insideTest } from "../../../../src/domain/analysis/inside-boundary";

const corner = fc.tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 3_000 }));

function edgesOf(rings: readonly (readonly (readonly [number, number])[])[]): Float64Array {
  return Float64Array.from(rings.flatMap((ring) => ring.flatMap(([x, y], nth) => [x, y, ...(ring[(nth + 1) % ring.length] ?? [x, y])])));
}
/** The even-odd rule with every edge looked at. */
function plainly(edges: Float64Array, x: number, y: number): boolean {
  let odd = false;
  for (let at = 0; at < edges.length; at += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = edges.subarray(at, at + 4);
    if (y1 > y !== y2 > y && x < x1 + ((x2 - x1) * (y - y1)) / (y2 - y1)) odd = !odd;
  }
  return odd;
}

test("the grid changes no answer, whatever the rings: crossing themselves, with holes, in several parts", () => {
  fc.assert(
    fc.property(fc.array(fc.array(corner, { minLength: 3, maxLength: 20 }), { minLength: 1, maxLength: 3 }), fc.array(corner, { minLength: 50, maxLength: 50 }), (rings, points) => {
      const edges = edgesOf(rings);
      const isInside = insideTest(edges);
      // Half a decimetre off: no corner and no level edge is hit, where either answer is right.
      for (const [x, y] of points) expect(isInside(x + 0.5, y + 0.25)).toBe(plainly(edges, x + 0.5, y + 0.25));
    }),
    { numRuns: 60 },
  );
});

test("what lies in a hole is outside, and nothing lies inside nothing", () => {
  const square = (low: number, high: number): readonly (readonly [number, number])[] => [[low, low], [high, low], [high, high], [low, high]];
  const isInside = insideTest(edgesOf([square(0, 900), square(300, 600)]));
  expect([isInside(100, 100), isInside(450, 450), isInside(700, 450), isInside(950, 450)]).toEqual([true, false, true, false]);
  expect(insideTest(new Float64Array())(0, 0)).toBe(false);
});
