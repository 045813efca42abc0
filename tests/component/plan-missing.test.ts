import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, test } from "vitest";
import type { AnalysisResult, GroupFigures, HomeFigures, TimeCells } from "../../src/domain/analysis/figures";
import { FACETS } from "../../src/domain/analysis/filter";
import { USUAL_VIEW, type PlanView } from "../../src/domain/analysis/filter-address";
import type { Dictionaries } from "../../src/domain/analysis/snapshot";
import { hexagonAt } from "../../src/domain/analysis/hexagon";
import type { Campaign } from "../../src/domain/campaign";
import { toPlane } from "../../src/domain/grid";
import { setLocale } from "../../src/generated/messages/runtime";
import Harness from "./plan-harness.svelte";

const square = (west: number) => ({ type: "MultiPolygon" as const, coordinates: [[[[west, 56], [west + 0.05, 56], [west + 0.05, 56.05], [west, 56.05], [west, 56]]]] as const });
const districts = [{ id: "norr", name: "Norr", boundary: square(12.6) }, { id: "soder", name: "Söder", boundary: square(12.7) }];
const dictionaries: Dictionaries = {
  districts: [null, { id: "norr", name: "Norr", population: { "13_19": 100, "65_79": 100 } }, { id: "soder", name: "Söder", population: { "13_19": 100, "65_79": 100 } }],
  campaigns: [null], areas: [], areaSets: [[]], themes: [], themeSets: [[]],
};
/** 20 said both: 10 of 13–19 and 2 of 65–79 in Norr, 8 of 13–19 on Söder. Five is expected of each. */
const homes: readonly HomeFigures[] = [
  { district: 0, respondentsByAge: [7, 0, 0, 0, 0, 0, 0, 0] },
  { district: 1, respondentsByAge: [0, 0, 10, 0, 0, 0, 2, 0] },
  { district: 2, respondentsByAge: [0, 0, 8, 0, 0, 0, 0, 0] },
];
function figures(over: Partial<GroupFigures>): GroupFigures {
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as GroupFigures["facets"];
  const total = { respondents: 27, pins: 30 };
  const wholes = Object.fromEntries(FACETS.map((facet) => [facet, total])) as unknown as GroupFigures["wholes"];
  return { total, facets, wholes, months: [], safetyByTime: [], safety: { mean: null, respondents: 0 }, districts: [], areas: [], homes: [], cells: null, ...over };
}
const resultOf = (a: GroupFigures): AnalysisResult => ({ version: "1", a, b: null, verdict: new Uint8Array(), tookMs: 1 });
const views: PlanView[] = [];
function show(part: "missing" | "strip", a: GroupFigures, openCampaigns: readonly Campaign[] = []) {
  views.length = 0;
  render(Harness, { part, result: resultOf(a), dictionaries, view: { ...USUAL_VIEW, mode: "safety" }, districts, openCampaigns, onview: (view: PlanView) => views.push(view), onopen: () => undefined });
}
beforeEach(() => void setLocale("sv", { reload: false }));

describe("who is missing", () => {
  const campaign = (slug: string, area: Campaign["area"]) => ({ slug, title: { sv: slug }, area }) as unknown as Campaign;
  test("says who, and who did not say", () => {
    show("missing", figures({ homes }));
    const told = screen.getAllByRole("listitem").map((item) => item.textContent.trim());
    expect(told[0]).toMatch(/^Ingen som uppgett 65–79 och bor i Söder\./);
    expect(told[1]).toMatch(/^2 som uppgett 65–79 och bor i Norr\. Efter folkmängd ungefär 5\./);
    expect(screen.getByText(/7 av 27 har inte uppgett ålder, 7 inte var de bor/)).toBeTruthy();
  });
  test("opens a new dialogue with the district filled in, or the poster of one that is open there", () => {
    show("missing", figures({ homes }), [campaign("norr-bara", [[12.61, 56.01], [12.62, 56.01], [12.62, 56.02], [12.61, 56.01]]), campaign("hela-staden", null)]);
    expect(screen.getByRole("link", { name: "Gör en dialog i Söder" }).getAttribute("href")).toBe("/personal/dialoger/ny?stadsdel=soder");
    expect(screen.getByRole("link", { name: "Skriv ut affisch för hela-staden" }).getAttribute("href")).toBe("/dialoger/hela-staden/affisch");
    expect(screen.getByRole("link", { name: "Skriv ut affisch för norr-bara" })).toBeTruthy();
  });
  test("one little map an age, each saying in words what it shows; signs tell it without colour", () => {
    show("missing", figures({ homes }));
    const young = screen.getByRole("img", { name: "13–19. fler än väntat: Norr och Söder." });
    expect([...young.querySelectorAll("text")].map((sign) => sign.textContent)).toEqual(["+", "+"]);
    expect([...screen.getByRole("img", { name: "65–79. under hälften av väntat: Norr och Söder." }).querySelectorAll("text")].map((sign) => sign.textContent)).toEqual(["−−", "−−"]);
    expect(within(screen.getByRole("table", { name: "Svarande av väntat efter folkmängd" })).getAllByRole("rowheader").map((head) => head.textContent)).toEqual(["Norr", "Söder"]);
  });
  test("with too few there is no map, and it says from when there is one", () => {
    show("missing", figures({ homes: [{ district: 1, respondentsByAge: [0, 0, 4, 0, 0, 0, 0, 0] }] }));
    expect(screen.queryByRole("img")).toBeNull();
    expect(screen.getByText(/minst 5 svarande/)).toBeTruthy();
  });
  test("age beside the population, as bars and as a table", async () => {
    show("missing", figures({ homes }));
    const figure = screen.getByRole("region", { name: "Ålder, hörda mot befolkning" });
    expect(within(figure).getAllByText(/bef\. 50/)).toHaveLength(2);
    await fireEvent.click(within(figure).getByRole("button", { name: "Visa som tabell" }));
    expect(within(figure).getByRole("row", { name: /13–19 18 90\s% 50\s%/ })).toBeTruthy();
  });
});

describe("the strip of times", () => {
  const time = (respondents: number, mean: number | null) => ({ mean, respondents, respondentsByLevel: [0, 0, respondents, 0, 0] });
  const [q, r] = hexagonAt(...toPlane([12.7005, 56.0492]), 250);
  const held = (respondents: number): TimeCells => ({ q: Int32Array.of(q), r: Int32Array.of(r), meanSafety: Float32Array.of(3), safetyRespondents: Uint32Array.of(respondents) });
  const cells = { widthMetres: 250, ...held(6), respondents: Uint32Array.of(6), pins: Uint32Array.of(6), uneasyRespondents: Uint32Array.of(0) };
  test("each time says its mean and n, draws only cells that have enough, and is pressed to filter by", async () => {
    show("strip", figures({ safetyByTime: [time(2, 3), time(6, 3.5), time(6, 3), time(9, 2.25)], cells, cellsByTime: [held(2), held(6), held(5), held(4)] }));
    const buttons = within(screen.getByRole("group", { name: "Trygghet över dygnet" })).getAllByRole("button");
    expect(buttons.map((button) => button.textContent.trim())).toEqual([expect.stringMatching(/^Morgon\s+färre än 5 svarande/), expect.stringMatching(/^Dag\s+3,5 av 5, 6 svarande/), expect.stringMatching(/^Kväll\s+3 av 5, 6/), expect.stringMatching(/^Natt\s+2,3 av 5, 9/)]);
    expect(buttons.map((button) => button.querySelectorAll(".cell").length)).toEqual([0, 1, 1, 0]);
    await fireEvent.click(buttons[2] as HTMLElement);
    expect(views.at(-1)?.filter.values.time).toEqual(["evening"]);
  });
  test("where the map shows something else there are only the numbers", () => {
    show("strip", figures({ safetyByTime: [time(6, 3), time(6, 3), time(6, 3), time(6, 3)] }));
    expect(document.querySelector("svg")).toBeNull();
  });
});
