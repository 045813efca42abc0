/**
 * The exhibition wall's own beginning: its door, what it keeps and its player, joined as main.ts joins the app's. None of the residents'
 * services is started here. What a screen needs before it can show anything is asked for again and again: a hall has no one to press reload.
 */
import { mount } from "svelte";
import { version } from "../package.json";
import { openWallDoor } from "./backend/supabase-wall";
import { loadConfig } from "./config";
import { LANGUAGES, type Language } from "./domain/kind";
import { wallHref } from "./domain/wall/wall";
import { parseWallAddress } from "./domain/wall/wall-address";
import { overwriteGetLocale } from "./generated/messages/runtime";
import { configureBasemap } from "./map/basemap-setting";
import { safeStorage } from "./state/preferences.svelte";
import { keepPartsOf } from "./state/keep-parts";
import { deviceClock } from "./state/wall/clock";
import { memoryKeep, readNumbers, storageKeep, type Keep } from "./state/wall/keep";
import { WallPlayer } from "./state/wall/player.svelte";
import { ScreenStore } from "./state/wall/screen-store";
import type { WallShow } from "./state/wall/wall-show";
import { openWallStore } from "./state/wall/wall-store";
import { AppUpdate } from "./update.svelte";
import WallRoot from "./views/wall/WallRoot.svelte";

/** Empty where nobody told the build. */
const commit = String(import.meta.env["VITE_COMMIT"] ?? "");
const ASK_AGAIN_MS = 5_000;
/** A new version that does not take over by then: the page is loaded as it is. */
const TAKE_OVER_MS = 8_000;

const NIGHT_NOTE_MS = 60_000;

const update = new AppUpdate();
const screens = new ScreenStore(safeStorage());
const lessMotion = matchMedia("(prefers-reduced-motion: reduce)");

export function mountWall(target: HTMLElement): void {
  const address = parseWallAddress(new URL(location.href));
  const isWrong = "written" in address;
  const screen = isWrong ? { name: address.written, token: null } : screens.open(address);
  // A link's token is kept by now; the address that stays tells it to nobody who looks over a shoulder.
  if (!isWrong) history.replaceState(null, "", screen === null ? "/vagg" : wallHref(screen.name));
  document.documentElement.lang = ownLanguage();
  document.documentElement.dir = ownLanguage() === "ar" ? "rtl" : "ltr";
  // The wall says for itself what less motion means: it fades instead of moving, slowly, and never cuts.
  document.documentElement.dataset["motion"] = "full";
  overwriteGetLocale(ownLanguage);
  const door = untilItComes(loadConfig).then(({ supabaseUrl: url, publishableKey }) => openWallDoor({ url, publishableKey }));
  mount(WallRoot, {
    target,
    props: {
      store: screens, screen, door,
      opening: screen === null || isWrong ? null : open(screen.name, screen.token),
      origin: location.origin,
      version: commit === "" ? version : `${version} (${commit})`,
      isStill: lessMotion.matches,
      onpaired: (paired) => {
        screens.pair(paired);
        location.replace(wallHref(paired.wallName));
      },
      onunpair: () => {
        screens.unpair();
        location.replace("/vagg");
      },
    },
  });
}

async function open(name: string, token: string | null): Promise<WallShow> {
  const config = await untilItComes(loadConfig);
  configureBasemap(config.basemap);
  const { supabaseUrl: url, publishableKey } = config;
  const storage = safeStorage();
  const keep = storage === null ? memoryKeep() : storageKeep(storage);
  const player = new WallPlayer({
    name, token,
    door: openWallDoor({ url, publishableKey }),
    store: await openWallStore(`${url} ${publishableKey}`, name),
    keep,
    clock: deviceClock,
    random: Math.random,
    screen: () => ({ width: innerWidth * devicePixelRatio, height: innerHeight * devicePixelRatio, isVisible: document.visibilityState === "visible", isStill: lessMotion.matches }),
    canReload,
    reload: () => reload(keep),
    onRefused: () => void beNobodys(token ?? ""),
  });
  overwriteGetLocale(() => player.language);
  player.start();
  update.start();
  keepPartsOf("wall", import.meta.url);
  return player;
}

/** The page's own address answers: past the service worker, which would answer without a network too. */
async function canReload(): Promise<boolean> {
  return (await fetch(location.pathname, { cache: "no-store" })).ok;
}

/** The host took the screen back. It asks for a code again if a code made it a screen; else the wall goes on without a host's hand on it. */
async function beNobodys(token: string): Promise<void> {
  if (screens.forget(token) === "wall") return;
  const isThere = await canReload().catch(() => false);
  // Without an answer the wall goes on, and shows the code when it is opened the next time.
  if (isThere) location.replace("/vagg");
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

/** A new version takes over only by the night's rule, which notes its hour just before; a reload in the day is a reload. */
function reload(keep: Keep): void {
  const [updatedAt = 0] = readNumbers(keep, "updated");
  if (!update.ready || Date.now() - updatedAt > NIGHT_NOTE_MS) return location.reload();
  update.apply();
  setTimeout(() => location.reload(), TAKE_OVER_MS);
}

/** Before the wall has said which language it speaks. */
function ownLanguage(): Language {
  return navigator.languages.map((tag) => LANGUAGES.find((language) => tag.toLowerCase().startsWith(language))).find((language) => language !== undefined) ?? "sv";
}
