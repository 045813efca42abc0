/** Runs in the browser: a seeded city in the real engine with its workers, asked as the page asks it. Wall time: what a planner waits. */
import { writePage } from "../../../src/domain/analysis/read-page";
import type { AnalysisQuery } from "../../../src/domain/analysis/figures";
import { EVERYTHING, type AnalysisFilter } from "../../../src/domain/analysis/filter";
import { dayName } from "../../../src/domain/analysis/months";
import { startWorkerEngine } from "../../../src/engine/worker-engine";
import { plausibleCity } from "../analysis/plausible-city";
import { STEPS } from "../analysis/steps";

/** Milliseconds; medians where it is asked more than once. */
export interface ShareTimes {
  readonly openMs: number;
  readonly filterMs: number;
  readonly slowestFilterMs: number;
  readonly sliderMs: number;
  readonly hexagonsMs: number;
  readonly everythingMs: number;
  readonly pressMs: number;
}
declare global {
  interface Window {
    measureShares: (rows: number, rounds: number, isShared: boolean) => Promise<ShareTimes>;
  }
}
const HEXAGON_METRES = 250;
const PAGE_ROWS = 50_000;
/** Of the city's 900 days, from the 1,600th: well inside. */
const SLIDER_DAY = 1_900;

window.measureShares = async (rows, rounds, isShared) => {
  const { columns, dictionaries } = plausibleCity(rows);
  const engine = startWorkerEngine();
  // Fewer than are worth sharing out are counted by one, whatever comes.
  await engine.begin({ dictionaries, total: isShared ? rows : 1, version: "1" });
  for (let from = 0; from < rows; from += PAGE_ROWS) await engine.addPage(writePage(Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, (column as Uint8Array).slice(from, from + PAGE_ROWS)])) as unknown as typeof columns));
  const ask = (filter: Partial<AnalysisFilter>, more: Partial<AnalysisQuery> = {}) => engine.ask({ filter: { ...EVERYTHING, ...filter }, compare: null, hexagonMetres: null, withoutPlaces: true, ...more });
  const openMs = await taken(async () => {
    await engine.finish();
    await ask({}, { hexagonMetres: HEXAGON_METRES, withoutPlaces: false });
  });
  const filters: number[][] = STEPS.map(() => []);
  for (let round = 0; round < rounds + 3; round += 1) {
    for (const [nth, values] of STEPS.entries()) {
      const ms = await taken(() => ask({ values }));
      if (round >= 3) filters[nth]?.push(ms);
    }
  }
  const medians = filters.map(median);
  const inTurn = async (question: (nth: number) => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let nth = 0; nth < rounds + 3; nth += 1) times.push(await taken(() => question(nth)));
    return median(times.slice(3));
  };
  const kinds = (nth: number): Partial<AnalysisFilter> => (nth % 2 === 0 ? {} : { values: STEPS[1] ?? {} });
  const times = {
    openMs, filterMs: medians.reduce((sum, ms) => sum + ms, 0) / medians.length, slowestFilterMs: Math.max(...medians),
    sliderMs: await inTurn((nth) => ask({ from: dayName(SLIDER_DAY + nth) })),
    hexagonsMs: await inTurn((nth) => ask(kinds(nth), { hexagonMetres: HEXAGON_METRES })),
    everythingMs: await inTurn((nth) => ask(kinds(nth), { hexagonMetres: HEXAGON_METRES, withoutPlaces: false })),
    pressMs: await inTurn(() => engine.ordinals({ filter: EVERYTHING, compare: null, hexagonMetres: null }, { limit: 2_000, near: { type: "circle", at: [12.7, 56.05], metres: 20 } })),
  };
  engine.close();
  return times;
};

async function taken(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
