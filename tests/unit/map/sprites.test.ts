import { describe, expect, test } from "vitest";
import { KINDS } from "../../../src/domain/kind";
import { parseSpriteId } from "../../../src/map/sprites";

describe("the pictures the map asks for", () => {
  test.each(KINDS)("%s has a plate, and a larger one when chosen", (kind) => {
    expect(parseSpriteId(`mark-${kind}`)).toEqual({ type: "mark", kind, chosen: false });
    expect(parseSpriteId(`mark-${kind}-chosen`)).toEqual({ type: "mark", kind, chosen: true });
  });
  test("clusters come in three sizes and tell the share of each kind", () => {
    for (const size of ["small", "medium", "large"]) expect(parseSpriteId(`cluster-${size}-6-0-4-2`)).toEqual({ type: "cluster", size, shares: [6, 0, 4, 2] });
  });
  test.each(["airport_11", "mark-crime", "cluster-huge", ""])("\"%s\" of a foreign style is not ours to draw", (id) => {
    expect(parseSpriteId(id)).toBeNull();
  });
});
