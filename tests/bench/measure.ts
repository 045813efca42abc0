/** One visit with an empty cache on an emulated mid-range phone: when something can be used, when the map rests, how many bytes. */
import type { Browser, CDPSession } from "@playwright/test";

export interface Visit {
  readonly firstPaintMs: number;
  readonly usableMs: number;
  readonly mapIdleMs: number;
  readonly scriptBytesBeforeUsable: number;
  readonly scriptBytes: number;
  readonly allBytes: number;
  readonly requests: number;
}
export interface Page {
  readonly url: string;
  /** Runs in the page: whether a person can do something yet. Functions, because the page's policy forbids evaluating text. */
  readonly usable: () => boolean;
  readonly mapIdle: () => boolean;
}
export interface Phone {
  readonly cpuSlowdown: number;
  readonly downloadKbps: number;
  readonly latencyMs: number;
}

export async function visit(browser: Browser, { url, usable, mapIdle }: Page, phone: Phone): Promise<Visit> {
  // Without the service worker: what it fetches afterwards is no part of the first screen.
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "sv-SE", serviceWorkers: "block" });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await emulate(line, phone);
  const received = { all: 0, script: 0, requests: 0 };
  const scripts = new Set<string>();
  line.on("Network.responseReceived", ({ requestId, type, response }) => {
    received.requests += 1;
    if (type === "Script" || /\.m?js(\?|$)/.test(response.url)) scripts.add(requestId);
  });
  line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    received.all += encodedDataLength;
    if (scripts.has(requestId)) received.script += encodedDataLength;
  });
  try {
    await page.goto(url, { waitUntil: "commit" });
    const usableMs = await momentOf(page, usable);
    const scriptBytesBeforeUsable = received.script;
    const mapIdleMs = await momentOf(page, mapIdle);
    const firstPaintMs = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN);
    return { firstPaintMs, usableMs, mapIdleMs, scriptBytesBeforeUsable, scriptBytes: received.script, allBytes: received.all, requests: received.requests };
  } finally {
    await context.close();
  }
}

async function emulate(line: CDPSession, { cpuSlowdown, downloadKbps, latencyMs }: Phone): Promise<void> {
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", { offline: false, latency: latencyMs, downloadThroughput: (downloadKbps * 1000) / 8, uploadThroughput: (downloadKbps * 1000) / 8 });
  await line.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
}

/** Milliseconds from the start of the navigation until it is so, looked at once a frame. */
async function momentOf(page: import("@playwright/test").Page, isSo: () => boolean): Promise<number> {
  await page.waitForFunction(isSo, undefined, { polling: "raf", timeout: 120_000 });
  return page.evaluate(() => performance.now());
}
