import { describe, expect, test } from "vitest";
import { ABOVE_LABELS, BENEATH_LABELS, BENEATH_STREETS, layerToInsertBefore } from "../../../src/map/layer-order";

const ours = [...BENEATH_STREETS, ...BENEATH_LABELS, ...ABOVE_LABELS];
interface StyleLayer { readonly id: string; readonly type: string }
const embedded: StyleLayer[] = [{ id: "ground-land", type: "fill" }, { id: "ground-quay", type: "line" }, { id: "ground-ferry", type: "line" }, { id: "ground-street", type: "line" }, { id: "label-street", type: "symbol" }, { id: "label-city", type: "symbol" }];

function add(style: readonly StyleLayer[], id: string): StyleLayer[] {
  const before = layerToInsertBefore(id, style);
  const at = before === undefined ? style.length : style.findIndex((layer) => layer.id === before);
  return [...style.slice(0, at), { id, type: "fill" }, ...style.slice(at)];
}
const ids = (style: readonly StyleLayer[]): string[] => style.map((layer) => layer.id);

describe("what is drawn above what", () => {
  test("a layer that has no place in the list is refused", () => {
    expect(() => layerToInsertBefore("my-own-idea", embedded)).toThrow(/my-own-idea/);
  });
  test("whichever layer comes first, the order is the list's", () => {
    const forwards = ours.reduce(add, embedded);
    const backwards = [...ours].reverse().reduce(add, embedded);
    const shuffled = [...ours].sort((a, b) => a.slice(3).localeCompare(b.slice(3))).reduce(add, embedded);
    expect(ids(backwards)).toEqual(ids(forwards));
    expect(ids(shuffled)).toEqual(ids(forwards));
    expect(ids(forwards).filter((id) => (ours as string[]).includes(id))).toEqual(ours);
  });
  test("squares lie under streets and names, pins over everything", () => {
    const style = ids(ours.reduce(add, embedded));
    expect(style.indexOf("safety-cell-fill")).toBeGreaterThan(style.indexOf("ground-quay"));
    expect(style.indexOf("safety-cell-line")).toBeLessThan(style.indexOf("ground-ferry"));
    expect(style.indexOf("square-line")).toBeLessThan(style.indexOf("label-street"));
    expect(style.indexOf("contribution-pin")).toBeGreaterThan(style.indexOf("label-city"));
    expect(style.indexOf("contribution-line")).toBeLessThan(style.indexOf("contribution-pin"));
    // What one is just drawing lies over everything that is published.
    expect(style.slice(-5)).toEqual(["contribution-chosen", "earlier-mark", "seen-mark", "drawing-corner", "drawing-crossing"]);
  });
  test("on a basemap without words or streets there is still a place for each", () => {
    const style = ours.reduce(add, [{ id: "ground-raster", type: "raster" }] as StyleLayer[]);
    expect(ids(style)).toEqual(["ground-raster", ...ours]);
  });
});
