/**
 * `npx tsx supabase/seed/build/icons.ts` renders the app's icons to PNG from public/favicon.svg, with the browser that the tests use.
 * The results are committed; run it again after changing the drawing.
 */
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";

const publicFolder = new URL("../../../public/", import.meta.url);
const drawing = readFileSync(new URL("favicon.svg", publicFolder), "utf8");
/** A maskable icon is cut to a circle by some phones: full-bleed ground, the drawing within the inner four fifths. */
const maskable = (size: number): string => `<div style="width:${size}px;height:${size}px;background:#76232f;display:grid;place-items:center"><div style="width:78%;height:78%">${drawing}</div></div>`;
const plain = (size: number): string => `<div style="width:${size}px;height:${size}px">${drawing}</div>`;

const ICONS = [
  { file: "icon-192.png", size: 192, html: plain(192) },
  { file: "icon-512.png", size: 512, html: plain(512) },
  { file: "icon-maskable-512.png", size: 512, html: maskable(512) },
  { file: "apple-touch-icon.png", size: 180, html: maskable(180) },
];

const executablePath = process.env["CHROMIUM_PATH"];
const browser = await chromium.launch({ args: ["--no-sandbox"], ...(executablePath === undefined ? {} : { executablePath }) });
try {
  for (const { file, size, html } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100%;height:100%}</style>${html}`);
    await page.screenshot({ path: new URL(file, publicFolder).pathname, omitBackground: true });
    await page.close();
    console.log(file);
  }
} finally {
  await browser.close();
}
