/**
 * `npm run bench -- wall`: a simulated week of an exhibition wall in a real Chromium (fake-clock.ts says what is simulated), with every fault
 * that week.ts lists, and beside it a bare MapLibre page under the same pins. Prints what was missed, what came twice, how long each recovery
 * took and how memory grew; ends with an error when a promise was broken. WALL_DAYS and WALL_PINS make it shorter.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type CDPSession, type Page } from "@playwright/test";
import { launchOptions } from "../../support/browser";
import { buildApp } from "../../support/build-app";
import { buildBarePage } from "./bare-build";
import { CLOCK_HEADER, FakeCity, WALL } from "./fake-city";
import { installSoakClock, type SoakClock } from "./fake-clock";
import { HOUR, DAY, soakStory, START, weekOf, type Fault } from "./week";

declare global {
  interface Window {
    readonly soak: SoakClock;
    readonly change: (changed: readonly (readonly [string, number, number])[], removed: readonly string[]) => void;
    lost: WEBGL_lose_context | undefined;
  }
}

const DAYS = Number(process.env["WALL_DAYS"] ?? 7);
const PINS = Number(process.env["WALL_PINS"] ?? 3_000);
const PORT = 55_660;
const VIEWPORT = { width: 480, height: 270 };
/** Below the eight seconds after which the watchdog calls a picture dead. */
const FRAME_MS = 6_000;
/** Recovery is looked for in steps of a quarter of a simulated second. */
const STEP_MS = 250;
const PATIENCE_MS = 5 * 60_000;

interface Sample {
  readonly at: number;
  readonly bytes: number;
  readonly life: number;
}
interface Recovery {
  readonly fault: Fault;
  readonly day: number;
  readonly ms: number | null;
}

const folder = mkdtempSync(join(tmpdir(), "bench-wall-"));
const happenings = weekOf({ days: DAYS, pins: PINS });
const begun = performance.now();
console.log("Building …");
await buildApp(join(folder, "dist"));
await buildBarePage(join(folder, "bare"));
const browser = await chromium.launch(await launchOptions());
const broken: string[] = [];
try {
  const wall = await soakWall();
  const bare = await soakBare();
  report(wall, bare);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
if (broken.length > 0) {
  console.error(`\n${broken.join("\n")}`);
  process.exitCode = 1;
}

async function open(path: string): Promise<{ readonly page: Page; readonly line: CDPSession; readonly errors: string[] }> {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: "sv-SE", timezoneId: "Europe/Stockholm", serviceWorkers: "block" });
  // tsx names functions with a helper that the page does not have.
  await context.addInitScript({ content: "globalThis.__name ??= (it) => it;" });
  await context.addInitScript(installSoakClock, { startAt: START, frameMs: FRAME_MS, clockHeader: CLOCK_HEADER });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.setDefaultTimeout(0);
  await page.goto(`http://localhost:${PORT}${path}`);
  const line = await context.newCDPSession(page);
  return { page, line, errors };
}

/** The page may load itself anew in the middle of it: time goes on where it was. */
async function runTo(page: Page, until: number): Promise<void> {
  for (;;) {
    try {
      await page.evaluate((to) => window.soak.run(to), until);
      return;
    } catch (thrown) {
      if (!/context was destroyed|navigat/i.test(String(thrown))) throw thrown;
      await page.waitForLoadState("domcontentloaded");
    }
  }
}
async function heap(line: CDPSession): Promise<number> {
  await line.send("HeapProfiler.collectGarbage");
  await line.send("HeapProfiler.collectGarbage");
  return (await line.send("Runtime.getHeapUsage")).usedSize;
}

async function soakWall() {
  const city = new FakeCity(join(folder, "dist"));
  await city.start(PORT);
  // Pins from before the opening, so that there is something to tell from the first moment.
  for (let nth = 0; nth < 60; nth += 1) city.publish(soakStory(1_000_000 + nth, START - DAY - nth * HOUR));
  const { page, line, errors } = await open(`/vagg/${WALL}`);
  const samples: Sample[] = [];
  const recoveries: Recovery[] = [];
  const announceable = new Set<string>();
  const endings: { at: number; end: () => Promise<void> }[] = [];
  let life = 0;
  let wrong = 0;
  let late = 0;
  let slowest = 0;
  page.on("load", () => (life += 1));
  await runTo(page, START + 60_000);

  const shownNow = () => page.evaluate(() => [...document.body.textContent.matchAll(/Berättelse nummer (\d+)\./g)].map(([, nth]) => Number(nth)));
  const isShown = async (nth: number) => (await shownNow()).includes(nth);
  const tally = async () => {
    // A minute of quiet, then what the wall keeps must be what the city has: no more, no fewer, none twice.
    const kept = await page.evaluate(keptIds);
    const truth = new Set(city.shown.map(({ id }) => id));
    const mine = new Set(kept);
    wrong += kept.length - mine.size + [...truth].filter((id) => !mine.has(id)).length + [...mine].filter((id) => !truth.has(id)).length;
  };
  /** Simulated time until it is so again. */
  const until = async (isSo: () => Promise<boolean>): Promise<number | null> => {
    const from = await page.evaluate(() => window.soak.now());
    for (let ms = 0; ms <= PATIENCE_MS; ms += STEP_MS) {
      if (await isSo()) return ms;
      await runTo(page, from + ms + STEP_MS);
    }
    return null;
  };
  const drawsAgain = async (since: number) => (await page.evaluate(() => window.soak.drawnAt())) > since;

  let nextFault = PINS;
  for (const happening of happenings) {
    const at = START + happening.at;
    for (const ending of endings.splice(0).sort((one, other) => one.at - other.at)) {
      if (ending.at > at) endings.push(ending);
      else {
        await runTo(page, ending.at);
        await ending.end();
      }
    }
    if (at > (await page.evaluate(() => window.soak.now()))) await runTo(page, at);
    switch (happening.type) {
      case "publish": {
        city.publish(soakStory(happening.nth, at));
        announceable.add(soakStory(happening.nth, at).id);
        if (happening.nth % 50 === 0 && endings.length === 0) {
          const ms = await until(() => isShown(happening.nth));
          slowest = Math.max(slowest, ms ?? PATIENCE_MS);
        }
        break;
      }
      case "remove": {
        const [nth] = await shownNow();
        const gone = nth ?? -1;
        if (gone < 0) break;
        city.remove(soakStory(gone, at).id);
        if (endings.length === 0 && (await until(async () => !(await isShown(gone)))) !== 0) late += (await isShown(gone)) ? 1 : 0;
        break;
      }
      case "sample":
        if (endings.length === 0) {
          await runTo(page, at + 60_000);
          await tally();
        }
        samples.push({ at: happening.at, bytes: await heap(line), life });
        process.stdout.write(".");
        break;
      case "fault": {
        const day = Math.floor(happening.at / DAY) + 1;
        const note = (ms: number | null) => recoveries.push({ fault: happening.fault, day, ms });
        /** A pin that is approved now: when it is on the wall, all is well again. */
        const probe = async () => {
          const now = await page.evaluate(() => window.soak.now());
          const nth = (nextFault += 1);
          city.publish(soakStory(nth, now));
          return until(() => isShown(nth));
        };
        if (happening.fault === "forged_message") {
          const before = await shownNow();
          city.forge({ changed: [soakStory(9_999_999, at)], removed: before });
          await runTo(page, at + 5_000);
          note((await isShown(9_999_999)) ? null : 0);
        } else if (happening.fault === "socket_lost") {
          city.setLineDown(true);
          note(await probe());
          endings.push({ at: at + happening.forMs, end: async () => void city.setLineDown(false) });
        } else if (happening.fault === "server_restart") {
          city.setDown(true);
          endings.push({
            at: at + happening.forMs,
            end: async () => {
              city.setDown(false);
              note(await probe());
            },
          });
        } else {
          const isBack = happening.fault === "context_lost_and_back";
          await page.evaluate(() => {
            const canvas = document.querySelector<HTMLCanvasElement>("canvas.maplibregl-canvas");
            window.lost = canvas?.getContext("webgl2")?.getExtension("WEBGL_lose_context") ?? undefined;
            window.lost?.loseContext();
          });
          if (isBack) {
            await runTo(page, at + happening.forMs);
            await page.evaluate(() => window.lost?.restoreContext());
          }
          const since = await page.evaluate(() => window.soak.now());
          note(await until(() => drawsAgain(since)));
        }
        break;
      }
    }
  }
  await runTo(page, START + DAYS * DAY + 2 * 60_000);
  const announced = await page.evaluate(() => window.soak.announced());
  const twice = Object.values(announced).filter((times) => times > 1).length;
  const unannounced = [...announceable].filter((id) => announced[id] === undefined).length;
  await page.context().close();
  city.stop();
  return { samples, recoveries, wrong, late, twice, unannounced, slowest, reloads: life, requests: city.requests, errors };
}

async function soakBare() {
  const city = new FakeCity(join(folder, "bare"));
  await city.start(PORT);
  const { page, line, errors } = await open("/");
  const samples: Sample[] = [];
  let cursor = 0;
  for (const happening of happenings) {
    const at = START + happening.at;
    await runTo(page, at);
    if (happening.type === "publish") city.publish(soakStory(happening.nth, at));
    if (happening.type === "remove") city.remove(city.shown[0]?.id ?? "");
    if (happening.type === "publish" || happening.type === "remove") {
      const { changed, removed, cursor: next } = city.changesSince(cursor);
      cursor = next;
      await page.evaluate(([pins, ids]) => window.change(pins, ids), [changed.map(({ id, point }) => [id, point[0], point[1]] as const), [...removed]] as const);
    }
    if (happening.type === "sample") {
      samples.push({ at: happening.at, bytes: await heap(line), life: 0 });
      process.stdout.write(",");
    }
  }
  await page.context().close();
  city.stop();
  return { samples, errors };
}

/** Ids of the rows in the wall's snapshot, repeated if repeated. Runs in the page. */
async function keptIds(): Promise<readonly string[]> {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("vart-helsingborg-wall");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error("no snapshot"));
  });
  const shelf = opened.transaction("keep").objectStore("keep");
  const read = <T>(request: IDBRequest<T>) => new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
  const keys = (await read(shelf.getAllKeys())).map(String).filter((key) => key.endsWith(" snapshot"));
  const [snapshot] = await Promise.all(keys.map((key) => read(shelf.get(key) as IDBRequest<{ readonly rows: readonly { readonly id: string }[] }>)));
  opened.close();
  return (snapshot?.rows ?? []).map(({ id }) => id);
}

/** Kilobytes a day by least squares, all lives of the page having the same slope: a nightly reload hides nothing. Each life's first sample is its warming up. */
function slope(samples: readonly Sample[]): number {
  let [up, down] = [0, 0];
  for (const life of new Set(samples.map((sample) => sample.life))) {
    const own = samples.filter((sample) => sample.life === life).slice(1);
    const [middleAt, middle] = [mean(own.map(({ at }) => at)), mean(own.map(({ bytes }) => bytes))];
    for (const { at, bytes } of own) {
      up += (at - middleAt) * (bytes - middle);
      down += (at - middleAt) ** 2;
    }
  }
  return down === 0 ? 0 : ((up / down) * DAY) / 1_000;
}
function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function report(wall: Awaited<ReturnType<typeof soakWall>>, bare: Awaited<ReturnType<typeof soakBare>>): void {
  const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
  const megabytes = (samples: readonly Sample[]) => `${((samples[0]?.bytes ?? 0) / 1e6).toFixed(1)} → ${((samples.at(-1)?.bytes ?? 0) / 1e6).toFixed(1)} MB`;
  console.log(`\n\nChromium ${browser.version()}, ${VIEWPORT.width}×${VIEWPORT.height}, ${DAYS} simulated days in ${minutes} minutes, ${PINS} pins, load ${loadavg()[0]?.toFixed(1)}\n`);
  console.log(`rows missed, doubled or left over  ${wall.wrong}`);
  console.log(`arrivals announced twice           ${wall.twice}`);
  console.log(`arrivals not announced             ${wall.unannounced} (quickly taken back, or several at once: the last is named)`);
  console.log(`taken back and still shown         ${wall.late}`);
  console.log(`approved to shown, slowest         ${wall.slowest} ms simulated`);
  console.log(`loaded anew by itself              ${wall.reloads} times; manual actions: 0; requests: ${wall.requests}`);
  console.log(`errors on the page                 ${wall.errors.length}${wall.errors.length === 0 ? "" : `: ${[...new Set(wall.errors)].slice(0, 3).join(" | ")}`}`);
  for (const { fault, day, ms } of wall.recoveries) console.log(`recovery, day ${day}, ${fault.padEnd(24)}${ms === null ? "never" : `${(ms / 1_000).toFixed(2)} s simulated`}`);
  console.log(`heap of the wall                   ${megabytes(wall.samples)}, ${slope(wall.samples).toFixed(0)} kB a day`);
  console.log(`heap of a bare MapLibre page       ${megabytes(bare.samples)}, ${slope(bare.samples).toFixed(0)} kB a day`);
  if (wall.wrong + wall.twice + wall.late > 0) broken.push("A pin was missed, doubled, or shown after it was taken back.");
  if (wall.recoveries.some(({ ms }) => ms === null)) broken.push("A fault was not recovered from.");
  if (wall.errors.length > 0) broken.push("There were errors on the page.");
}
