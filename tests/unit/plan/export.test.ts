import { describe, expect, test } from "vitest";
import { EVERYTHING, type AnalysisFilter } from "../../../src/domain/analysis/filter";
import type { FiguresWithPlaces, GroupFigures } from "../../../src/domain/analysis/figures";
import type { Dictionaries } from "../../../src/domain/analysis/snapshot";
import { FACETS } from "../../../src/domain/analysis/filter";
import { m } from "../../../src/generated/messages/messages";
import { overwriteGetLocale } from "../../../src/generated/messages/runtime";
import { chartPicture } from "../../../src/views/plan/export/chart-pictures";
import { scaleMetres } from "../../../src/views/plan/export/draw-map";
import { filterForLog } from "../../../src/views/plan/export/filter-for-log";
import { gendersAlone, homesAndAges, relationsAlone } from "../../../src/views/plan/export/group-tables";
import { inSwedish } from "../../../src/views/plan/export/in-swedish";
import { reportPage } from "../../../src/views/plan/export/report-page";

const filter = (over: Partial<AnalysisFilter>): AnalysisFilter => ({ ...EVERYTHING, ...over });
const dictionaries: Dictionaries = { districts: [null, { id: "norr", name: "Norr", population: { "13_19": 500, "20_34": 500 } }, { id: "soder", name: "Söder", population: { "13_19": 900, "20_34": 100 } }], campaigns: [null], areas: [], areaSets: [[]], themes: [], themeSets: [[]] };
const homes = [{ district: 0, respondentsByAge: [30, 0, 0, 0, 0, 0, 0, 0] }, { district: 1, respondentsByAge: [0, 0, 20, 40, 0, 0, 0, 0] }, { district: 2, respondentsByAge: [0, 0, 3, 9, 0, 0, 0, 0] }];
function figures(over: Partial<FiguresWithPlaces> = {}): FiguresWithPlaces {
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as GroupFigures["facets"];
  return { total: { respondents: 102, pins: 110 }, facets, months: [], safetyByTime: [], safety: { mean: null, respondents: 0 }, wholes: Object.fromEntries(FACETS.map((facet) => [facet, { respondents: 102, pins: 102 }])) as unknown as GroupFigures["wholes"], districts: [], areas: [], homes, cells: null, ...over } as FiguresWithPlaces;
}

describe("what the register keeps of a filter", () => {
  test("is what the address has, but words and drawn places only as that there were any", () => {
    expect(filterForLog(filter({ words: "Kalle Andersson", values: { ...EVERYTHING.values, kind: ["wish", "like"] } }))).toBe("typ=wish,like&ord=");
    const ring = [[12.69, 56.04], [12.7, 56.04], [12.7, 56.05], [12.69, 56.04]] as const;
    expect(filterForLog(filter({ where: { type: "drawn", boundary: { type: "MultiPolygon", coordinates: [[ring]] }, bufferMetres: 50 } }))).toBe("yta=&buffert=50");
    expect(filterForLog(filter({ where: { type: "line", line: ring, bufferMetres: 50 } }))).toBe("linje=&buffert=50");
  });
  test("fits where it is kept, however much was chosen", () => {
    const many = Array.from({ length: 200 }, (_, nth) => `3f2b8c1e-6f0a-4a53-9c7e-${String(nth).padStart(12, "0")}`);
    expect(filterForLog(filter({ values: { theme: many, kind: ["wish"] } }))).toBe("typ=wish&tema=200-val&status=alla");
  });
});

describe("who took part", () => {
  test("by home and age: the three who are few are hidden, with a square that they cannot be counted from", () => {
    const told = homesAndAges(figures(), dictionaries);
    expect(told?.table.cells.map((row) => row.slice(0, 4))).toEqual([[30, 0, 0, 0], [0, 0, null, null], [0, 0, null, null]]);
    expect([told?.table.rowTotals, told?.table.columnTotals.slice(0, 4)]).toEqual([[30, 60, 12], [30, 0, 23, 49]]);
  });
  test("by gender only what was chosen; by relation also those few who did not", () => {
    const count = (value: string, respondents: number) => ({ value, respondents, pins: respondents });
    const of = figures({ facets: { ...figures().facets, gender: [count("not_stated", 50), count("woman", 40), count("man", 10), count("other", 2)], relation: [count("live", 99), count("visit", 60)] } });
    expect(gendersAlone(of, EVERYTHING)?.map(({ respondents }) => respondents)).toEqual([50, 40, null, null]);
    expect(gendersAlone(of, filter({ values: { gender: ["woman"] } }))).toEqual([{ value: "woman", respondents: 40 }]);
    expect(relationsAlone(of, EVERYTHING).map(({ respondents }) => respondents)).toEqual([null, 60]);
  });
  test("the chart of ages and the report say no more than the table", () => {
    const of = figures();
    const facts = { a: { figures: of, filter: EVERYTHING }, b: null, unit: "respondents" as const, dictionaries, readAt: new Date("2026-11-23T10:00:00Z"), isRightToLeft: false };
    expect(chartPicture("age", facts)?.rows.map(({ bars }) => bars[0]?.words.split(" ·")[0])).toEqual(["30", "0", "23", "49", "0", "0", "0", "0"]);
    expect(chartPicture("age", { ...facts, a: { figures: figures({ homes: [{ district: 0, respondentsByAge: [3, 0, 1, 0, 0, 0, 0, 0] }] }), filter: EVERYTHING } })).toBeNull();
    const page = reportPage({ selection: { figures: of, filter: EVERYTHING, dictionaries, regions: { districts: [], areas: [] } }, facts, organisation: "Staden", purpose: "Test", exportId: "3f2b8c1e-6f0a-4a53-9c7e-000000000001", madeAt: "2026-11-23T10:00:00Z", language: "sv", map: null });
    const words = page.blocks.flatMap((block) => ("text" in block ? [block.text] : []));
    // 72 said both; of 2,000 residents 900 are 13–19 in Söder: 32 expected, 3 came.
    expect(words).toContain(m.plan_print_missing_hidden({ age: m.contribute_age_13_19(), district: "Söder", expected: "32" }));
    expect(words.join(" ")).not.toMatch(/signifikan/i);
    expect(words.filter((text) => text === m.plan_print_chose_long())).toHaveLength(2);
  });
});

test("a record is Swedish whatever the planner reads, and the planner goes on in their own language", () => {
  overwriteGetLocale(() => "ar");
  try {
    expect(inSwedish(() => m.kind_wish())).toBe(m.kind_wish({}, { locale: "sv" }));
    expect(m.kind_wish()).toBe(m.kind_wish({}, { locale: "ar" }));
  } finally {
    overwriteGetLocale(() => "sv");
  }
});

test.each([[5, 120, 500], [0.3, 100, 20], [38, 100, 2000], [10, 200, 2000]])("%d metres a pixel and %d pixels of room: a bar of %d metres", (metres, room, bar) => expect(scaleMetres(metres, room)).toBe(bar));
