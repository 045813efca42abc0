import type { MapMouseEvent } from "maplibre-gl";
import { describe, expect, test, vi } from "vitest";
import { Presses } from "../../../src/map/presses";

const press = {} as MapMouseEvent;

describe("whose a press on the map is", () => {
  test("a pin on a square in a district gets it, whichever layer came first", () => {
    const presses = new Presses();
    const [district, cell, pin] = [vi.fn(() => true), vi.fn(() => true), vi.fn(() => true)];
    presses.listen("districts", district);
    presses.listen("pins", pin);
    presses.listen("cells", cell);
    expect(presses.isTaken(press)).toBe(true);
    expect(pin).toHaveBeenCalledOnce();
    expect(cell).not.toHaveBeenCalled();
    expect(district).not.toHaveBeenCalled();
  });
  test("what a pin does not want goes to what lies beneath, and at last to the ground", () => {
    const presses = new Presses();
    presses.listen("pins", () => false);
    const undo = presses.listen("districts", () => true);
    expect(presses.isTaken(press)).toBe(true);
    undo();
    expect(presses.isTaken(press)).toBe(false);
  });
});
