/** Twelve contributions and every figure that follows from them, counted by hand. */
import { expect, test } from "vitest";
import { EVERYTHING, type AnalysisFilter } from "../../../src/domain/analysis/filter";
import type { AnalysisResult, FacetCount } from "../../../src/domain/analysis/figures";
import { hexagonAt } from "../../../src/domain/analysis/hexagon";
import type { Dictionaries } from "../../../src/domain/analysis/snapshot";
import { fromPlane } from "../../../src/domain/grid";
import { anAnalysisRow, engineWith } from "../support/analysis-rows";

const DICTIONARIES: Dictionaries = {
  districts: [null, { id: "centrum", name: "Centrum", population: { "13_19": 400, "20_34": 1_000 } }, { id: "soder", name: "Söder", population: { "13_19": 600, "65_79": 500 } }],
  campaigns: [null, { id: "trygghet", name: "Trygghetsdialog" }],
  areas: [{ id: "hamnen", name: "Hamnen", caseNumber: "123/2025", phase: "consultation" }, { id: "parken", name: "Parken", caseNumber: null, phase: "started" }],
  areaSets: [[], [0], [0, 1]],
  themes: [{ id: "ljus", name: "Ljus" }, { id: "lek", name: "Lek" }],
  themeSets: [[], [0], [0, 1]],
};
// Two hexagons of 200 m: `here` around 356 000, `there` ten to the east of it.
const [here, there] = [{ east: 356_000, north: 6_213_000 }, { east: 358_000, north: 6_213_000 }];
const HEXAGON_METRES = 200;

/**
 * Respondents: 1 (13–19, Centrum), 2 (20–34, Söder), 3 (says nothing), 4 (13–19, no home; her last one is rejected), 5 (65–79 first without
 * home, then of Söder), in the order the database numbers them, not sorted by respondent.
 */
const ROWS = [
  anAnalysisRow({ ordinal: 1, respondent: 1, ...here, kind: "safety", safety: 1, times: ["night"], causes: ["bad.lighting"], age: "13_19", gender: "woman", relations: ["live"], home: 1, district: 1, campaign: 1, areas: 2, themes: 1, day: "2026-03-31" }),
  anAnalysisRow({ ordinal: 2, respondent: 2, ...here, kind: "safety", safety: 4, times: ["day", "night"], causes: ["good.overview"], age: "20_34", gender: "man", home: 2, district: 1, campaign: 1, areas: 1, day: "2026-04-01" }),
  anAnalysisRow({ ordinal: 3, respondent: 1, ...here, kind: "safety", safety: 4, times: ["night"], causes: ["bad.lighting", "good.overview"], age: "13_19", gender: "woman", relations: ["live"], home: 1, district: 1, campaign: 1, areas: 1, themes: 1, day: "2026-04-02" }),
  anAnalysisRow({ ordinal: 4, respondent: 3, ...there, kind: "avoid", district: 2, day: "2026-04-02" }),
  anAnalysisRow({ ordinal: 5, respondent: 1, ...there, kind: "safety", safety: 5, times: ["morning"], age: "13_19", gender: "woman", relations: ["live", "study"], home: 1, district: 2, day: "2026-04-03" }),
  anAnalysisRow({ ordinal: 6, respondent: 4, ...here, kind: "wish", age: "13_19", relations: ["visit"], district: 1, areas: 1, themes: 2, day: "2026-04-10", answered: "yes" }),
  anAnalysisRow({ ordinal: 7, respondent: 4, ...here, kind: "wish", age: "13_19", relations: ["visit"], district: 1, areas: 1, themes: 2, day: "2026-04-11", answered: "draft" }),
  anAnalysisRow({ ordinal: 8, respondent: 5, ...there, kind: "memory", decade: 1950, age: "65_79", district: 2, day: "2026-05-01", status: "submitted" }),
  anAnalysisRow({ ordinal: 9, respondent: 5, ...there, kind: "memory", decade: 1970, home: 2, district: 2, day: "2026-05-02" }),
  anAnalysisRow({ ordinal: 10, respondent: 2, ...there, kind: "like", age: "20_34", gender: "man", home: 2, day: "2026-05-03" }),
  anAnalysisRow({ ordinal: 11, respondent: 2, ...there, kind: "story", age: "20_34", gender: "man", home: 2, district: 2, day: "2026-05-04" }),
  anAnalysisRow({ ordinal: 12, respondent: 4, ...there, kind: "avoid", age: "13_19", district: 2, day: "2026-05-05", status: "rejected" }),
] as const;

async function ask(filter: AnalysisFilter, compare: AnalysisFilter | null = null): Promise<AnalysisResult> {
  return (await engineWith(ROWS, DICTIONARIES)).ask({ filter, compare, hexagonMetres: HEXAGON_METRES });
}
/** "kind: respondents/pins" as one writes it on paper. */
const onPaper = (counts: readonly FacetCount[]): Record<string, string> => Object.fromEntries(counts.map(({ value, respondents, pins }) => [value, `${respondents}/${pins}`]));

test("everything but what was rejected: the total, and every value of every facet", async () => {
  const { a } = await ask(EVERYTHING);
  expect(a.total).toEqual({ respondents: 5, pins: 11 });
  expect(onPaper(a.facets.kind)).toEqual({ story: "1/1", memory: "1/2", wish: "1/2", like: "1/1", avoid: "1/1", safety: "2/4" });
  expect(onPaper(a.facets.safety)).toEqual({ "1": "1/1", "2": "0/0", "3": "0/0", "4": "2/2", "5": "1/1" });
  expect(onPaper(a.facets.time)).toEqual({ morning: "1/1", day: "1/1", evening: "0/0", night: "2/3" });
  expect(Object.fromEntries(Object.entries(onPaper(a.facets.cause)).filter(([, amount]) => amount !== "0/0"))).toEqual({ "bad.lighting": "1/2", "good.overview": "2/2" });
  expect(a.facets.cause).toHaveLength(16);
  // Respondent 5 gave an age once and left it out once: one respondent in each.
  expect(onPaper(a.facets.age)).toEqual({ not_stated: "2/2", under_13: "0/0", "13_19": "2/5", "20_34": "1/3", "35_49": "0/0", "50_64": "0/0", "65_79": "1/1", "80_plus": "0/0" });
  expect(onPaper(a.facets.gender)).toEqual({ not_stated: "3/5", woman: "1/3", man: "1/3", other: "0/0" });
  expect(onPaper(a.facets.relation)).toEqual({ not_stated: "3/6", live: "1/3", work: "0/0", study: "1/1", visit: "1/2" });
  expect(onPaper(a.facets.home)).toEqual({ not_stated: "3/4", centrum: "1/3", soder: "2/4" });
  expect(onPaper(a.facets.district)).toEqual({ none: "1/1", centrum: "3/5", soder: "4/5" });
  expect(onPaper(a.facets.campaign)).toEqual({ none: "5/8", trygghet: "2/3" });
  expect(onPaper(a.facets.area)).toEqual({ none: "4/6", hamnen: "3/5", parken: "1/1" });
  expect(onPaper(a.facets.theme)).toEqual({ none: "4/7", ljus: "2/4", lek: "1/2" });
  expect(onPaper(a.facets.decade)).toEqual({ "1950": "1/1", "1960": "0/0", "1970": "1/1" });
  // The rejected one is counted at its own status: the status is what keeps it out.
  expect(onPaper(a.facets.status)).toEqual({ submitted: "1/1", published: "5/10", rejected: "1/1" });
  expect(onPaper(a.facets.answered)).toEqual({ no: "4/9", draft: "1/1", yes: "1/1" });
});

test("months from the first to the last, respondents and pins", async () => {
  const { a } = await ask(EVERYTHING);
  expect(a.months).toEqual([{ month: "2026-03", respondents: 1, pins: 1 }, { month: "2026-04", respondents: 4, pins: 6 }, { month: "2026-05", respondents: 2, pins: 4 }]);
});

test("safety at all and by time: each respondent weighs one, their pins share it", async () => {
  const { a } = await ask(EVERYTHING);
  // Respondent 1: (1 + 4 + 5) / 3 = 10/3; respondent 2: 4.
  expect(a.safety).toEqual({ mean: (10 / 3 + 4) / 2, respondents: 2 });
  expect(a.safetyByTime).toEqual([
    { mean: 5, respondents: 1, respondentsByLevel: [0, 0, 0, 0, 1] },
    { mean: 4, respondents: 1, respondentsByLevel: [0, 0, 0, 1, 0] },
    { mean: null, respondents: 0, respondentsByLevel: [0, 0, 0, 0, 0] },
    // Respondent 1: (1 + 4) / 2 = 2.5; respondent 2: 4.
    { mean: 3.25, respondents: 2, respondentsByLevel: [1, 0, 0, 2, 0] },
  ]);
});

test("by time of day the other times are counted beside the chosen one; the mean at all is of the chosen one only", async () => {
  const night = { ...EVERYTHING, values: { ...EVERYTHING.values, time: ["night"] } };
  const { a } = await (await engineWith(ROWS, DICTIONARIES)).ask({ filter: night, compare: null, hexagonMetres: HEXAGON_METRES, byTime: true });
  expect(a.safety).toEqual({ mean: 3.25, respondents: 2 });
  expect(a.safetyByTime.map(({ mean, respondents }) => [mean, respondents])).toEqual([[5, 1], [4, 1], [null, 0], [3.25, 2]]);
  const [hereCell, thereCell] = [hexagonAt(here.east, here.north, HEXAGON_METRES), hexagonAt(there.east, there.north, HEXAGON_METRES)];
  expect(a.cellsByTime?.map(({ q, r, meanSafety, safetyRespondents }) => Array.from(q, (each, nth) => [each, r[nth], meanSafety[nth], safetyRespondents[nth]]))).toEqual([
    [[...thereCell, 5, 1]], [[...hereCell, 4, 1]], [], [[...hereCell, 3.25, 2]],
  ]);
  expect((await ask(night)).a.cellsByTime).toBeUndefined();
});

test("districts and areas: what lies there, and how safe by day and by night", async () => {
  const { a } = await ask(EVERYTHING);
  const [march, april, may] = [9, 10, 11];
  const months = (counts: Readonly<Record<number, number>>): number[] => Array.from({ length: 12 }, (_, month) => counts[month] ?? 0);
  expect(a.districts).toEqual([
    {
      id: "centrum", respondents: 3, pins: 5, pinsByKind: [0, 0, 2, 0, 0, 3], respondentsByKind: [0, 0, 1, 0, 0, 2],
      safetyByDay: { mean: 4, respondents: 1 }, safetyByNight: { mean: 3.25, respondents: 2 }, unanswered: 3, topThemes: ["ljus", "lek"], months: months({ [march]: 1, [april]: 4 }),
    },
    {
      id: "soder", respondents: 4, pins: 5, pinsByKind: [1, 2, 0, 0, 1, 1], respondentsByKind: [1, 1, 0, 0, 1, 1],
      safetyByDay: { mean: 5, respondents: 1 }, safetyByNight: { mean: null, respondents: 0 }, unanswered: 5, topThemes: [], months: months({ [april]: 2, [may]: 3 }),
    },
  ]);
  expect(a.areas?.map(({ id, respondents, pins, unanswered, safetyByNight }) => ({ id, respondents, pins, unanswered, safetyByNight }))).toEqual([
    { id: "hamnen", respondents: 3, pins: 5, unanswered: 3, safetyByNight: { mean: 3.25, respondents: 2 } },
    { id: "parken", respondents: 1, pins: 1, unanswered: 1, safetyByNight: { mean: 1, respondents: 1 } },
  ]);
});

test("homes: of each respondent what was said last, and leaving it open takes nothing back", async () => {
  const { a } = await ask(EVERYTHING);
  expect(a.homes).toEqual([
    { district: 0, respondentsByAge: [1, 0, 1, 0, 0, 0, 0, 0] },
    { district: 1, respondentsByAge: [0, 0, 1, 0, 0, 0, 0, 0] },
    { district: 2, respondentsByAge: [0, 0, 0, 1, 0, 0, 1, 0] },
  ]);
});

test("hexagons: respondents, pins, mean safety with its n, and who is uneasy", async () => {
  const { a: { cells } } = await ask(EVERYTHING);
  const at = ({ east, north }: typeof here): Record<string, number> | null => {
    const [q, r] = hexagonAt(east, north, HEXAGON_METRES);
    const nth = cells?.q.findIndex((each, index) => each === q && cells.r[index] === r) ?? -1;
    return cells === null || nth < 0 ? null : { respondents: cells.respondents[nth] ?? 0, pins: cells.pins[nth] ?? 0, mean: cells.meanSafety[nth] ?? 0, marked: cells.safetyRespondents[nth] ?? 0, uneasy: cells.uneasyRespondents[nth] ?? 0 };
  };
  expect(cells?.q).toHaveLength(2);
  // Here: respondents 1, 2 and 4; respondent 1 marked 1 and 4.
  expect(at(here)).toEqual({ respondents: 3, pins: 5, mean: 3.25, marked: 2, uneasy: 1 });
  // There: respondents 1, 2, 3 and 5; respondent 3 avoids it.
  expect(at(there)).toEqual({ respondents: 4, pins: 6, mean: 5, marked: 1, uneasy: 1 });
});

test("a facet is counted under all other filters, and a filter on it does not hide its own values", async () => {
  const { a } = await ask({ ...EVERYTHING, values: { ...EVERYTHING.values, kind: ["safety"], district: ["centrum"] } });
  expect(a.total).toEqual({ respondents: 2, pins: 3 });
  // In Centrum: three safety pins and the two wishes.
  expect(onPaper(a.facets.kind)).toEqual({ story: "0/0", memory: "0/0", wish: "1/2", like: "0/0", avoid: "0/0", safety: "2/3" });
  // Of safety pins: three in Centrum, one on Söder.
  expect(onPaper(a.facets.district)).toEqual({ none: "0/0", centrum: "2/3", soder: "1/1" });
  expect(onPaper(a.facets.age)).toMatchObject({ "13_19": "1/2", "20_34": "1/1" });
  expect(a.homes.map((home) => home.respondentsByAge.reduce((sum, each) => sum + each, 0))).toEqual([0, 1, 1]);
});

test("several values of one facet mean any of them; a period keeps its months beside it", async () => {
  const { a } = await ask({ ...EVERYTHING, from: "2026-04-01", to: "2026-04-30", values: { ...EVERYTHING.values, kind: ["wish", "avoid"] } });
  expect(a.total).toEqual({ respondents: 2, pins: 3 });
  expect(a.months).toEqual([{ month: "2026-03", respondents: 0, pins: 0 }, { month: "2026-04", respondents: 2, pins: 3 }, { month: "2026-05", respondents: 0, pins: 0 }]);
});

test("two groups: each row says which of them it is in", async () => {
  const { a, b, verdict } = await ask({ ...EVERYTHING, values: { age: ["13_19"] } }, { ...EVERYTHING, values: { kind: ["safety", "avoid"] } });
  expect(a.total).toEqual({ respondents: 2, pins: 6 });
  expect(b?.total).toEqual({ respondents: 4, pins: 6 });
  // By respondent, oldest first: 1 (1, 3, 5), 2 (2, 10, 11), 3 (4), 4 (6, 7, 12), 5 (8, 9).
  expect(Array.from(verdict)).toEqual([3, 3, 3, 2, 0, 0, 2, 1, 1, 3, 0, 0]);
});

test("values that the snapshot does not know, and days that are none, are ignored", async () => {
  const { a } = await ask({ ...EVERYTHING, from: "igår", values: { ...EVERYTHING.values, theme: ["borttaget"] } });
  expect(a.total).toEqual({ respondents: 5, pins: 11 });
});

test("words let through what was found, and nothing before the search has answered", async () => {
  const engine = await engineWith(ROWS, DICTIONARIES);
  const query = { filter: { ...EVERYTHING, words: "lampa" }, compare: null, hexagonMetres: null };
  expect((await engine.ask(query)).a.total.pins).toBe(0);
  await engine.setFound("lampa", Uint32Array.of(1, 3, 4, 12));
  const { a } = await engine.ask(query);
  expect(a.total).toEqual({ respondents: 2, pins: 3 });
  expect(onPaper(a.facets.status)).toMatchObject({ rejected: "1/1" });
  await engine.setFound("lampa", null);
  expect((await engine.ask(query)).a.total.pins).toBe(0);
});

test("a place: a district and an area by their ids, a drawn boundary, a buffer once it has been counted", async () => {
  const engine = await engineWith(ROWS, DICTIONARIES);
  const pins = async (where: AnalysisFilter["where"]): Promise<number> => (await engine.ask({ filter: { ...EVERYTHING, where }, compare: null, hexagonMetres: null })).a.total.pins;
  expect(await pins({ type: "district", id: "soder", bufferMetres: 0 })).toBe(5);
  expect(await pins({ type: "area", id: "hamnen", bufferMetres: 0 })).toBe(5);
  expect(await pins({ type: "area", id: "borttaget", bufferMetres: 0 })).toBe(0);
  const around = ({ east, north }: typeof here, metres: number) => ({
    type: "MultiPolygon" as const,
    coordinates: [[([[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]] as const).map(([x, y]) => fromPlane([east + x * metres, north + y * metres]))]],
  });
  expect(await pins({ type: "drawn", boundary: around(here, 500), bufferMetres: 0 })).toBe(5);
  const buffered = { type: "line", line: [[12.69, 56.04], [12.7, 56.04]], bufferMetres: 100 } as const;
  expect(await pins(buffered)).toBe(0);
  await engine.setBoundary(buffered, around(there, 50));
  expect(await pins(buffered)).toBe(6);
});

test("the list behind a click: newest first, within a hexagon or a circle, no more than asked for", async () => {
  const engine = await engineWith(ROWS, DICTIONARIES);
  const query = { filter: EVERYTHING, compare: null, hexagonMetres: null };
  expect(Array.from(await engine.ordinals(query, { limit: 3 }))).toEqual([11, 10, 9]);
  const [q, r] = hexagonAt(here.east, here.north, HEXAGON_METRES);
  expect(Array.from(await engine.ordinals(query, { limit: 100, near: { type: "hexagon", q, r, widthMetres: HEXAGON_METRES } }))).toEqual([7, 6, 3, 2, 1]);
  expect(Array.from(await engine.ordinals(query, { limit: 100, near: { type: "circle", at: fromPlane([there.east + 30, there.north]), metres: 31 } }))).toEqual([11, 10, 9, 8, 5, 4]);
});

test("what a facet's counts are shares of: all under the other filters, also where the facet itself is filtered", async () => {
  // Of 11 that are not rejected, by 5: one likes, one tells a story. Those alone pass; without the filter on kind all 11 would.
  const { a } = await ask({ ...EVERYTHING, values: { ...EVERYTHING.values, kind: ["like", "story"] } });
  expect(a.total).toEqual({ respondents: 1, pins: 2 });
  expect(a.wholes.kind).toEqual({ respondents: 5, pins: 11 });
  expect(onPaper(a.facets.kind)).toEqual({ story: "1/1", memory: "1/2", wish: "1/2", like: "1/1", avoid: "1/1", safety: "2/4" });
  // No other facet is filtered but status, of which all likes and stories would pass anyway.
  expect(a.wholes.age).toEqual(a.total);
  expect(a.wholes.status).toEqual(a.total);
  // Respondent 4's last one alone is rejected: without the status there are twelve, by the same five.
  expect((await ask(EVERYTHING)).a.wholes.status).toEqual({ respondents: 5, pins: 12 });
});

test("a decade that nobody told of lets nothing through, as any value that nobody has", async () => {
  const { a } = await ask({ ...EVERYTHING, values: { decade: ["1890"] } });
  expect(a.total).toEqual({ respondents: 0, pins: 0 });
  expect(onPaper(a.facets.decade)).toEqual({ "1950": "1/1", "1960": "0/0", "1970": "1/1" });
});
