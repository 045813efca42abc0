/**
 * `npm run bench -- wall`: a simulated week of an exhibition wall in a real Chromium (fake-clock.ts says what is simulated), with every fault
 * that week.ts lists, and beside it a bare MapLibre page under the same pins. Prints what was missed, what came twice, how long each recovery
 * took and how memory grew; ends with an error when a promise was broken (promises.ts). WALL_DAYS and WALL_PINS make it shorter.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { launchOptions } from "../../support/browser";
import { buildApp } from "../../support/build-app";
import { buildBarePage } from "./bare-build";
import { VIEWPORT } from "./driver";
import { brokenPromises, judgeHeap, type BareFigures } from "./promises";
import { soakBare } from "./soak-bare";
import { soakWall } from "./soak-wall";
import { weekOf } from "./week";

const DAYS = Number(process.env["WALL_DAYS"] ?? 7);
const PINS = Number(process.env["WALL_PINS"] ?? 3_000);
const PORT = Number(process.env["WALL_PORT"] ?? 55_660);

const folder = mkdtempSync(join(tmpdir(), "bench-wall-"));
const happenings = weekOf({ days: DAYS, pins: PINS });
console.log("Building …");
const [dist, bareDist] = [join(folder, "dist"), join(folder, "bare")];
await buildApp(dist);
await buildBarePage(bareDist);
const begun = performance.now();
const browser = await chromium.launch(await launchOptions());
try {
  const [wall, bare] = await Promise.all([soakWall(browser, { dist, port: PORT }, happenings, PINS), soakBare(browser, { dist: bareDist, port: PORT + 1 }, happenings)]);
  tell(wall, bare);
  const broken = brokenPromises(wall, bare);
  console[broken.length === 0 ? "log" : "error"](broken.length === 0 ? "\nEvery promise was kept." : `\n${broken.join("\n")}`);
  process.exitCode = broken.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

function tell(wall: Awaited<ReturnType<typeof soakWall>>, bare: BareFigures): void {
  const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
  const line = (what: string, measured: string | number) => console.log(`${what.padEnd(48)}${measured}`);
  console.log(`\n\nChromium ${browser.version()}, ${VIEWPORT.width}×${VIEWPORT.height}, ${DAYS} simulated days in ${minutes} minutes, load ${loadavg().map((load) => load.toFixed(1)).join(" ")}\n`);
  line("pins approved, taken back", `${wall.pins}, ${wall.withdrawn}`);
  line(`missed, doubled, left over (${wall.countings} countings)`, `${wall.missed}, ${wall.doubled}, ${wall.leftOver}`);
  line(`not announced, announced twice (of ${wall.announceable})`, `${wall.unannounced}, ${[wall.announcedTwice.length, ...wall.announcedTwice.slice(0, 5).map((times) => times.map((at) => `${(at / 1_000).toFixed(1)} s`).join(" and "))].join("; ")}`);
  line("taken back and still shown", wall.stillShown);
  line("approved to shown, slowest", `${wall.slowestShown} ms`);
  line("taken back to gone, slowest", `${wall.slowestGone} ms`);
  line("touches and keys; navigations from outside", `${wall.inputs}; ${wall.outsideNavigations}`);
  line("loaded anew by itself: by night, while open", `${wall.nights.map(({ reloads }) => reloads).join(" ")}, ${wall.reloadsWhileOpen}`);
  line("new versions that stood, that took over", `${wall.nights.filter(({ hadNewVersion }) => hadNewVersion).length}, ${wall.nights.filter(({ hasTakenOver }) => hasTakenOver).length}`);
  line("requests; errors on the page", `${wall.requests}; ${wall.errors.length}${wall.errors.length === 0 ? "" : `: ${[...new Set(wall.errors)].slice(0, 3).join(" | ")}`}`);
  console.log("");
  for (const { what, day, ms } of wall.recoveries) line(`day ${day}: ${what}`, ms === null ? "never" : `${(ms / 1_000).toFixed(2)} s`);
  const { wall: own, bare: others, yardstick, ratio } = judgeHeap(wall.samples, bare);
  const updatesADay = Math.max(0, ...wall.samples.map(({ updates }) => updates)) / DAYS;
  const aDay = (bytes: number) => ((bytes * updatesADay) / 1e6).toFixed(3);
  const level = (samples: BareFigures["samples"]) => `${((samples[0]?.bytes ?? 0) / 1e6).toFixed(1)} → ${((samples.at(-1)?.bytes ?? 0) / 1e6).toFixed(1)} MB`;
  console.log("");
  for (const [what, samples] of [["the wall", wall.samples], ["the bare page", bare.samples]] as const) line(`MB by half hour, ${what}`, samples.map(({ bytes, life }, nth) => `${nth > 0 && samples[nth - 1]?.life !== life ? "| " : ""}${(bytes / 1e6).toFixed(2)}`).join(" "));
  line("heap of the wall", `${level(wall.samples)}, ${aDay(own.perUpdate)} ± ${aDay(own.error)} MB a day`);
  line("heap of a bare MapLibre page", `${level(bare.samples)}, ${aDay(others.perUpdate)} ± ${aDay(others.error)} MB a day`);
  line("words that came to stay", `${aDay(bare.rowBytesPerUpdate)} MB a day`);
  line("the wall against the larger of these two", `${ratio.toFixed(2)} times ${aDay(yardstick)} MB`);
}
