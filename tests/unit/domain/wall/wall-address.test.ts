import fc from "fast-check";
import { expect, test } from "vitest";
import { WALL_NAME, WALL_NAME_LIMIT } from "../../../../src/domain/wall/wall";
import { parseWallAddress } from "../../../../src/domain/wall/wall-address";

const parse = (address: string) => parseWallAddress(new URL(address, "https://exempel.se"));

test.each([["/vagg", null], ["/vagg/", null], ["/vagg/dunkers", "dunkers"], ["/vagg/dunkers/", "dunkers"], ["/vagg/Dunkers", "dunkers"], ["/vagg/stads-museet%20", "stads-museet"]])("%s opens %s", (address, name) => {
  expect(parse(address)).toEqual({ name, token: null });
});
test("a link brings its token behind the name", () => {
  expect(parse("/vagg/dunkers#0123456789")).toEqual({ name: "dunkers", token: "0123456789" });
  expect(parse("/vagg/dunkers#")).toEqual({ name: "dunkers", token: null });
});
test.each([
  ["/vagg/%C3%85%C3%84%20", "ÅÄ"],
  ["/vagg/dunkers/entr%C3%A9", "dunkers/entré"],
  ["/vagg/dunkers%2Fannat", "dunkers/annat"],
  ["/vagg/%E0%A4%A", "%E0%A4%A"],
  ["/vagg/-dunkers", "-dunkers"],
  [`/vagg/${"a".repeat(61)}`, "a".repeat(61)],
])("%s can be no wall's name and is not asked for", (address, written) => {
  expect(parse(address)).toEqual({ written });
});
test("property: nothing but a wall's name is ever asked for", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (words) => {
      const found = parse(`/vagg/${encodeURIComponent(words)}`);
      if ("written" in found || found.name === null) return;
      expect(found.name).toMatch(WALL_NAME);
      expect(found.name.length).toBeLessThanOrEqual(WALL_NAME_LIMIT);
    }),
  );
});
