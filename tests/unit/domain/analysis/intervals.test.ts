import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceInterval, wilsonInterval } from "../../../../src/domain/analysis/intervals";

describe("a share's interval is Wilson's", () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3, to four decimals.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i", (part, all, low, high) => {
    const interval = wilsonInterval({ part, all });
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test("of nobody there is none, and more than all is refused with both numbers", () => {
    expect(wilsonInterval({ part: 0, all: 0 })).toBeNull();
    expect(() => wilsonInterval({ part: 7, all: 6 })).toThrow("7 of 6");
  });

  test("it holds the share, stays within 0 and 1, and mirrors", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (part, rest) => {
        fc.pre(part + rest > 0);
        const all = part + rest;
        const [own, other] = [wilsonInterval({ part, all }), wilsonInterval({ part: rest, all })];
        if (own === null || other === null) throw new Error("no interval");
        expect(own.low).toBeGreaterThanOrEqual(0);
        expect(own.high).toBeLessThanOrEqual(1);
        expect(own.low).toBeLessThanOrEqual(part / all);
        expect(own.high).toBeGreaterThanOrEqual(part / all);
        expect(own.low).toBeCloseTo(1 - other.high, 10);
      }),
    );
  });
});

describe("a difference's interval is Newcombe's hybrid of the two", () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10, contrasts a to h.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])("%i/%i − %i/%i", (partA, allA, partB, allB, low, high) => {
    const interval = differenceInterval({ part: partA, all: allA }, { part: partB, all: allB });
    expect(interval?.difference).toBeCloseTo(partA / allA - partB / allB, 12);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test("with nobody on one side there is none", () => {
    expect(differenceInterval({ part: 1, all: 2 }, { part: 0, all: 0 })).toBeNull();
  });
});
