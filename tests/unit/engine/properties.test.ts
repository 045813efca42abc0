/** What holds for any contributions and any filter: the pass against the plain way, and what must not change a figure. */
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { EVERYTHING, FACETS, type AnalysisFilter, type Facet } from "../../../src/domain/analysis/filter";
import type { AnalysisResult } from "../../../src/domain/analysis/figures";
import { hexagonAt } from "../../../src/domain/analysis/hexagon";
import { KINDS, TIMES } from "../../../src/domain/analysis/snapshot";
import { fromPlane } from "../../../src/domain/grid";
import { amountOf, facetReference, passing, sharedMean, valuesOf } from "../support/analysis-reference";
import { DICTIONARIES, someFilter, someRows } from "../support/analysis-arbitraries";
import { anAnalysisRow, engineWith, pageOf, type AnalysisRow } from "../support/analysis-rows";

const HEXAGON_METRES = 150;
const RUNS = { numRuns: 20 };
/** A busy machine may take its time: what is tested is the figures. */
const PATIENCE_MS = 60_000;

async function figures(rows: readonly AnalysisRow[], filter: AnalysisFilter): Promise<AnalysisResult["a"]> {
  return (await (await engineWith(rows, DICTIONARIES)).ask({ filter, compare: null, hexagonMetres: HEXAGON_METRES })).a;
}
vi.setConfig({ testTimeout: PATIENCE_MS });

test("every value of every facet counts as many pins and respondents as the plain way, under any filter", async () => {
  await fc.assert(
    fc.asyncProperty(someRows, someFilter, async (rows, filter) => {
      const { total, facets, wholes } = await figures(rows, filter);
      for (const facet of FACETS) expect({ facet, ...wholes[facet] }).toEqual({ facet, ...amountOf(passing(rows, filter, DICTIONARIES, facet)) });
      expect(total).toEqual(amountOf(passing(rows, filter, DICTIONARIES, null)));
      for (const facet of FACETS) for (const { value, ...amount } of facets[facet]) expect({ facet, value, ...amount }).toEqual({ facet, value, ...facetReference(rows, filter, DICTIONARIES, facet, value) });
      // And no value that a row has is left out.
      for (const facet of FACETS) for (const row of rows) for (const value of valuesOf(row, facet, DICTIONARIES)) expect(facets[facet].map((count) => count.value)).toContain(value);
    }),
    RUNS,
  );
});

test("months, safety, districts, areas and hexagons agree with the plain way", async () => {
  await fc.assert(
    fc.asyncProperty(someRows, someFilter, async (rows, filter) => {
      const result = await figures(rows, filter);
      const passed = passing(rows, filter, DICTIONARIES, null);
      for (const { month, ...amount } of result.months) expect(amount).toEqual(amountOf(passing(rows, filter, DICTIONARIES, "period").filter((row) => row.day.startsWith(month))));
      expect(close(result.safety)).toEqual(close(sharedMean(passed)));
      result.safetyByTime.forEach(({ respondentsByLevel, ...mean }, time) => {
        const then = passing(rows, filter, DICTIONARIES, "time").filter((row) => row.times.includes(TIMES[time] ?? "day"));
        expect(close(mean)).toEqual(close(sharedMean(then)));
        expect(respondentsByLevel).toEqual([1, 2, 3, 4, 5].map((level) => amountOf(then.filter((row) => row.safety === level)).respondents));
      });
      for (const [facet, regions] of [["district", result.districts], ["area", result.areas]] as const) {
        for (const region of regions ?? []) {
          const own = passed.filter((row) => valuesOf(row, facet, DICTIONARIES).includes(region.id));
          expect(amountOf(own)).toEqual({ respondents: region.respondents, pins: region.pins });
          expect(region.respondentsByKind).toEqual(KINDS.map((kind) => amountOf(own.filter((row) => row.kind === kind)).respondents));
          expect(region.pinsByKind).toEqual(KINDS.map((kind) => own.filter((row) => row.kind === kind).length));
          expect(close(region.safetyByDay)).toEqual(close(sharedMean(own.filter((row) => row.times.includes("morning") || row.times.includes("day")))));
          expect(close(region.safetyByNight)).toEqual(close(sharedMean(own.filter((row) => row.times.includes("evening") || row.times.includes("night")))));
          expect(region.unanswered).toBe(own.filter((row) => row.status !== "rejected" && row.answered === "no").length);
        }
      }
      const cells = result.cells;
      if (cells === null) throw new Error("no hexagons");
      expect(cells.pins.reduce((sum, pins) => sum + pins, 0)).toBe(passed.length);
      cells.q.forEach((q, nth) => {
        const own = passed.filter((row) => hexagonAt(row.east, row.north, HEXAGON_METRES).join() === `${q},${cells.r[nth]}`);
        expect({ respondents: cells.respondents[nth], pins: cells.pins[nth] }).toEqual(amountOf(own));
        const mean = sharedMean(own);
        expect(cells.safetyRespondents[nth]).toBe(mean.respondents);
        expect(cells.meanSafety[nth]).toBeCloseTo(mean.mean ?? Number.NaN, 5);
        expect(cells.uneasyRespondents[nth]).toBe(amountOf(own.filter((row) => row.kind === "avoid" || row.safety === 1 || row.safety === 2)).respondents);
      });
    }),
    RUNS,
  );
});
const close = ({ mean, respondents }: { readonly mean: number | null; readonly respondents: number }): unknown => ({ mean: mean === null ? null : Number(mean.toFixed(9)), respondents });

test("the pins of a facet with one value a row come to the total without its own filter, and there are never more respondents than pins", async () => {
  const single: readonly Facet[] = ["kind", "age", "gender", "home", "district", "campaign", "status", "answered"];
  await fc.assert(
    fc.asyncProperty(someRows, someFilter, async (rows, filter) => {
      const { facets } = await figures(rows, filter);
      for (const facet of single) {
        const without = await figures(rows, { ...filter, values: { ...filter.values, [facet]: [] } });
        expect(facets[facet].reduce((sum, { pins }) => sum + pins, 0)).toBe(without.total.pins);
      }
      for (const facet of FACETS) for (const { respondents, pins } of facets[facet]) expect(respondents).toBeLessThanOrEqual(pins);
    }),
    { numRuns: 6 },
  );
});

test("the order that rows come in changes no figure", async () => {
  await fc.assert(
    fc.asyncProperty(someRows.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length }))), someFilter, async ([rows, shuffled], filter) => {
      expect(inOrder(await figures(shuffled, filter))).toEqual(inOrder(await figures(rows, filter)));
    }),
    RUNS,
  );
});
/** Hexagons are told in the order they are met. */
function inOrder({ cells, ...figures }: AnalysisResult["a"]): unknown {
  return { ...figures, cells: cells === null ? [] : Array.from(cells.q, (q, nth) => [q, cells.r[nth], cells.respondents[nth], cells.pins[nth], cells.meanSafety[nth], cells.uneasyRespondents[nth]].join()).sort() };
}

test("applying changes comes to the same as fetching everything anew", async () => {
  await fc.assert(
    fc.asyncProperty(someRows, someRows, fc.uniqueArray(fc.integer({ min: 1, max: 60 })), someFilter, async (rows, changes, removed, filter) => {
      // Some replace, some are new: their ordinals begin in the middle of the old ones.
      const changed = changes.map((row) => ({ ...row, ordinal: row.ordinal + Math.ceil(rows.length / 2) }));
      const engine = await engineWith(rows, DICTIONARIES);
      await engine.ask({ filter, compare: null, hexagonMetres: HEXAGON_METRES });
      const before = await engine.points();
      const { keepsPoints } = await engine.applyChanges({ dictionaries: DICTIONARIES, changed: pageOf(changed), removed: Uint32Array.from(removed), version: "2" });
      const now = rows.filter((row) => !removed.includes(row.ordinal) && !changed.some(({ ordinal }) => ordinal === row.ordinal)).concat(changed);
      const anew = await engineWith(now, DICTIONARIES);
      const query = { filter, compare: null, hexagonMetres: HEXAGON_METRES };
      const [patched, fresh] = [await engine.ask(query), await anew.ask(query)];
      expect(inOrder(patched.a)).toEqual(inOrder(fresh.a));
      expect(patched.verdict).toEqual(fresh.verdict);
      expect(patched.version).toBe("2");
      expect(await engine.points()).toEqual(await anew.points());
      if (keepsPoints) expect(await engine.points()).toEqual(before);
      const near = { type: "circle", at: fromPlane([356_300, 6_213_300]), metres: 200 } as const;
      expect(await engine.ordinals(query, { limit: 7 })).toEqual(await anew.ordinals(query, { limit: 7 }));
      expect(await engine.ordinals(query, { limit: 7, near })).toEqual(await anew.ordinals(query, { limit: 7, near }));
    }),
    { numRuns: 60 },
  );
});

test("what changes no point says so, and then the points are what they were", async () => {
  const rows = [anAnalysisRow({ ordinal: 1, respondent: 2 }), anAnalysisRow({ ordinal: 2, respondent: 1 }), anAnalysisRow({ ordinal: 3, respondent: 2 })];
  const changes = async (changed: readonly AnalysisRow[], removed: readonly number[] = [], dictionaries = DICTIONARIES): Promise<boolean> => {
    const engine = await engineWith(rows, DICTIONARIES);
    const { keepsPoints } = await engine.applyChanges({ dictionaries, changed: pageOf(changed), removed: Uint32Array.from(removed), version: "2" });
    return keepsPoints;
  };
  expect(await changes([])).toBe(true);
  expect(await changes([], [], { ...DICTIONARIES, themes: [...DICTIONARIES.themes, { id: "t3", name: "t3" }] })).toBe(true);
  expect(await changes([anAnalysisRow({ ordinal: 1, respondent: 2, status: "rejected", themes: 1 }), anAnalysisRow({ ordinal: 2, respondent: 1, answered: "yes" })])).toBe(true);
  expect(await changes([anAnalysisRow({ ordinal: 1, respondent: 2, kind: "wish" })])).toBe(false);
  expect(await changes([anAnalysisRow({ ordinal: 1, respondent: 9 })])).toBe(false);
  expect(await changes([anAnalysisRow({ ordinal: 4, respondent: 2 })])).toBe(false);
  expect(await changes([], [3])).toBe(false);
});

test("a theme that is new in the dictionaries is counted, though no contribution has changed", async () => {
  const engine = await engineWith([anAnalysisRow({ themes: 1 })], DICTIONARIES);
  await engine.applyChanges({ dictionaries: { ...DICTIONARIES, themes: [...DICTIONARIES.themes, { id: "t3", name: "t3" }] }, changed: new ArrayBuffer(0), removed: new Uint32Array(), version: "2" });
  const { a, version } = await engine.ask({ filter: EVERYTHING, compare: null, hexagonMetres: null });
  expect([version, a.facets.theme.map(({ value, pins }) => `${value} ${pins}`)]).toEqual(["2", ["none 0", "t1 0", "t2 1", "t3 0"]]);
});

test("one respondent with 2,000 pins is one respondent, everywhere, and moves a mean no more than another", async () => {
  const busy = Array.from({ length: 2_000 }, (_, nth) => anAnalysisRow({ ordinal: nth + 1, respondent: 9, kind: "safety", safety: 1, times: ["night"], district: 1, areas: 1, home: 1, age: "20_34" }));
  const other = anAnalysisRow({ ordinal: 5_000, respondent: 3, kind: "safety", safety: 5, times: ["night"], district: 1, areas: 1 });
  const { total, facets, safety, districts, cells, homes, months } = await figures([...busy, other], { values: {}, from: null, to: null, words: "", where: null });
  expect(total).toEqual({ respondents: 2, pins: 2_001 });
  expect(facets.kind.find(({ value }) => value === "safety")).toEqual({ value: "safety", respondents: 2, pins: 2_001 });
  expect(safety).toEqual({ mean: 3, respondents: 2 });
  expect(districts?.[0]).toMatchObject({ respondents: 2, pins: 2_001, safetyByNight: { mean: 3, respondents: 2 } });
  expect([cells?.respondents[0], cells?.pins[0], cells?.meanSafety[0]]).toEqual([2, 2_001, 3]);
  expect(homes.flatMap(({ respondentsByAge }) => respondentsByAge).reduce((sum, each) => sum + each, 0)).toBe(2);
  expect(months).toEqual([{ month: "2026-05", respondents: 2, pins: 2_001 }]);
});
