import { describe, expect, test } from "vitest";
import { metresBetween } from "../../../src/city/gazetteer";
import type { LonLat } from "../../../src/domain/place";
import { CLOSE_ZOOM, metresAway, stepMetres } from "../../../src/map/steps";

const here: LonLat = [12.6973, 56.0483];

describe("moving the crosshair with the arrow keys", () => {
  test.each(["north", "south", "east", "west"] as const)("fifty metres %s are fifty metres on the ground", (direction) => {
    expect(Math.abs(metresBetween(here, metresAway(here, direction, 50)) - 50)).toBeLessThan(0.5);
  });
  test("north is up, east is right, and back again is where one was", () => {
    expect(metresAway(here, "north", 5)[1]).toBeGreaterThan(here[1]);
    expect(metresAway(here, "east", 5)[0]).toBeGreaterThan(here[0]);
    const back = metresAway(metresAway(here, "north", 5), "south", 5);
    expect(metresBetween(here, back)).toBeLessThan(0.001);
  });
  test("close by a step is five metres, and never less", () => {
    expect(stepMetres(CLOSE_ZOOM, false)).toBe(5);
    expect(stepMetres(18, false)).toBe(5);
    expect(stepMetres(18, true)).toBe(50);
  });
  test("from afar a step is as long on the screen, so that one can cross the city", () => {
    expect(stepMetres(CLOSE_ZOOM - 3, false)).toBe(40);
    expect(stepMetres(CLOSE_ZOOM - 3, true)).toBe(400);
  });
});
