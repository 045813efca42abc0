/** Respondents shared out over several: every figure is what one of them alone would have counted, whatever happens to the snapshot. */
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { AnalysisQuery, GroupFigures } from "../../../src/domain/analysis/figures";
import { EVERYTHING } from "../../../src/domain/analysis/filter";
import { toPlane } from "../../../src/domain/grid";
import type { AnalysisEngine, PointColumns } from "../../../src/engine/analysis-engine";
import { answerCalls } from "../../../src/engine/answer-calls";
import { EngineShare } from "../../../src/engine/engine-share";
import type { Request } from "../../../src/engine/engine-messages";
import { makeEngine, sharesFor } from "../../../src/engine/split-engine";
import type { EngineWorker } from "../../../src/engine/worker-calls";
import { startWorkerShare } from "../../../src/engine/worker-share";
import { DICTIONARIES, someFilter, someRows } from "../support/analysis-arbitraries";
import { pageOf, type AnalysisRow } from "../support/analysis-rows";

vi.setConfig({ testTimeout: 60_000 });
/** So many that they are shared out, whoever really comes. */
const MANY = 400_000;

/** A worker with a share: what crosses is cloned, with the buffers moved. */
function aShareWorker(): EngineWorker {
  const answer = answerCalls(new EngineShare());
  const worker: EngineWorker = {
    onmessage: null, onerror: null, onmessageerror: null, terminate: () => undefined,
    postMessage: (request: Request, handedOver: unknown) => {
      const crossed = structuredClone(request, { transfer: handedOver as Transferable[] });
      void answer(crossed).then(({ reply, handedOver: moved }) => worker.onmessage?.call(worker as unknown as Worker, new MessageEvent("message", { data: structuredClone(reply, { transfer: moved }) as unknown })));
    },
  };
  return worker;
}
async function filled(engine: AnalysisEngine, rows: readonly AnalysisRow[], total: number): Promise<AnalysisEngine> {
  await engine.begin({ dictionaries: DICTIONARIES, total, version: "1" });
  for (let at = 0; at < rows.length; at += 7) await engine.addPage(pageOf(rows.slice(at, at + 7)));
  expect(await engine.finish()).toEqual({ rows: rows.length });
  return engine;
}
const near = (mean: number | null): number | null => (mean === null ? null : Number(mean.toFixed(9)));
/** Means are sums of fractions, whose last digit depends on the order they are added in; cells are told in the order they are met. */
function told({ cells, cellsByTime, ...figures }: GroupFigures): unknown {
  const rounded: unknown = JSON.parse(JSON.stringify(figures, (key, value: unknown) => (key === "mean" ? near(value as number | null) : value)));
  const byTime = cellsByTime?.map(({ q, r, meanSafety, safetyRespondents }) => Array.from(q, (each, nth) => [each, r[nth], meanSafety[nth]?.toFixed(5), safetyRespondents[nth]].join()).sort());
  return { rounded, byTime, cells: cells === null ? null : Array.from(cells.q, (q, nth) => [q, cells.r[nth], cells.respondents[nth], cells.pins[nth], cells.meanSafety[nth]?.toFixed(5), cells.safetyRespondents[nth], cells.uneasyRespondents[nth]].join()).sort() };
}
function byOrdinal({ ordinal }: PointColumns, verdict: Uint8Array): unknown {
  return Array.from(ordinal, (each, row) => [each, verdict[row]] as const).sort(([one], [other]) => one - other);
}
async function expectAlike(split: AnalysisEngine, whole: AnalysisEngine, query: AnalysisQuery): Promise<void> {
  const [shared, alone] = [await split.ask(query), await whole.ask(query)];
  expect(told(shared.a)).toEqual(told(alone.a));
  expect(shared.b === null ? null : told(shared.b)).toEqual(alone.b === null ? null : told(alone.b));
  expect(shared.version).toBe(alone.version);
  expect(byOrdinal(await split.points(), shared.verdict)).toEqual(byOrdinal(await whole.points(), alone.verdict));
  for (const limit of [3, 1_000]) expect(await split.ordinals(query, { limit })).toEqual(await whole.ordinals(query, { limit }));
}

test("counted in shares by several workers it comes to the same as counted by one", async () => {
  await fc.assert(
    fc.asyncProperty(someRows, someRows, fc.array(someFilter, { minLength: 1, maxLength: 3 }), fc.constantFrom(2, 3, 5), fc.uniqueArray(fc.integer({ min: 1, max: 60 })), async (rows, news, filters, cores, removed) => {
      const split = await filled(makeEngine(() => startWorkerShare(aShareWorker), cores), rows, MANY);
      const whole = await filled(makeEngine(), rows, rows.length);
      for (const filter of filters) await expectAlike(split, whole, { filter, compare: EVERYTHING, hexagonMetres: 150, byTime: true });
      // Some replace, some are new, some come to be another's.
      const changed = news.map((row) => ({ ...row, ordinal: row.ordinal + Math.ceil(rows.length / 2) }));
      for (const engine of [split, whole]) await engine.applyChanges({ dictionaries: DICTIONARIES, changed: pageOf(changed), removed: Uint32Array.from(removed), version: "2" });
      for (const filter of filters) await expectAlike(split, whole, { filter, compare: null, hexagonMetres: null });
    }),
    { numRuns: 60 },
  );
});

test("points of every share are drawn where one alone would draw them", async () => {
  const rows = fc.sample(someRows, { numRuns: 1, seed: 5 })[0] ?? [];
  const split = await (await filled(makeEngine(() => startWorkerShare(aShareWorker), 4), rows, MANY)).points();
  const whole = await (await filled(makeEngine(), rows, rows.length)).points();
  const lonOf = ({ mercator, origin }: PointColumns, row: number): number => ((mercator[2 * row] ?? 0) + origin[0]) * 360 - 180;
  const latOf = ({ mercator, origin }: PointColumns, row: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * ((mercator[2 * row + 1] ?? 0) + origin[1])))) * 180) / Math.PI;
  for (const [row, ordinal] of split.ordinal.entries()) {
    const other = whole.ordinal.indexOf(ordinal);
    const [[east, north], [toEast, toNorth]] = [toPlane([lonOf(split, row), latOf(split, row)]), toPlane([lonOf(whole, other), latOf(whole, other)])];
    expect(Math.hypot(east - toEast, north - toNorth)).toBeLessThan(0.05);
    expect([split.kind[row], split.safety[row]]).toEqual([whole.kind[other], whole.safety[other]]);
  }
});

test("few contributions are counted by one, many by as many as there are cores, one left to the page where there are more than two", () => {
  expect([sharesFor(10_000, 8), sharesFor(MANY, 1), sharesFor(MANY, 2), sharesFor(MANY, 4), sharesFor(MANY, 32)]).toEqual([1, 1, 2, 3, 4]);
});
