/** A page of the bench, built as the app is and shown in a browser from a folder that goes away again. */
import { createServer } from "node:http";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { build } from "vite";
import { launchOptions } from "../support/browser";

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css" };

/** `source` holds page.ts. Every call of `inPage` has a page of its own; the browser's version is told. */
export async function withBuiltPage(source: string, port: number, work: (browser: { readonly version: string; readonly inPage: <T>(ask: (page: Page) => Promise<T>) => Promise<T> }) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-page-"));
  await build({
    root: source, configFile: false, logLevel: "warn", worker: { format: "es" },
    build: { target: "es2022", outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 4_000, rolldownOptions: { input: join(source, "page.ts"), output: { entryFileNames: "page.js" } } },
  });
  writeFileSync(join(folder, "index.html"), '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title></head><body><script type="module" src="/page.js"></script></body></html>');
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = path === "/" ? "/index.html" : path;
    readFile(join(folder, file)).then(
      (bytes) => response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const browser = await chromium.launch(await launchOptions());
  try {
    const inPage = async <T>(ask: (page: Page) => Promise<T>): Promise<T> => {
      const page = await browser.newPage({ viewport: { width: 800, height: 1000 } });
      try {
        page.setDefaultTimeout(0);
        await page.goto(`http://localhost:${port}/`);
        return await ask(page);
      } finally {
        await page.close();
      }
    };
    await work({ version: browser.version(), inPage });
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
