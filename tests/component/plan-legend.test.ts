import { cleanup, render, screen } from "@testing-library/svelte";
import { afterEach, describe, expect, test } from "vitest";
import MapLegend from "../../src/views/plan/legend/MapLegend.svelte";
import { classRanges, type LegendEntry } from "../../src/views/plan/legend/legend-entry";
import { setLocale } from "../../src/generated/messages/runtime";

afterEach(cleanup);
const words = (entry: LegendEntry, notes: readonly string[] = []) => {
  void setLocale("sv", { reload: false });
  render(MapLegend, { entry, notes });
  return screen.getByRole("region", { name: "Vad kartan visar" }).textContent;
};

describe("what the map's legend says", () => {
  test("hand-counted classes: no gap, no overlap, the last reaches the most there is", () => {
    expect(classRanges([2, 5, 20], 61)).toEqual([{ from: 1, to: 1 }, { from: 2, to: 4 }, { from: 5, to: 19 }, { from: 20, to: 61 }]);
    expect(classRanges([], 3)).toEqual([{ from: 1, to: 3 }]);
    expect(classRanges([], 0)).toEqual([{ from: 1, to: 1 }]);
  });
  test("points: every kind by its name, and in groups who is in which", () => {
    expect(words({ mode: "points", by: "kind" })).toMatch(/Berättelse.*Minne.*Önskan.*Gillar.*Undviker.*Trygghet/s);
    cleanup();
    expect(words({ mode: "points", by: "group" })).toMatch(/Bara i grupp A.*Bara i grupp B.*I båda/s);
  });
  test("counts say what they count", () => {
    expect(words({ mode: "count", unit: "pins", breaks: [2, 10], most: 40 })).toMatch(/Bidrag i varje ruta.*2–9.*10–40/s);
    cleanup();
    expect(words({ mode: "count", unit: "per_thousand", breaks: [], most: 4 }, ["Den här kartan räknar svarande."])).toMatch(/Svarande i varje ruta.*räknar svarande/s);
  });
  test("per 1,000 residents: borders and n of each class, what is blank, and always who did not say", () => {
    const classes = [{ from: null, below: 2.5, respondents: 12 }, { from: 2.5, below: null, respondents: 31 }];
    expect(words({ mode: "homes", classes, isAnyBlank: true, notStated: 57, respondents: 120 })).toMatch(/under 2,5 n 12.*2,5 eller mer n 31.*färre än 5 svarande.*Ej angivet: 57 av 120/s);
    cleanup();
    expect(words({ mode: "homes", classes: [], isAnyBlank: false, notStated: 0, respondents: 3 })).toMatch(/Ej angivet: 0 av 3/);
  });
  test("means and differences say from how many on, and never that anything is significant", () => {
    for (const mode of ["safety", "difference"] as const) {
      const said = words({ mode });
      expect(said).toMatch(/[Ff]ärre än 5/);
      expect(said).not.toMatch(/signifikant/i);
      cleanup();
    }
    expect(words({ mode: "heat" })).toMatch(/Få.*Många.*inte hur många/s);
  });
});
