import fc from "fast-check";
import { expect, test } from "vitest";
import { greatest } from "../../../../src/domain/analysis/greatest";

test("the greatest of any numbers are those that stand first when all are sorted", () => {
  const someNumbers = fc.array(fc.oneof(fc.integer({ min: 0, max: 4_294_967_295 }), fc.integer({ min: 65_530, max: 65_545 })), { maxLength: 200 });
  fc.assert(
    fc.property(someNumbers, fc.nat(40), (numbers, limit) => {
      expect(Array.from(greatest(Uint32Array.from(numbers), limit))).toEqual(numbers.toSorted((one, other) => other - one).slice(0, limit));
    }),
    { numRuns: 500 },
  );
});
