import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classOf, quantileBreaks } from "../../../../src/domain/analysis/class-breaks";
import { COUNT_SCALE, countColor, DIFFERENCE_SCALE, differenceColor, letteringOn, luminance, safetyColor } from "../../../../src/domain/analysis/plan-colors";
import { SAFETY_SCALE } from "../../../../src/domain/kind-marks";
import { contrast } from "../../map/contrast";

describe("classes of a map", () => {
  test("hand-counted: ten cells in five classes, two in each", () => {
    const breaks = quantileBreaks([1, 1, 2, 3, 5, 8, 13, 21, 34, 55], 5, true);
    expect(breaks).toEqual([2, 5, 13, 34]);
    expect([1, 2, 4, 5, 12, 13, 33, 34, 900].map((value) => classOf(value, breaks))).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
  });
  test("few different values give few classes, one value one, none none", () => {
    expect(quantileBreaks([1, 1, 1, 1, 7], 5, true)).toEqual([7]);
    expect(quantileBreaks([4, 4, 4], 5, true)).toEqual([]);
    expect(quantileBreaks([], 5, true)).toEqual([]);
    expect(quantileBreaks([Number.NaN, 3], 5, true)).toEqual([]);
  });
  test("what is no whole number gets bounds one can say", () => {
    expect(quantileBreaks([0.1234, 1.2345, 12.345, 123.45], 4, false)).toEqual([1.2, 12, 120]);
  });
  test("for any numbers the bounds rise and no class but the last can be empty", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000), { maxLength: 300 }), fc.integer({ min: 2, max: 7 }), (values, classes) => {
        const breaks = quantileBreaks(values, classes, true);
        expect(breaks.length).toBeLessThan(classes);
        expect([...breaks].sort((a, b) => a - b)).toEqual([...breaks]);
        const used = new Set(values.map((value) => classOf(value, breaks)));
        if (values.length > 0) expect(used.size).toBe(breaks.length + 1);
      }),
    );
  });
});

describe("colours of a map", () => {
  test("more is darker, step by step", () => {
    const light = COUNT_SCALE.map(luminance);
    expect([...light].sort((a, b) => b - a)).toEqual(light);
    expect(countColor(0, 5)).toBe(COUNT_SCALE[0]);
    expect(countColor(4, 5)).toBe(COUNT_SCALE[4]);
    expect(countColor(1, 2)).toBe(COUNT_SCALE[4]);
  });
  test("a mean has the colour of the step it is called by", () => {
    expect([1, 1.49, 1.5, 3.2, 4.6, 5].map(safetyColor)).toEqual([SAFETY_SCALE[0], SAFETY_SCALE[0], SAFETY_SCALE[1], SAFETY_SCALE[2], SAFETY_SCALE[4], SAFETY_SCALE[4]]);
  });
  test("a difference leans the way it goes, and fades when it is unsure without changing sides", () => {
    expect(differenceColor(0.5, 0)).toBe(DIFFERENCE_SCALE[6]);
    expect(differenceColor(-0.5, 0)).toBe(DIFFERENCE_SCALE[0]);
    expect(differenceColor(0, 0)).toBe(DIFFERENCE_SCALE[3]);
    for (const difference of [-0.5, -0.25, -0.1, 0.1, 0.25, 0.5]) {
      expect(luminance(differenceColor(difference, 1))).toBeGreaterThan(luminance(differenceColor(difference, 0.5)));
      expect(luminance(differenceColor(difference, 0.5))).toBeGreaterThan(luminance(differenceColor(difference, 0)));
    }
  });
  test("numbers in cells are read at 4.5:1 on every colour a cell can have", () => {
    const differences = Array.from({ length: 21 }, (_, nth) => (nth - 10) / 10).flatMap((difference) => [0, 0.25, 0.5, 0.75, 1].map((uncertainty) => differenceColor(difference, uncertainty)));
    for (const color of [...COUNT_SCALE, ...SAFETY_SCALE, ...differences]) expect(contrast(letteringOn(color), color), color).toBeGreaterThanOrEqual(4.5);
  });
});
