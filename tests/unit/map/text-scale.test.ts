import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, test } from "vitest";
import { embeddedStyle } from "../../../src/map/basemaps/embedded";
import { withTextScale } from "../../../src/map/text-scale";

const sizeOf = (scale: number, id: string): unknown => {
  const layer = withTextScale(embeddedStyle("day", "sv"), scale).layers.find((candidate) => candidate.id === id);
  return layer?.type === "symbol" ? layer.layout?.["text-size"] : undefined;
};

describe("larger words on the map", () => {
  test("in simple mode every name is larger, and zooms stay zooms", () => {
    expect(sizeOf(1, "label-landmark")).toBe(13);
    expect(sizeOf(2, "label-landmark")).toBe(26);
    expect(sizeOf(1, "label-street")).toEqual(["interpolate", ["linear"], ["zoom"], 13.4, 11.5, 16, 14]);
    expect(sizeOf(2, "label-street")).toEqual(["interpolate", ["linear"], ["zoom"], 13.4, 23, 16, 28]);
  });
  test("the style stays valid, and unchanged when nothing was asked", () => {
    const style = embeddedStyle("night", "ar");
    expect(validateStyleMin(withTextScale(style, 1.31))).toEqual([]);
    expect(withTextScale(style, 1)).toBe(style);
  });
});
