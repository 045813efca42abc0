import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loudnessOf, peaksFrom } from "../../../src/media/voice-peaks";

describe("loudness", () => {
  test("silence is none, a full wave is all", () => {
    expect(loudnessOf(new Uint8Array(64).fill(128))).toBe(0);
    expect(loudnessOf(Uint8Array.from({ length: 64 }, (_, index) => (index % 2 === 0 ? 0 : 255)))).toBe(1);
    expect(loudnessOf(new Uint8Array(0))).toBe(0);
  });
});

describe("the bars of a waveform", () => {
  test("are as many as asked for, whole, between 0 and 255, for any recording", () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 2000 }), (levels) => {
      const peaks = peaksFrom(levels, 64);
      expect(peaks).toHaveLength(64);
      expect(peaks.every((peak) => Number.isInteger(peak) && peak >= 0 && peak <= 255)).toBe(true);
    }));
  });
  test("stand where it was loud, and the loudest reaches the top", () => {
    const levels = [...Array<number>(100).fill(0.1), ...Array<number>(100).fill(0.4)];
    expect(peaksFrom(levels, 4)).toEqual([64, 64, 255, 255]);
  });
  test("a recording of nothing stays low", () => {
    expect(Math.max(...peaksFrom(Array<number>(200).fill(0.01), 8))).toBeLessThan(40);
    expect(peaksFrom([], 3)).toEqual([0, 0, 0]);
  });
});
