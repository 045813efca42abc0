import { describe, expect, test } from "vitest";
import type { PublishedContribution } from "../../../src/domain/contribution";
import { pinCollection, pinDiff, shapeCollection, squareCollection } from "../../../src/map/contribution-features";

function aContribution(changes: Partial<PublishedContribution> = {}): PublishedContribution {
  return {
    id: "a", kind: "story", point: [12.69, 56.04], square: null, title: null, text: "Här lärde jag mig cykla.", language: "sv", era: null, audiences: [], campaignId: null, districtId: null,
    shape: null, media: [], supportCount: 0, exhibition: false, publishedAt: "2026-05-01T10:00:00Z", answers: [], ...changes,
  };
}

describe("pins on the map", () => {
  test("a pin says its kind and whose it is, and nothing of what was written", () => {
    const [feature] = pinCollection([aContribution()]).features;
    expect(feature?.properties).toEqual({ id: "a", kind: "story" });
    expect(feature?.geometry.coordinates).toEqual([12.69, 56.04]);
  });
  test("one more pin is one addition, not a new map", () => {
    const first = aContribution();
    const second = aContribution({ id: "b", kind: "wish" });
    const diff = pinDiff([first], [first, second]);
    expect(diff?.add).toHaveLength(1);
    expect(diff?.add?.[0]?.id).toBe("b");
    expect(diff?.remove).toEqual([]);
    expect(diff?.update).toEqual([]);
  });
  test("a withdrawn pin is taken away", () => {
    expect(pinDiff([aContribution(), aContribution({ id: "b" })], [aContribution({ id: "b" })])?.remove).toEqual(["a"]);
  });
  test("a pin that moved or changed kind is redrawn where it is now", () => {
    const diff = pinDiff([aContribution()], [aContribution({ kind: "memory", point: [12.7, 56.05] })]);
    expect(diff?.update).toEqual([{ id: "a", newGeometry: { type: "Point", coordinates: [12.7, 56.05] }, addOrUpdateProperties: [{ key: "kind", value: "memory" }] }]);
  });
  test("one more who feels the same, or an answer, moves no pin", () => {
    expect(pinDiff([aContribution()], [aContribution({ supportCount: 14 })])).toBeNull();
    expect(pinDiff([], [])).toBeNull();
  });
});

describe("the square of a rough place", () => {
  const square = [[12.69, 56.04], [12.692, 56.04], [12.692, 56.041], [12.69, 56.041], [12.69, 56.04]] as const;
  test("is drawn as it was given", () => {
    expect(squareCollection(aContribution({ square })).features[0]?.geometry.coordinates).toEqual([square]);
  });
  test("is not drawn for an exact place, nor when nothing is chosen", () => {
    expect(squareCollection(aContribution()).features).toEqual([]);
    expect(squareCollection(undefined).features).toEqual([]);
  });
});

test("only what has a line or an area gets one, with the id a press picks and the kind it is coloured by", () => {
  const line = { type: "LineString", coordinates: [[12.69, 56.04], [12.7, 56.05]] } as const;
  const area = { type: "Polygon", coordinates: [[[12.69, 56.04], [12.7, 56.04], [12.7, 56.05], [12.69, 56.04]]] } as const;
  const { features } = shapeCollection([aContribution(), aContribution({ id: "b", kind: "wish", shape: line }), aContribution({ id: "c", kind: "like", shape: area })]);
  expect(features.map(({ properties, geometry }) => [properties.id, properties.kind, geometry])).toEqual([["b", "wish", line], ["c", "like", area]]);
});
