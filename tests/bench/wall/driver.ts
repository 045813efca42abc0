/** Opens a page under the simulated clock and drives it from outside: to a moment, at real pace while something has to be seen, and its heap. */
import type { Browser, CDPSession, Page } from "@playwright/test";
import { CLOCK_HEADER } from "./fake-city";
import { installSoakClock, type SoakClock, type SoakFrames } from "./fake-clock";
import { START } from "./week";

declare global {
  interface Window {
    readonly soak: SoakClock;
  }
}

export const VIEWPORT = { width: 480, height: 270 };
/** Below the eight seconds after which the watchdog calls a picture dead. */
const USUAL: SoakFrames = { everyMs: 6_000, drawnOneIn: 10 };
const WATCHED: SoakFrames = { everyMs: 100, drawnOneIn: 1 };
/** The wall shows an arrival for ten seconds, and until its next look, a second later. A map that is rebuilt meanwhile shows it again. */
const ANNOUNCEMENT_MS = 11_000;
/** Recovery is looked for in steps of a quarter of a second. */
const STEP_MS = 250;
const PATIENCE_MS = 2 * 60_000;

export interface Driven {
  readonly page: Page;
  readonly errors: readonly string[];
  /** Loadings of the page that it asked for itself; an address that changes without one is none. */
  readonly ownNavigations: () => number;
  readonly allNavigations: () => number;
  readonly now: () => Promise<number>;
  readonly runTo: (until: number) => Promise<void>;
  /** Simulated milliseconds until it is so; null: not within two minutes. */
  readonly until: (isSo: () => Promise<boolean>) => Promise<number | null>;
  /** The same while simulated time passes no faster than real time and every tenth of a second is drawn; the longer of the two. */
  readonly untilSeen: (isSo: () => Promise<boolean>) => Promise<number | null>;
  readonly heap: () => Promise<number>;
}

export async function drive(browser: Browser, address: string): Promise<Driven> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "sv-SE", timezoneId: "Europe/Stockholm" });
  // tsx names functions with a helper that the page does not have.
  await context.addInitScript({ content: "globalThis.__name ??= (it) => it;" });
  await context.addInitScript(installSoakClock, { startAt: START, frames: USUAL, announcementMs: ANNOUNCEMENT_MS, clockHeader: CLOCK_HEADER });
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  const line = await context.newCDPSession(page);
  const [errors, asked] = [[] as string[], { own: 0, all: 0 }];
  page.on("pageerror", (error) => errors.push(error.message));
  await line.send("Page.enable");
  line.on("Page.frameNavigated", ({ frame }) => (asked.all += frame.parentId === undefined ? 1 : 0));
  line.on("Page.frameRequestedNavigation", () => (asked.own += 1));
  await page.goto(address);

  const runTo = (until: number) => survivingReload(page, () => page.evaluate((to) => window.soak.run(to), until));
  const now = () => page.evaluate(() => window.soak.now());
  const search = async (isSo: () => Promise<boolean>, pass: (until: number) => Promise<void>) => {
    const from = await now();
    for (let ms = 0; ms <= PATIENCE_MS; ms += STEP_MS) {
      if (await isSo()) return ms;
      await pass(from + ms + STEP_MS);
    }
    return null;
  };
  const untilSeen = async (isSo: () => Promise<boolean>) => {
    const setFrames = (frames: SoakFrames) => page.evaluate((to) => window.soak.setFrames(to), frames);
    await setFrames(WATCHED);
    const [begun, from] = [performance.now(), await now()];
    const found = await search(isSo, async (until) => {
      await runTo(until);
      const early = until - from - (performance.now() - begun);
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    });
    await setFrames(USUAL);
    return found === null ? null : Math.max(found, Math.round(performance.now() - begun));
  };
  return { page, errors, now, runTo, untilSeen, until: (isSo) => search(isSo, runTo), ownNavigations: () => asked.own, allNavigations: () => asked.all, heap: () => heapOf(line) };
}

/** The page may load itself anew in the middle of it: time goes on where it was. */
async function survivingReload(page: Page, work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (thrown) {
      if (!/context was destroyed|navigat/i.test(String(thrown))) throw thrown;
      await page.waitForLoadState("domcontentloaded");
    }
  }
}

/** After a forced collection: objects, what the document holds, and the buffers behind typed arrays. */
async function heapOf(line: CDPSession): Promise<number> {
  await line.send("HeapProfiler.collectGarbage");
  await line.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await line.send("Runtime.getHeapUsage");
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}
