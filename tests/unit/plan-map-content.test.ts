import { describe, expect, test } from "vitest";
import type { AnalysisResult, GroupFigures, HexCells } from "../../src/domain/analysis/figures";
import { EVERYTHING } from "../../src/domain/analysis/filter";
import { RATE_SCALE } from "../../src/domain/analysis/plan-colors";
import { shownIn } from "../../src/map/plan/hexagon-features";
import type { Dictionaries } from "../../src/domain/analysis/snapshot";
import { shownMap } from "../../src/views/plan/map/map-content";

const district = (id: string, residents: number) => ({ id, name: id, population: residents === 0 ? {} : { "20_34": residents } });
const dictionaries: Dictionaries = { districts: [null, district("Norr", 1000), district("Söder", 2000), district("Råå", 0), district("Berga", 500)], campaigns: [null], areas: [], areaSets: [[]], themes: [], themeSets: [[]] };
const cells: HexCells = { widthMetres: 250, q: Int32Array.of(0, 1), r: Int32Array.of(0, 0), respondents: Uint32Array.of(3, 12), pins: Uint32Array.of(40, 12), meanSafety: Float32Array.of(2, 3), safetyRespondents: Uint32Array.of(1, 6), uneasyRespondents: Uint32Array.of(1, 4) };
/** 10 of Norr's 1,000, 8 of Söder's 2,000, 9 of Råå without a figure, 4 of Berga's 500, and 20 who did not say. */
const homes = [20, 10, 8, 9, 4].map((respondents, position) => ({ district: position, respondentsByAge: [0, 0, 0, respondents, 0, 0, 0, 0] }));
const a = { total: { respondents: 51, pins: 90 }, homes, cells } as unknown as GroupFigures;
const result: AnalysisResult = { version: "1", a, b: null, verdict: new Uint8Array(), tookMs: 0 };

describe("per 1,000 residents on the map", () => {
  const shown = shownMap({ mode: "hexagons", unit: "per_thousand", compare: null }, result, a, dictionaries);
  test("districts by stated home: too few, and no figure for the population, have no value", () => {
    expect(shown?.content).toMatchObject({ type: "homes", choropleth: { values: [{ id: "Norr", value: 10 }, { id: "Söder", value: 4 }, { id: "Råå", value: null }, { id: "Berga", value: null }], breaks: [10] } });
  });
  test("the legend has each class with how many it stands on, what is blank, and those who did not say", () => {
    expect(shown?.legend).toEqual({ mode: "homes", classes: [{ from: null, below: 10, respondents: 8 }, { from: 10, below: null, respondents: 10 }], isAnyBlank: true, notStated: 20, respondents: 51 });
  });
  test("where nobody can be told of there is no class", () => {
    const nobody = { ...result, a: { ...a, homes: [] } };
    expect(shownMap({ mode: "hexagons", unit: "per_thousand", compare: null }, nobody, nobody.a, dictionaries)?.legend).toMatchObject({ classes: [], isAnyBlank: true, notStated: 0 });
  });
  test("of two groups the one in hand is shown, each as it is", () => {
    const other = { ...a, cells: { ...cells, pins: Uint32Array.of(2, 7) } };
    expect(shownMap({ mode: "hexagons", unit: "pins", compare: EVERYTHING }, { ...result, b: other }, other, dictionaries)?.legend).toMatchObject({ mode: "count", most: 7 });
  });
  test("every other map counts respondents", () => {
    expect(shownMap({ mode: "heat", unit: "per_thousand", compare: null }, result, a, dictionaries)?.content).toMatchObject({ type: "heat", counts: cells.respondents });
    expect(shownMap({ mode: "hexagons", unit: "pins", compare: null }, result, a, dictionaries)?.legend).toMatchObject({ mode: "count", most: 40 });
  });
  test("its hue is not the one of contributions, and grows darker step by step", () => {
    expect(new Set(RATE_SCALE).size).toBe(5);
    const darkness = RATE_SCALE.map((color) => 255 - Number.parseInt(color.slice(3, 5), 16));
    expect(darkness).toEqual([...darkness].sort((one, other) => one - other));
  });
});

test("a difference that nobody compares any longer is shown as counts", () => {
  expect(shownMap({ mode: "difference", unit: "respondents", compare: null }, result, a, dictionaries)?.legend.mode).toBe("count");
  expect(shownMap({ mode: "difference", unit: "respondents", compare: EVERYTHING }, { ...result, b: a }, a, dictionaries)?.legend.mode).toBe("difference");
});

test("two groups cell by cell, hand-counted: the share that avoids or feels unsafe, blank where either has four, paler the fewer there are", () => {
  const held = (respondents: readonly number[], uneasy: readonly number[]): HexCells => ({ ...cells, q: Int32Array.of(0, 1, 2), r: Int32Array.of(0, 0, 0), respondents: Uint32Array.from(respondents), uneasyRespondents: Uint32Array.from(uneasy) });
  // 31 of 52 against 6 of 40: 0.596 − 0.15. 3 of 4 is too few. 8 of 8 against 6 of 10: 1 − 0.6.
  const [ofA, ofB] = [{ ...a, cells: held([52, 4, 8], [31, 3, 8]) }, { ...a, cells: held([40, 40, 10], [6, 6, 6]) }];
  const content = shownMap({ mode: "difference", unit: "respondents", compare: EVERYTHING }, { ...result, a: ofA, b: ofB }, ofA, dictionaries)?.content;
  const figures = content?.type === "cells" && content.figures.mode === "difference" ? content.figures : null;
  if (figures === null) throw new Error("no difference");
  expect(Array.from(figures.difference, (each) => Math.round(each * 1000))).toEqual([446, 600, 400]);
  expect((figures.uncertainty[0] ?? 1) < (figures.uncertainty[2] ?? 0)).toBe(true);
  expect([0, 1, 2].map((nth) => shownIn(figures, nth, String)?.label ?? null)).toEqual(["+45", null, "+40"]);
});
