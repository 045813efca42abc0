/**
 * `npm run bench -- page`: ours beside the smallest MapLibre page, in one run on one machine, alternating. Times are medians and belong to this
 * machine (the browser renders in software); bytes are exact. Budgets are tested in tests/build and tests/e2e, never here.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { startServerProcess } from "../e2e/support/server-process";
import { findBrowser, launchOptions } from "../support/browser";
import { buildApp } from "../support/build-app";
import { serveHelloMap } from "./hello-map";
import { visit, type Page, type Phone, type Visit } from "./measure";

const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 5);
const PORTS = { ours: 55_640, hello: 55_641 } as const;
/** Lighthouse's "slow 4G" and a mid-range phone. */
const PHONE: Phone = { cpuSlowdown: 4, downloadKbps: 1_600, latencyMs: 150 };

const PAGES: Readonly<Record<"ours" | "hello", Page>> = {
  ours: {
    url: `http://localhost:${PORTS.ours}/`,
    usable: () => document.querySelector("main h1") !== null && document.querySelector('a[href="/beratta"]') !== null,
    mapIdle: () => document.querySelector("[data-map-ready]") !== null && document.querySelector(".map [role=status]") === null,
  },
  hello: {
    url: `http://localhost:${PORTS.hello}/`,
    usable: () => document.querySelector("#map canvas") !== null,
    mapIdle: () => performance.getEntriesByName("map-idle").length > 0,
  },
};

const folder = mkdtempSync(join(tmpdir(), "bench-"));
console.log("Building …");
await buildApp(join(folder, "dist"));
const hello = await serveHelloMap(join(folder, "hello"), PORTS.hello);
const ours = await startServerProcess("pglite", PORTS.ours, join(folder, "dist"), join(folder, "data"));
const { source } = await findBrowser();
const browser = await chromium.launch(await launchOptions());
const visits: Record<keyof typeof PAGES, Visit[]> = { ours: [], hello: [] };
try {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of ["ours", "hello"] as const) {
      visits[name].push(await visit(browser, PAGES[name], PHONE));
      process.stdout.write(".");
    }
  }
  console.log(`\n\nChromium ${browser.version()} (${source}), ${ROUNDS} visits each with an empty cache; processor ${PHONE.cpuSlowdown} times slower, ${PHONE.downloadKbps} kbit/s, ${PHONE.latencyMs} ms\n`);
  const rows: readonly [string, keyof Visit, (value: number) => string][] = [
    ["first paint", "firstPaintMs", milliseconds],
    ["first usable screen", "usableMs", milliseconds],
    ["map idle", "mapIdleMs", milliseconds],
    ["JavaScript until usable", "scriptBytesBeforeUsable", kilobytes],
    ["JavaScript until map idle", "scriptBytes", kilobytes],
    ["everything until map idle", "allBytes", kilobytes],
    ["requests", "requests", String],
  ];
  console.log(`${"".padEnd(28)}${"ours".padStart(12)}${"hello map".padStart(12)}`);
  for (const [label, key, show] of rows) {
    const [mine, theirs] = [visits.ours, visits.hello].map((all) => show(median(all.map((each) => each[key]))));
    console.log(`${label.padEnd(28)}${(mine ?? "").padStart(12)}${(theirs ?? "").padStart(12)}`);
  }
  console.log("\nBytes as they travelled, without the map library's worker, which is the same file for both (about 147 kB).");
} finally {
  await browser.close();
  hello.close();
  await ours.stop();
  rmSync(folder, { recursive: true, force: true });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
function milliseconds(value: number): string {
  return Number.isNaN(value) ? "–" : `${Math.round(value)} ms`;
}
function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} kB`;
}
