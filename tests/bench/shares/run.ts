/**
 * `npm run bench -- shares`: what a planner waits for, with the engine in one worker and shared out over as many as the machine has cores for,
 * in turn in one browser. Wall time, so a busy machine shows: BENCH_SIZES and BENCH_ROUNDS as in the analysis part.
 */
import { cpus, loadavg } from "node:os";
import { withBuiltPage } from "../built-page";
import type { ShareTimes } from "./page";

const PORT = 55_643;
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 7);
const SIZES = (process.env["BENCH_SIZES"] ?? "100000,1000000").split(",").map(Number);
const LINES: Readonly<Record<keyof ShareTimes, string>> = {
  openMs: "from the last page to the first counts of everything, once", filterMs: "a filter has changed: new counts, mean of six", slowestFilterMs: "… the slowest of the six",
  sliderMs: "a slider's step of a day: new counts", hexagonsMs: "… counts and hexagons of 250 m", everythingMs: "… counts, hexagons, districts and areas", pressMs: "a press: the newest within 20 m",
};

await withBuiltPage(import.meta.dirname, PORT, async ({ version, inPage }) => {
  console.log(`Chromium ${version}, ${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? "?"}; wall time, medians of ${ROUNDS}`);
  for (const rows of SIZES) {
    const measure = (isShared: boolean) => inPage(async (page) => {
      await page.waitForFunction(() => "measureShares" in window);
      return page.evaluate(([count, rounds, shared]) => window.measureShares(count, rounds, shared), [rows, ROUNDS, isShared] as const);
    });
    const [one, shared] = [await measure(false), await measure(true)];
    console.log(`\n${rows.toLocaleString("en").padStart(10)} contributions ${"one worker".padStart(53)}${"shared".padStart(12)}${"ratio".padStart(8)}`);
    for (const [name, line] of Object.entries(LINES) as [keyof ShareTimes, string][]) console.log(`  ${line.padEnd(60)}${`${one[name].toFixed(0)} ms`.padStart(14)}${`${shared[name].toFixed(0)} ms`.padStart(12)}${(one[name] / shared[name]).toFixed(1).padStart(8)}`);
  }
  console.log(`\nload afterwards ${loadavg()[0]?.toFixed(1) ?? "?"}`);
});
