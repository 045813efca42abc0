import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import type { AnalysisResult, FacetCount, GroupFigures, RegionFigures } from "../../src/domain/analysis/figures";
import { EVERYTHING, FACETS, type Facet } from "../../src/domain/analysis/filter";
import { USUAL_VIEW, type PlanView } from "../../src/domain/analysis/filter-address";
import type { Dictionaries } from "../../src/domain/analysis/snapshot";
import { m } from "../../src/generated/messages/messages";
import { listWords } from "../../src/views/shared/dates";
import { signedPoints } from "../../src/views/plan/compare/compare-measures";
import Harness from "./plan-harness.svelte";

const names = ["Norr", "Söder", "Råå", "Berga", "Dalhem", "Eneborg", "Fältabacken", "Gustavslund", "Husensjö", "Olympia"];
const dictionaries: Dictionaries = {
  districts: [null, ...names.map((name, nth) => ({ id: `district-${nth}`, name, population: nth === 1 ? { "13_19": 400, "65_79": 600 } : {} }))],
  campaigns: [null], areas: [{ id: "area-1", name: "Hamnen", caseNumber: "EXEMPEL 1", phase: "consultation" }, { id: "area-2", name: "Parken", caseNumber: null, phase: "started" }],
  areaSets: [[]], themes: [{ id: "theme-1", name: "Belysning" }], themeSets: [[]],
};
const count = (value: string, respondents: number, pins = respondents): FacetCount => ({ value, respondents, pins });
function figures(total: number, facets: Partial<Record<Facet, readonly FacetCount[]>> = {}, over: Partial<GroupFigures> = {}): GroupFigures {
  const all = Object.fromEntries(FACETS.map((facet) => [facet, facets[facet] ?? []])) as unknown as GroupFigures["facets"];
  const whole = { respondents: total, pins: total * 2 };
  const wholes = Object.fromEntries(FACETS.map((facet) => [facet, whole])) as unknown as GroupFigures["wholes"];
  return { total: whole, facets: all, wholes, months: [], safetyByTime: [], safety: { mean: null, respondents: 0 }, districts: [], areas: [], homes: [], cells: null, ...over };
}
function region(id: string, over: Partial<RegionFigures> = {}): RegionFigures {
  return { id, respondents: 10, pins: 12, pinsByKind: [1, 0, 0, 0, 11, 0], respondentsByKind: [1, 0, 0, 0, 9, 0], safetyByDay: { mean: 3.9, respondents: 8 }, safetyByNight: { mean: 1.2, respondents: 4 }, unanswered: 1, topThemes: ["theme-1"], months: [1, 2], ...over };
}
function show(part: "facet" | "table" | "chart" | "comparison", a: GroupFigures, { b = null, view = USUAL_VIEW }: { b?: GroupFigures | null; view?: PlanView } = {}) {
  const [onview, onopen] = [vi.fn<(view: PlanView) => void>(), vi.fn()];
  const result: AnalysisResult = { version: "1", a, b, verdict: new Uint8Array(), tookMs: 1 };
  render(Harness, { part, result, dictionaries, view, onview, onopen });
  return { onview, onopen };
}

describe("a facet", () => {
  const homes = [...names.map((_, nth) => count(`district-${nth}`, 30 - nth)), count("not_stated", 100, 110)];
  test("shows the greatest first, never loses those who did not say, and says its numbers to those who do not see bars", () => {
    show("facet", figures(200, { home: homes }));
    const boxes = screen.getAllByRole("checkbox").map((box) => box.getAttribute("aria-label"));
    expect(boxes[0]).toBe("Norr, 30");
    expect(boxes.at(-1)).toBe(`${m.plan_value_not_stated()}, 100`);
    expect(boxes).toHaveLength(8);
  });
  test("a value is chosen and stands in the view; a long list can be searched without dots and rings", async () => {
    const { onview } = show("facet", figures(200, { home: homes }));
    await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "raa" } });
    expect(screen.getAllByRole("checkbox")).toHaveLength(1);
    await fireEvent.click(screen.getByRole("checkbox", { name: /^Råå/ }));
    expect(onview.mock.lastCall?.[0].filter.values.home).toEqual(["district-2"]);
    await fireEvent.click(screen.getByRole("button", { name: m.plan_reset_named({ facet: m.plan_facet_home() }) }));
    expect(onview.mock.lastCall?.[0].filter.values.home).toBeUndefined();
  });
  test("counts contributions when that is the unit", () => {
    show("facet", figures(200, { home: homes }), { view: { ...USUAL_VIEW, unit: "pins" } });
    expect(screen.getByRole("checkbox", { name: `${m.plan_value_not_stated()}, 110` })).toBeTruthy();
  });
});

describe("the area table", () => {
  const both = figures(20, {}, { areas: [region("area-1", { unanswered: 1 }), region("area-2", { unanswered: 7, respondents: 3 })], districts: [region("district-1")], homes: [{ district: 2, respondentsByAge: [1, 0, 4, 0, 0, 0, 0, 0] }] });
  const rowNames = () => screen.getAllByRole("rowheader").map((cell) => within(cell).getByRole("button").textContent);
  test("has the unanswered first until one asks for something else", async () => {
    show("table", both);
    expect(rowNames()).toEqual(["Parken", "Hamnen"]);
    await fireEvent.click(screen.getByRole("button", { name: m.plan_areas_head_respondents() }));
    expect(rowNames()).toEqual(["Hamnen", "Parken"]);
    expect(screen.getByRole("columnheader", { name: m.plan_areas_head_respondents() }).getAttribute("aria-sort")).toBe("descending");
  });
  test("a mean of fewer than five is not shown, the others say how many they stand on", () => {
    show("table", both);
    const row = screen.getByRole("button", { name: m.plan_areas_open({ name: "Hamnen" }) }).closest("tr");
    expect(row?.textContent).toContain(m.plan_safety_n({ count: "8" }));
    expect(row?.textContent).not.toContain("1,2");
  });
  test("a name opens what was said there", async () => {
    const { onopen } = show("table", both);
    await fireEvent.click(screen.getByRole("button", { name: m.plan_areas_open({ name: "Parken" }) }));
    expect(onopen).toHaveBeenCalledWith("area", "area-2");
  });
  test("per 1,000 residents counts who said they live there, not where they pinned", async () => {
    show("table", both, { view: { ...USUAL_VIEW, unit: "per_thousand" } });
    await fireEvent.click(screen.getByRole("radio", { name: m.plan_districts_title() }));
    const row = screen.getByRole("button", { name: m.plan_areas_open({ name: "Söder" }) }).closest("tr");
    expect([...(row?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent.trim())[1]).toBe("5");
  });
});

describe("a chart", () => {
  const kinds = { kind: [count("avoid", 31), count("wish", 21)] };
  test("its table has number, share and interval, and how it was made says what is counted and when", async () => {
    show("chart", figures(52, kinds));
    await fireEvent.click(screen.getByRole("button", { name: m.plan_chart_as_table() }));
    const row = screen.getByRole("rowheader", { name: m.kind_avoid() }).closest("tr");
    // 31 of 52 is 60 %; Wilson's interval 46–72 %, counted by hand from the formula.
    expect(row?.textContent).toMatch(/31\s*60\s?%\s*46\s?%–72\s?%/);
    const how = screen.getByText(m.plan_chart_how()).closest("details");
    expect(how?.textContent).toContain(m.plan_how_unit_respondents());
    expect(how?.textContent).toContain(m.plan_how_interval());
  });
  test("a group that is filtered by itself shows everyone under the other filters, and says so", async () => {
    const all = figures(52);
    show("chart", figures(31, kinds, { wholes: all.wholes }), { view: { ...USUAL_VIEW, filter: { ...EVERYTHING, values: { kind: ["avoid"] } } } });
    await fireEvent.click(screen.getByRole("button", { name: m.plan_chart_as_table() }));
    expect(screen.getByRole("rowheader", { name: m.kind_avoid() }).closest("tr")?.textContent).toMatch(/31\s*60\s?%/);
    expect(screen.getByText(m.plan_how_other_filters())).toBeTruthy();
  });
});

describe("two groups", () => {
  const view: PlanView = { ...USUAL_VIEW, filter: { ...EVERYTHING, values: { age: ["13_19"] } }, compare: { ...EVERYTHING, values: { age: ["65_79", "80_plus"] } } };
  test("are told in one plain sentence with the interval of the difference, and that people chose to take part", () => {
    show("comparison", figures(52, { kind: [count("avoid", 31)] }), { b: figures(40, { kind: [count("avoid", 6)] }), view });
    const sentence = screen.getByRole("status").textContent;
    expect(sentence).toContain(m.plan_sentence({ measure: m.kind_avoid(), nameA: "13–19", nameB: listWords([m.contribute_age_65_79(), m.contribute_age_80_plus()]), partA: "31", allA: "52", partB: "6", allB: "40" }));
    expect(sentence).toContain(m.plan_sentence_chose());
    // 60 − 15 = 45 points; Newcombe's method 10 gives 25 to 59.
    expect(document.body.textContent).toContain(m.plan_sentence_difference({ difference: "+45", low: "+25", high: "+59" }));
    expect(screen.getByRole("img", { name: m.plan_interval_label({ difference: "+45", low: "+25", high: "+59" }) })).toBeTruthy();
    expect(screen.getByText(new RegExp(m.plan_sentence_leans()))).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/signifikan/i);
  });
  test("an interval on both sides of nothing says that it does not tell which way, and nothing has no minus", () => {
    show("comparison", figures(40, { kind: [count("avoid", 10)] }), { b: figures(40, { kind: [count("avoid", 10)] }), view });
    expect(document.body.textContent).toContain(m.plan_sentence_open());
    expect(signedPoints(-0.001)).toBe("0");
  });
  test("of too few nothing is said of the difference", () => {
    show("comparison", figures(4, { kind: [count("avoid", 3)] }), { b: figures(40, { kind: [count("avoid", 6)] }), view });
    expect(screen.getByText(m.plan_sentence_few({ count: "5" }))).toBeTruthy();
  });
});
