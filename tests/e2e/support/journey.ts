/**
 * The base of every journey: a visitor whose every request is watched. A call to anybody but our own server, a cookie, or an
 * uncaught error on the page fails the journey it happened in, whatever else it was about.
 */
import { test as base, expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { readServerState, type ServerState } from "./servers";

export { expect };
export type Locale = "sv" | "en" | "ar";

export interface VisitorOptions {
  readonly locale?: Locale;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Where a journey goes offline or comes back to what was kept: each new person then fetches the whole app in the background. Default "block". */
  readonly serviceWorkers?: "allow" | "block";
  /** A device that draws no maps: also where the map is not what the journey is about, as drawing in software is most of its time. */
  readonly webgl?: false;
  /** What this person has chosen for reading before: as the app keeps it. */
  readonly comfort?: { readonly simple?: boolean; readonly contrast?: "high" };
}
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
}

export const PHONE = { width: 360, height: 640 } as const;
export const DESKTOP = { width: 1024, height: 700 } as const;

interface Fixtures {
  /** A person with a browser of their own. */
  visitor: (options?: VisitorOptions) => Promise<Visitor>;
  server: ServerState;
}

export const test = base.extend<Fixtures>({
  server: async ({}, use, info) => {
    await use(readServerState(info.project.name === "postgres" ? "postgres" : "pglite"));
  },
  visitor: async ({ browser, baseURL }, use) => {
    const own = new URL(baseURL ?? "http://localhost");
    const contexts: BrowserContext[] = [];
    const strangers: string[] = [];
    const errors: string[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...contextOptions(options), baseURL: own.href });
      contexts.push(context);
      const { comfort } = options;
      if (options.webgl === false) await context.addInitScript(takeWebglAway);
      if (comfort !== undefined) await context.addInitScript(keepPreferences, { language: options.locale ?? "sv", ...comfort });
      watch(context, own, strangers, errors);
      return { context, page: await context.newPage() };
    });
    const cookies = (await Promise.all(contexts.map((context) => context.cookies()))).flat().map((cookie) => cookie.name);
    await Promise.all(contexts.map((context) => context.close()));
    expect(strangers, "requests to third parties").toEqual([]);
    expect(cookies, "cookies").toEqual([]);
    expect(errors, "uncaught errors on the page").toEqual([]);
  },
});

/** Runs in every page before its own code; an empty one has no storage. */
function keepPreferences(chosen: object): void {
  if (location.protocol.startsWith("http")) localStorage.setItem("vart-helsingborg.preferences", JSON.stringify(chosen));
}

/** Runs in every page before its own code. */
function takeWebglAway(): void {
  const getContext = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, type: string, ...rest: unknown[]) => unknown;
  Reflect.set(HTMLCanvasElement.prototype, "getContext", function (this: HTMLCanvasElement, type: string, ...rest: unknown[]) {
    return type.includes("webgl") ? null : getContext.call(this, type, ...rest);
  });
}

function contextOptions({ locale = "sv", viewport = PHONE, serviceWorkers = "block" }: VisitorOptions): Parameters<Browser["newContext"]>[0] {
  const tags = { sv: "sv-SE", en: "en-GB", ar: "ar" } as const;
  return { locale: tags[locale], viewport, serviceWorkers, timezoneId: "Europe/Stockholm", reducedMotion: "reduce" };
}

function watch(context: BrowserContext, own: URL, strangers: string[], errors: string[]): void {
  const isOurs = (address: string): boolean => {
    const url = new URL(address);
    return url.protocol === "blob:" || url.protocol === "data:" || url.host === own.host;
  };
  context.on("request", (request) => {
    if (!isOurs(request.url())) strangers.push(request.url());
  });
  context.on("page", (page) => page.on("websocket", (socket) => {
    if (!isOurs(socket.url())) strangers.push(socket.url());
  }));
  context.on("weberror", (error) => errors.push(`${error.page()?.url() ?? ""} ${error.error().stack ?? error.error().message}`));
}
