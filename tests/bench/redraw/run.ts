/**
 * `npm run bench -- redraw`: how long a filter takes until it is seen, on our point layer and with setFilter on a GeoJSON
 * source of the same points, alternating in one run. The browser renders in software: only the ratios mean something elsewhere.
 */
import { withBuiltPage } from "../built-page";
import type { RedrawTimes } from "./page";

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 7);
const PORT = 55_642;
const SIZES = (process.env["BENCH_SIZES"] ?? "10000,100000,1000000").split(",").map(Number);

await withBuiltPage(import.meta.dirname, PORT, async ({ version, inPage }) => {
  const measure = (rows: number, withGeoJson: boolean): Promise<RedrawTimes> =>
    inPage(async (page) => {
      await page.waitForFunction(() => "measureRedraw" in window);
      return page.evaluate(([count, rounds, both]) => window.measureRedraw(count, rounds, both), [rows, ROUNDS, withGeoJson] as const);
    });
  console.log(`Chromium ${version}, software rendering, 640×480, medians of ${ROUNDS}\n`);
  console.log(`${"points".padStart(10)}${"first: ours".padStart(14)}${"GeoJSON".padStart(12)}${"filter: ours".padStart(15)}${"setFilter".padStart(12)}${"ratio".padStart(8)}${"grid".padStart(10)}${"pick".padStart(10)}`);
  for (const rows of SIZES) {
    // A million features are more than some browsers hold: then ours is measured alone, and it says so.
    const times = await measure(rows, true).catch(() => measure(rows, false));
    const [ours, theirs] = [median(times.ours), median(times.theirs)];
    console.log(`${rows.toLocaleString("en").padStart(10)}${ms(times.firstOurs).padStart(14)}${ms(times.firstTheirs).padStart(12)}${ms(ours).padStart(15)}${ms(theirs).padStart(12)}${(Number.isNaN(theirs) ? "–" : (theirs / ours).toFixed(1)).padStart(8)}${ms(times.gridMs).padStart(10)}${`${times.pickMs.toFixed(1)} ms`.padStart(10)}`);
  }
});

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
function ms(value: number): string {
  return Number.isNaN(value) ? "crashed" : `${Math.round(value)} ms`;
}
