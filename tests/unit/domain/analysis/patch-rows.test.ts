import fc from "fast-check";
import { expect, test } from "vitest";
import { patched, planPatch } from "../../../../src/domain/analysis/patch-rows";
import { patchRows, takeRows } from "../../../../src/domain/analysis/read-page";
import { orderByRespondent } from "../../../../src/domain/analysis/sort-by-respondent";
import type { Columns } from "../../../../src/domain/analysis/snapshot";
import { anAnalysisRow, columnsOf, type AnalysisRow } from "../../support/analysis-rows";

const someRows = fc.uniqueArray(fc.record({ ordinal: fc.integer({ min: 1, max: 40 }), respondent: fc.nat(5), east: fc.integer({ min: 356_000, max: 356_003 }) }), { maxLength: 30, selector: ({ ordinal }) => ordinal }).map((rows) => rows.map(anAnalysisRow));
function sorted(rows: readonly AnalysisRow[]): Columns {
  const columns = columnsOf(rows);
  return takeRows({ ...columns }, orderByRespondent(columns.respondent, columns.ordinal, rows.length));
}

test("patched rows are those that sorting everything anew would give", () => {
  fc.assert(
    fc.property(someRows, someRows, fc.uniqueArray(fc.integer({ min: 1, max: 45 }), { maxLength: 10 }), (rows, news, removed) => {
      const now = rows.filter(({ ordinal }) => !removed.includes(ordinal) && !news.some((row) => row.ordinal === ordinal)).concat(news);
      const [old, changed] = [sorted(rows), columnsOf(news)];
      const patch = planPatch(old, changed, Uint32Array.from(removed));
      const after = sorted(now);
      expect(patch.rows).toBe(now.length);
      expect(patchRows({ ...old }, changed, patch)).toEqual(after);
      expect(patch.keepsPoints).toBe([old, after].map(({ ordinal, respondent, east }) => [ordinal, respondent, east].join(";")).every((all, _, [first]) => all === first));
      // Any other array with an entry a row goes the same way.
      const doubled = (ordinals: Uint32Array): Uint32Array => ordinals.map((ordinal) => ordinal * 2);
      expect(patched(doubled(old.ordinal), doubled(changed.ordinal), patch)).toEqual(doubled(after.ordinal));
    }),
    { numRuns: 500 },
  );
});
