/**
 * `npx tsx tests/bench/redraw/run.ts [rows …]`: how long a filter takes until it is seen, on our point layer and with setFilter on a GeoJSON
 * source of the same points, alternating in one run. The browser renders in software: only the ratios mean something elsewhere.
 */
import { createServer } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { launchOptions } from "../../support/browser";
import type { RedrawTimes } from "./page";

const ROUNDS = 7;
const PORT = 55_642;
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css" };
const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [10_000, 100_000, 1_000_000];

const folder = mkdtempSync(join(tmpdir(), "bench-redraw-"));
await build({
  root: import.meta.dirname, configFile: false, logLevel: "warn", worker: { format: "es" },
  build: { target: "es2022", outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 4_000, rolldownOptions: { input: join(import.meta.dirname, "page.ts"), output: { entryFileNames: "page.js" } } },
});
writeFileSync(join(folder, "index.html"), '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Redraw</title></head><body><script type="module" src="/page.js"></script></body></html>');
const server = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const file = path === "/" ? "/index.html" : path;
  readFile(join(folder, file)).then(
    (bytes) => response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes),
    () => response.writeHead(404).end(),
  );
});
await new Promise<void>((done) => server.listen(PORT, "127.0.0.1", done));
const browser = await chromium.launch(await launchOptions());
try {
  console.log(`Chromium ${browser.version()}, software rendering, 640×480, medians of ${ROUNDS}\n`);
  console.log(`${"points".padStart(10)}${"first: ours".padStart(14)}${"GeoJSON".padStart(12)}${"filter: ours".padStart(15)}${"setFilter".padStart(12)}${"ratio".padStart(8)}${"grid".padStart(10)}${"pick".padStart(10)}`);
  for (const rows of sizes) {
    // A million features are more than some browsers hold: then ours is measured alone, and it says so.
    const times = await measure(rows, true).catch(() => measure(rows, false));
    const [ours, theirs] = [median(times.ours), median(times.theirs)];
    console.log(`${rows.toLocaleString("en").padStart(10)}${ms(times.firstOurs).padStart(14)}${ms(times.firstTheirs).padStart(12)}${ms(ours).padStart(15)}${ms(theirs).padStart(12)}${(Number.isNaN(theirs) ? "–" : (theirs / ours).toFixed(1)).padStart(8)}${ms(times.gridMs).padStart(10)}${`${times.pickMs.toFixed(1)} ms`.padStart(10)}`);
  }
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(rows: number, withGeoJson: boolean): Promise<RedrawTimes> {
  const page = await browser.newPage({ viewport: { width: 800, height: 1000 } });
  try {
    page.setDefaultTimeout(0);
    await page.goto(`http://localhost:${PORT}/`);
    await page.waitForFunction(() => "measureRedraw" in window);
    return await page.evaluate(([count, rounds, both]) => window.measureRedraw(count, rounds, both), [rows, ROUNDS, withGeoJson] as const);
  } finally {
    await page.close();
  }
}
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
function ms(value: number): string {
  return Number.isNaN(value) ? "crashed" : `${Math.round(value)} ms`;
}
