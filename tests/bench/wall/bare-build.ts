/** Builds bare-page.ts into a folder that the fake city can serve. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

export async function buildBarePage(folder: string): Promise<void> {
  await build({
    root: import.meta.dirname, configFile: false, logLevel: "warn", worker: { format: "es" },
    build: { target: "es2022", outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 4_000, rolldownOptions: { input: join(import.meta.dirname, "bare-page.ts"), output: { entryFileNames: "page.js", assetFileNames: "[name][extname]" } } },
  });
  writeFileSync(join(folder, "index.html"), '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare map</title><link rel="stylesheet" href="/bare-page.css"></head><body><script type="module" src="/page.js"></script></body></html>');
}
