/** The week on the wall itself: everything of week.ts happens to it, and what it showed is counted. */
import type { Browser } from "@playwright/test";
import { drive } from "./driver";
import { FakeCity, WALL } from "./fake-city";
import type { Night, Recovery, WallFigures } from "./promises";
import type { Sample } from "./slope";
import { DAY, HOUR, MINUTE, soakStory, START, type Fault, type Happening } from "./week";

/** Pins from before the opening, so that there is something to tell from the first moment. */
const BEFORE = 60;
const FIRST_BEFORE = 1_000_000;
const FORGED = 9_999_999;
/** Taken back sooner than this, it need not have been announced. */
const SEEN_MS = 10_000;

interface Place {
  readonly dist: string;
  readonly port: number;
}

export async function soakWall(browser: Browser, { dist, port }: Place, happenings: readonly Happening[], pins: number): Promise<WallFigures & { readonly requests: number }> {
  const city = new FakeCity(dist);
  await city.start(port);
  for (let nth = 0; nth < BEFORE; nth += 1) city.publish(soakStory(FIRST_BEFORE + nth, START - DAY - nth * HOUR));
  const { page, errors, now, runTo, until, untilSeen, heap, ownNavigations, allNavigations } = await drive(browser, `http://localhost:${port}/vagg/${WALL}`);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));

  const [samples, recoveries, nights]: [Sample[], Recovery[], Night[]] = [[], [], []];
  const count = { countings: 0, missed: 0, doubled: 0, leftOver: 0, withdrawn: 0, stillShown: 0, slowestShown: 0, slowestGone: 0, reloadsWhileOpen: 0 };
  const publishedAt = new Map<string, number>();
  let updates = 0;
  let nextProbe = pins;
  let isNewVersionDue = false;
  let navigationsAtOpening = ownNavigations();
  // A fault that lasts: nothing is promptly shown while it does. One at a time.
  let ending = null as { readonly at: number; readonly end: () => Promise<void> } | null;

  const publish = async (nth: number) => {
    const story = soakStory(nth, await now());
    city.publish(story);
    publishedAt.set(story.id, Date.parse(story.publishedAt));
    updates += 1;
  };
  const shownNow = () => page.evaluate(() => [...document.body.textContent.matchAll(/Berättelse nummer (\d+)\./g)].map(([, nth]) => Number(nth)));
  const isShown = async (nth: number) => (await shownNow()).includes(nth);
  const isQuiet = () => page.evaluate(() => document.querySelector("[data-wall-quiet]") !== null);
  /** The city is drawn, on graphics that live, and nothing veils it. */
  const isDrawn = async (since: number) => page.evaluate((from) => {
    const canvas = document.querySelector<HTMLCanvasElement>("[data-map-ready] canvas.maplibregl-canvas");
    return canvas !== null && canvas.getContext("webgl2")?.isContextLost() === false && window.soak.drawnAt() > from;
  }, since);
  /** A pin that is approved now: when it is on the wall, all is well again. */
  const probe = async () => {
    const nth = (nextProbe += 1);
    await publish(nth);
    return until(() => isShown(nth));
  };

  const takeBack = async () => {
    const [nth] = await shownNow();
    if (nth === undefined) return;
    const { id } = soakStory(nth, 0);
    if ((await now()) - (publishedAt.get(id) ?? -Infinity) < SEEN_MS) publishedAt.delete(id);
    city.remove(id);
    updates += 1;
    count.withdrawn += 1;
    if (ending !== null) return;
    const ms = await until(async () => !(await isShown(nth)));
    if (ms === null) count.stillShown += 1;
    else count.slowestGone = Math.max(count.slowestGone, ms);
  };
  /** A minute after the last change, what the wall keeps must be what the city has: no more, no fewer, none twice. */
  const compare = async () => {
    const kept = await page.evaluate(keptIds);
    const [mine, truth] = [new Set(kept), new Set(city.shown.map(({ id }) => id))];
    count.countings += 1;
    count.doubled += kept.length - mine.size;
    count.missed += [...truth].filter((id) => !mine.has(id)).length;
    count.leftOver += [...mine].filter((id) => !truth.has(id)).length;
  };
  const sample = async (at: number) => {
    if (ending !== null) return;
    await runTo(at + MINUTE);
    await compare();
    samples.push({ updates, bytes: await heap(), life: Math.floor((at - START) / DAY) });
  };

  const suffer = async (fault: Fault, day: number, at: number, forMs: number) => {
    const note = (what: string, ms: number | null) => recoveries.push({ what, day, ms });
    switch (fault) {
      case "forged_message": {
        city.forge({ changed: [soakStory(FORGED, at)], removed: await shownNow() });
        await runTo(at + 5_000);
        note("a forged message (nothing came of it)", (await isShown(FORGED)) ? null : 0);
        break;
      }
      case "socket_lost":
        city.setLineDown(true);
        note("socket lost, first pin without it", await probe());
        ending = {
          at: at + forMs,
          end: async () => {
            // What is approved while there is no line comes by asking.
            note("… first pin at its end", await probe());
            city.setLineDown(false);
            await runTo((await now()) + 40_000);
            note("… pins live again", await probe());
          },
        };
        break;
      case "server_restart":
        city.setDown(true);
        ending = {
          at: at + forMs,
          end: async () => {
            city.setDown(false);
            note(`server gone for ${forMs / MINUTE < 1 ? `${forMs / 1_000} s` : `${forMs / MINUTE} min`}`, await probe());
          },
        };
        break;
      case "context_lost":
      case "context_lost_and_back": {
        const lost = await page.evaluateHandle(() => {
          const extension = document.querySelector<HTMLCanvasElement>("canvas.maplibregl-canvas")?.getContext("webgl2")?.getExtension("WEBGL_lose_context") ?? null;
          extension?.loseContext();
          return extension;
        });
        if (fault === "context_lost_and_back") {
          await runTo(at + forMs);
          await lost.evaluate((extension) => extension?.restoreContext());
        }
        await lost.dispose();
        const since = await now();
        note(fault === "context_lost" ? "graphics lost for good" : "graphics lost and given back", await untilSeen(() => isDrawn(since)));
        break;
      }
    }
  };
  const closeFor = async (day: number, at: number) => {
    count.reloadsWhileOpen += ownNavigations() - navigationsAtOpening;
    const before = ownNavigations();
    const workerWaits = () => page.evaluate(async () => ((await navigator.serviceWorker.getRegistration())?.waiting ?? null) !== null);
    const hadNewVersion = await workerWaits();
    if (hadNewVersion !== isNewVersionDue) throw new Error(`The soak itself is at fault: a new version ${hadNewVersion ? "stands" : "does not stand"}.`);
    await runTo(at + 1_000);
    const ms = await until(async () => ownNavigations() > before && (await isQuiet()));
    recoveries.push({ what: "loaded anew for the night", day, ms });
    // Until an hour before it opens: it must not do it again.
    await runTo(START + day * DAY - MINUTE);
    nights.push({ day, reloads: ownNavigations() - before, hadNewVersion, hasTakenOver: hadNewVersion && !(await workerWaits()) });
    isNewVersionDue = false;
  };

  for (const happening of happenings) {
    const at = START + happening.at;
    if (ending !== null && ending.at <= at) {
      const { at: endsAt, end } = ending;
      await runTo(Math.max(endsAt, await now()));
      await end();
      ending = null;
    }
    if (at > (await now())) await runTo(at);
    const day = Math.floor(happening.at / DAY) + 1;
    switch (happening.type) {
      case "publish":
        await publish(happening.nth);
        if (happening.nth % 25 === 0 && ending === null) {
          const ms = await until(() => isShown(happening.nth));
          count.slowestShown = Math.max(count.slowestShown, ms ?? Infinity);
        }
        break;
      case "remove":
        await takeBack();
        break;
      case "sample":
        await sample(at);
        process.stdout.write(".");
        break;
      case "opening":
        recoveries.push({ what: "the hall opens, the city is drawn", day, ms: await untilSeen(() => isDrawn(at)) });
        navigationsAtOpening = ownNavigations();
        break;
      case "new_version":
        city.version += 1;
        isNewVersionDue = true;
        break;
      case "closing":
        await closeFor(day, at);
        process.stdout.write("|");
        break;
      case "fault":
        await suffer(happening.fault, day, at, happening.forMs);
        break;
    }
  }
  const announced = await page.evaluate(() => window.soak.announced());
  const inputs = await page.evaluate(() => window.soak.inputs());
  const figures = {
    pins: publishedAt.size, ...count, announceable: publishedAt.size,
    unannounced: [...publishedAt.keys()].filter((id) => announced[id] === undefined).length,
    announcedTwice: Object.values(announced).filter((times) => times.length > 1).map((times) => times.map((at) => at - START)),
    recoveries, nights, inputs, outsideNavigations: allNavigations() - 1 - ownNavigations(), samples, errors, requests: city.requests,
  };
  await page.context().close();
  city.stop();
  return figures;
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
