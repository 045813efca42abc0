import fc from "fast-check";
import { expect, test } from "vitest";
import type { PublishedContribution } from "../../../src/domain/contribution";
import { fold } from "../../../src/domain/fold";
import { PUBLIC_KINDS } from "../../../src/domain/kind";
import { decadeLine, decadesTouched, FACETS, filterContributions, isFiltering, nearestWayOut, SearchIndex, type Asked, type Facet } from "../../../src/views/explore/filtering";
import { anId, aRow } from "../support/factories";

const NOTHING_ASKED: Asked = { kinds: [], search: "", campaignId: null, decade: null, districtId: null, answered: null };
const index = () => new SearchIndex((row) => [row.districtId === "d-raa" ? "Råå" : null]);
const answer = { id: "a", stance: "noted", text: "Tack", reason: null, unit: "Park", standing: "administration", decidedOn: null, paragraph: null, publishedAt: "2026-01-01T00:00:00Z" } as const;
const rows: readonly PublishedContribution[] = [
  aRow({ id: anId(1), kind: "memory", title: "Spårvagnen", text: "Upp för Långvinkelsgatan.", era: { type: "decade", from: 1950, to: 1959 }, districtId: "d-norr", campaignId: "c1" }),
  aRow({ id: anId(2), kind: "memory", text: "Kriget och kaffet.", era: { type: "period", from: 1939, to: 1951 }, districtId: "d-raa", answers: [answer] }),
  aRow({ id: anId(3), kind: "wish", text: "ساعات أطول للمكتبة", language: "ar", districtId: "d-raa", campaignId: "c1" }),
  aRow({ id: anId(4), kind: "story", text: "RÅÅ hamn om vintern", districtId: "d-norr" }),
];
const found = (change: Partial<Asked>) => filterContributions(rows, { ...NOTHING_ASKED, ...change }, index());
const ids = (change: Partial<Asked>) => found(change).rows.map(({ id }) => Number(id.slice(-2)));

test("nothing asked shows everything, in the order given", () => {
  expect(ids({})).toEqual([1, 2, 3, 4]);
  expect(isFiltering(NOTHING_ASKED)).toBe(false);
  expect(isFiltering({ ...NOTHING_ASKED, search: " - " })).toBe(false);
});

test("the search looks in title, words and place names, without dots, case and Arabic variants", () => {
  expect(ids({ search: "sparvagn" })).toEqual([1]);
  expect(ids({ search: "raa" })).toEqual([2, 3, 4]);
  expect(ids({ search: "اطول" })).toEqual([3]);
  expect(ids({ search: "مكتبه" })).toEqual([3]);
  expect(ids({ search: "kaffet kriget" })).toEqual([2]);
  expect(ids({ search: "vagn" })).toEqual([1]);
  expect(ids({ search: "agn" })).toEqual([]);
  expect(ids({ search: "upp" })).toEqual([1]);
  expect(ids({ search: "kaffet spårvagn" })).toEqual([]);
});

test("a memory of a period is found in every decade it touches, and nothing without a time in any", () => {
  expect(ids({ decade: 1930 })).toEqual([2]);
  expect(ids({ decade: 1940 })).toEqual([2]);
  expect(ids({ decade: 1950 })).toEqual([1, 2]);
  expect(decadesTouched({ era: { type: "year", from: 1960, to: 1960 } })).toEqual([1960]);
  expect(decadesTouched({ era: null })).toEqual([]);
});

test("filters hold together", () => {
  expect(ids({ kinds: ["memory", "wish"], campaignId: "c1" })).toEqual([1, 3]);
  expect(ids({ districtId: "d-raa", answered: "no" })).toEqual([3]);
  expect(ids({ answered: "yes" })).toEqual([2]);
  expect(ids({ campaignId: "of-nobody" })).toEqual([]);
  expect(ids({ kinds: ["safety"] })).toEqual([]);
});

test("an option's count is what choosing it would show, the other filters as they are", () => {
  const { counts } = found({ kinds: ["memory"], districtId: "d-raa" });
  expect(Object.fromEntries(counts.kinds)).toEqual({ memory: 1, wish: 1 });
  expect(Object.fromEntries(counts.districts)).toEqual({ "d-norr": 1, "d-raa": 1 });
  expect(counts.answered).toEqual({ yes: 1, no: 0 });
  expect(Object.fromEntries(counts.decades)).toEqual({ 1930: 1, 1940: 1, 1950: 1 });
});

test("the nearest way out of an empty list is the filter that hides most", () => {
  const asked = { ...NOTHING_ASKED, kinds: ["story" as const], districtId: "d-raa", search: "råå" };
  expect(nearestWayOut(asked, found(asked))).toEqual({ facet: "kinds", count: 2 });
  const hopeless = { ...NOTHING_ASKED, search: "zzz", decade: 1850 };
  expect(nearestWayOut(hopeless, found(hopeless))).toBeNull();
});

test("a row that changes is folded anew, the others are not looked at again", () => {
  const looked: string[] = [];
  const counting = new SearchIndex((row) => (looked.push(row.id), []));
  filterContributions(rows, { ...NOTHING_ASKED, search: "råå" }, counting);
  const [first, ...rest] = rows;
  filterContributions(first === undefined ? rows : [{ ...first, text: "Nu vid Råå." }, ...rest], { ...NOTHING_ASKED, search: "råå hamn" }, counting);
  expect(looked).toEqual([anId(1), anId(2), anId(3), anId(4), anId(1)]);
});

test("the decades stand in a line with their gaps, and a chosen one stands there also when it is empty", () => {
  const counts = new Map([[1970, 2], [1940, 1]]);
  expect(decadeLine(counts, null)).toEqual([{ decade: 1940, count: 1 }, { decade: 1950, count: 0 }, { decade: 1960, count: 0 }, { decade: 1970, count: 2 }]);
  expect(decadeLine(counts, 1980).at(-1)).toEqual({ decade: 1980, count: 0 });
  expect(decadeLine(new Map(), null)).toEqual([]);
});

/** The same by the plainest means: one filter a facet, folding every time. */
function naively(all: readonly PublishedContribution[], asked: Asked, leaveOut: Facet | null): number {
  return all
    .filter((row) => leaveOut === "kinds" || asked.kinds.length === 0 || asked.kinds.includes(row.kind))
    .filter((row) => leaveOut === "campaign" || asked.campaignId === null || row.campaignId === asked.campaignId)
    .filter((row) => leaveOut === "district" || asked.districtId === null || row.districtId === asked.districtId)
    .filter((row) => leaveOut === "answered" || asked.answered === null || (row.answers.length > 0 ? "yes" : "no") === asked.answered)
    .filter((row) => leaveOut === "decade" || asked.decade === null || decadesTouched(row).includes(asked.decade))
    .filter((row) => leaveOut === "search" || fold(asked.search).split(" ").every((word) => fold(row.text).includes(word))).length;
}

test("one pass says the same as filtering anew for each facet", () => {
  const row = fc.record({
    kind: fc.constantFrom(...PUBLIC_KINDS), text: fc.constantFrom("Vid hamnen", "Bänkar i solen", "hamn och sol"), campaignId: fc.constantFrom(null, "c1", "c2"),
    districtId: fc.constantFrom(null, "d1", "d2"), answers: fc.constantFrom([], [answer]), era: fc.constantFrom(null, { type: "decade" as const, from: 1950, to: 1959 }, { type: "period" as const, from: 1948, to: 1962 }),
  }).map((change) => aRow(change));
  const asked = fc.record({
    kinds: fc.subarray([...PUBLIC_KINDS]), search: fc.constantFrom("", "hamn", "solen hamn", "bänk"), campaignId: fc.constantFrom(null, "c1"), decade: fc.constantFrom(null, 1950, 1960),
    districtId: fc.constantFrom(null, "d1"), answered: fc.constantFrom(null, "yes" as const, "no" as const),
  });
  fc.assert(fc.property(fc.array(row, { maxLength: 25 }), asked, (all, wanted) => {
    const result = filterContributions(all, wanted, new SearchIndex(() => []));
    expect(result.rows.length).toBe(naively(all, wanted, null));
    for (const facet of FACETS) expect(result.without[facet]).toBe(naively(all, wanted, facet));
  }));
});
