import { describe, expect, test } from "vitest";
import { areasAt } from "../../../src/domain/areas-at";
import { statementTime } from "../../../src/domain/statement-time";
import { anArea } from "../support/factories";

const AREA = anArea();

describe("which development areas a place touches", () => {
  test("a point inside, not one outside its edge or its box", () => {
    expect(areasAt({ type: "Point", coordinates: [12.707, 56.043] }, [AREA])).toEqual([AREA]);
    expect(areasAt({ type: "Point", coordinates: [12.7001, 56.0499] }, [AREA])).toEqual([]);
    expect(areasAt({ type: "Point", coordinates: [12.8, 56.1] }, [AREA])).toEqual([]);
  });
  test("a line that only passes through, and an area that holds it whole", () => {
    expect(areasAt({ type: "LineString", coordinates: [[12.69, 56.042], [12.72, 56.042]] }, [AREA])).toEqual([AREA]);
    expect(areasAt({ type: "Polygon", coordinates: [[[12.6, 56], [12.8, 56], [12.8, 56.1], [12.6, 56.1], [12.6, 56]]] }, [AREA])).toEqual([AREA]);
    expect(areasAt({ type: "LineString", coordinates: [[12.69, 56.06], [12.72, 56.06]] }, [AREA])).toEqual([]);
  });
});

describe("when a statement can be made", () => {
  test.each([
    ["consultation", "2026-05-01", "2026-05-31", "2026-05-31", "open"],
    ["review", "2026-05-01", "2026-05-31", "2026-06-01", "past"],
    ["consultation", null, null, "2026-06-01", "open"],
    ["consultation", "2026-06-02", null, "2026-06-01", "closed"],
    ["adopted", "2026-05-01", "2026-12-31", "2026-06-01", "closed"],
  ] as const)("%s from %s to %s is on %s: %s", (phase, phaseFrom, phaseTo, today, expected) => {
    expect(statementTime({ phase, phaseFrom, phaseTo }, today)).toBe(expected);
  });
});
