/** Counting only what has changed against counting anew, over any sequence of filters: a slider's steps, and whatever else. */
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { compileFilter, type CompiledFilter } from "../../../../src/domain/analysis/compiled-filter";
import { FacetCounter, type FacetSums } from "../../../../src/domain/analysis/facet-counter";
import { FACETS, type AnalysisFilter } from "../../../../src/domain/analysis/filter";
import { prepareSnapshot, type PreparedSnapshot } from "../../../../src/domain/analysis/prepared-snapshot";
import { takeRows } from "../../../../src/domain/analysis/read-page";
import { orderByRespondent } from "../../../../src/domain/analysis/sort-by-respondent";
import { DICTIONARIES, someFilter, someRows } from "../../support/analysis-arbitraries";
import { amountOf, facetReference, passing } from "../../support/analysis-reference";
import { columnsOf, type AnalysisRow } from "../../support/analysis-rows";

vi.setConfig({ testTimeout: 60_000 });
const ALWAYS_CHANGES_ONLY = Number.POSITIVE_INFINITY;
const DAYS = ["2025-11-30", "2025-12-01", "2026-02-14", "2026-05-09", null] as const;

/** The next one is the one before with a little changed, or quite another one. */
const someFilters: fc.Arbitrary<readonly AnalysisFilter[]> = fc
  .tuple(someFilter, fc.array(fc.oneof(fc.constantFrom(...DAYS).map((from) => ({ from })), fc.constantFrom(...DAYS).map((to) => ({ to })), someFilter, fc.constant({})), { minLength: 1, maxLength: 6 }))
  .map(([first, changes]) => changes.reduce<readonly AnalysisFilter[]>((all, change) => [...all, { ...(all.at(-1) ?? first), ...change }], [first]));

function prepared(rows: readonly AnalysisRow[]): PreparedSnapshot {
  const columns = columnsOf(rows);
  return prepareSnapshot(takeRows({ ...columns }, orderByRespondent(columns.respondent, columns.ordinal, rows.length)), DICTIONARIES);
}
const compiled = (filter: AnalysisFilter, snapshot: PreparedSnapshot, outsideWords: Uint8Array | null = null): CompiledFilter => compileFilter(filter, snapshot, { outsideWords, outsideWhere: null });

test("after any sequence of filters the counts are those of counting the last one anew", () => {
  fc.assert(
    fc.property(someRows, someFilters, fc.constantFrom(ALWAYS_CHANGES_ONLY, 1 / 8), fc.infiniteStream(fc.boolean()), (rows, filters, smallChange, coins) => {
      const snapshot = prepared(rows);
      const counter = new FacetCounter(snapshot, smallChange);
      for (const filter of filters) {
        // Now and then words too, found in every third.
        const words = coins.next().value === true ? Uint8Array.from({ length: rows.length }, (_, row) => (row % 3 === 0 ? 0 : 1)) : null;
        const asked = compiled(filter, snapshot, words);
        const sums = counter.count(asked);
        const anew = new FacetCounter(snapshot);
        expect(sums).toEqual(anew.count(asked));
        expect(counter.failing).toEqual(anew.failing);
      }
    }),
    { numRuns: 500 },
  );
});

test("and they are those of the plain way", () => {
  const amount = ({ pins, respondents }: FacetSums["wholes"], at: number): unknown => ({ respondents: respondents[at], pins: pins[at] });
  fc.assert(
    fc.property(someRows, someFilters, (rows, filters) => {
      const snapshot = prepared(rows);
      const counter = new FacetCounter(snapshot, ALWAYS_CHANGES_ONLY);
      const sums = filters.map((filter) => counter.count(compiled(filter, snapshot))).at(-1);
      const last = filters.at(-1);
      if (sums === undefined || last === undefined) throw new Error("no filter");
      expect({ respondents: sums.respondents, pins: sums.pins }).toEqual(amountOf(passing(rows, last, DICTIONARIES, null)));
      FACETS.forEach((facet, nth) => {
        expect(amount(sums.wholes, nth)).toEqual(amountOf(passing(rows, last, DICTIONARIES, facet)));
        if (facet === "decade") return;
        snapshot.facets[facet].values.forEach((value, at) => expect([facet, value, amount(sums.facets[facet], at)]).toEqual([facet, value, facetReference(rows, last, DICTIONARIES, facet, value)]));
      });
    }),
    { numRuns: 100 },
  );
});
