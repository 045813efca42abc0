/**
 * The exhibition wall's own beginning: its door, what it keeps and its player, joined as main.ts joins the app's. None of the residents'
 * services is started here. What a screen needs before it can show anything is asked for again and again: a hall has no one to press reload.
 */
import { mount } from "svelte";
import { openWallDoor } from "./backend/supabase-wall";
import { loadConfig } from "./config";
import { LANGUAGES, type Language } from "./domain/kind";
import { parseWallAddress, wallHref } from "./domain/wall/wall";
import { overwriteGetLocale } from "./generated/messages/runtime";
import { configureBasemap } from "./map/basemap-setting";
import { safeStorage } from "./state/preferences.svelte";
import { deviceClock } from "./state/wall/clock";
import { memoryKeep, storageKeep } from "./state/wall/keep";
import { WallPlayer } from "./state/wall/player.svelte";
import type { WallShow } from "./state/wall/wall-show";
import { openWallStore } from "./state/wall/wall-store";
import { AppUpdate } from "./update.svelte";
import WallRoot from "./views/wall/WallRoot.svelte";

const ASK_AGAIN_MS = 5_000;
/** A new version that does not take over by then: the page is loaded as it is. */
const TAKE_OVER_MS = 8_000;

const update = new AppUpdate();
const lessMotion = matchMedia("(prefers-reduced-motion: reduce)");

export function mountWall(target: HTMLElement): void {
  const address = parseWallAddress(new URL(location.href));
  if (address?.name !== undefined && address.name !== null && address.token !== null) history.replaceState(null, "", wallHref(address.name));
  document.documentElement.lang = ownLanguage();
  // The wall says for itself what less motion means: it fades instead of moving, slowly, and never cuts.
  document.documentElement.dataset["motion"] = "full";
  overwriteGetLocale(ownLanguage);
  const show = open(address?.name ?? "", address?.token ?? null);
  mount(WallRoot, { target, props: { opening: show, origin: location.origin, isStill: lessMotion.matches } });
}

async function open(name: string, token: string | null): Promise<WallShow> {
  const config = await untilItComes(loadConfig);
  configureBasemap(config.basemap);
  const { supabaseUrl: url, publishableKey } = config;
  const storage = safeStorage();
  const player = new WallPlayer({
    name, token,
    door: openWallDoor({ url, publishableKey }),
    store: await openWallStore(`${url} ${publishableKey}`, name),
    keep: storage === null ? memoryKeep() : storageKeep(storage),
    clock: deviceClock,
    random: Math.random,
    screen: () => ({ width: innerWidth * devicePixelRatio, height: innerHeight * devicePixelRatio, isVisible: document.visibilityState === "visible", isStill: lessMotion.matches }),
    canReload: async () => (await fetch(location.pathname, { cache: "no-store" })).ok,
    reload,
  });
  overwriteGetLocale(() => player.language);
  player.start();
  update.start();
  return player;
}

async function untilItComes<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS * (0.75 + Math.random() / 2)));
    }
  }
}

function reload(): void {
  if (!update.ready) return location.reload();
  update.apply();
  setTimeout(() => location.reload(), TAKE_OVER_MS);
}

/** Before the wall has said which language it speaks. */
function ownLanguage(): Language {
  return navigator.languages.map((tag) => LANGUAGES.find((language) => tag.toLowerCase().startsWith(language))).find((language) => language !== undefined) ?? "sv";
}
