/**
 * The wall's mind: joins library, link, reporter and watchdog and decides from moment to moment what the views show. One look a second, by
 * the clock and not by counting, so that a computer that slept goes on where the day is. Made by main-wall.ts; views see it as a WallShow.
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- sets and dates here live for one call; what templates follow is replaced as a whole */
import { city } from "../../city";
import type { WallDoor } from "../../backend/wall";
import type { Language } from "../../domain/kind";
import { driftAt } from "../../domain/wall/drift";
import { flightBetween, STORY_ZOOM } from "../../domain/wall/camera";
import { languageAt } from "../../domain/wall/languages";
import { mayUpdate } from "../../domain/wall/night-update";
import { admit, beginProgress, nextScene, repertoireOf, type Progress, type Repertoire, type TravelMs } from "../../domain/wall/programme";
import { isQuiet } from "../../domain/wall/quiet";
import type { Scene } from "../../domain/wall/scene";
import { isSunUp } from "../../domain/wall/sun";
import type { ScreenReport, ScreenStatus, WallAnswer, WallCommand, WallSettings, WallStory } from "../../domain/wall/wall";
import { beginWatch, look, type Watch } from "../../domain/wall/watchdog";
import { within, type WallClock } from "./clock";
import { readNumbers, type Keep } from "./keep";
import { Library, type LibraryChange } from "./library";
import { Link } from "./link";
import { Reporter } from "./reporter";
import type { Pulse, ShowFacts, WallShow } from "./wall-show";
import type { WallStore } from "./wall-store";

const LOOK_MS = 1_000;
/** The looks stood still this long: the computer slept, or its clock was set. */
const SLEPT_MS = 10_000;
const PULSE_MS = 10_000;
/** A pulse is seen before the story is told, when only the city is shown. */
const PULSE_FIRST_MS = 4_000;
const FRAME_SECONDS = 10;
/** A pause nobody ended: a visitor's touch, or a host who went home. */
const TOUCH_PAUSE_MS = 5 * 60_000;
const HOST_PAUSE_MS = 2 * 3_600_000;
const BROWSE_MS = 30 * 60_000;
/** No answer for so long: it is time to find out whether a reload could help. */
const WORRY_MS = 10 * 60_000;
/** An address that does not answer by then does not answer. */
const PATIENCE_MS = 4_000;
/** How often a page that misses a part of itself asks whether it can be begun anew. */
const PART_MS = 5_000;
const OLDEST_SECONDS = 30 * 86_400;
/** The wall's map is laid out as if the shorter side had so many pixels (map/wall/WallMap.svelte). */
const LAID_OUT_PIXELS = 1080;

export interface PlayerParts {
  readonly name: string;
  /** Null: shown without pairing; then no host can steer it. */
  readonly token: string | null;
  readonly door: WallDoor;
  readonly store: WallStore;
  readonly keep: Keep;
  readonly clock: WallClock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** CSS pixels. isStill: less motion was asked for, so frames need not come. */
  readonly screen: () => { readonly width: number; readonly height: number; readonly isVisible: boolean; readonly isStill: boolean };
  /** The page's own address answers. A reload without this could end on the browser's error page. */
  readonly canReload: () => Promise<boolean>;
  readonly reload: () => void;
  /** The host took the token back. */
  readonly onRefused?: () => void;
}

export class WallPlayer implements WallShow {
  settings = $state.raw<WallSettings | null>(null);
  isUnknown = $state(false);
  status = $state<ScreenStatus>("starting");
  scene = $state.raw<Scene | null>(null);
  stories = $state.raw<readonly WallStory[]>([]);
  voices = $state<number | null>(null);
  pulses = $state.raw<readonly Pulse[]>([]);
  language = $state<Language>("sv");
  theme = $state<"night" | "day">("night");
  message = $state<string | null>(null);
  isOnline = $state(false);
  drift = $state.raw<{ readonly x: number; readonly y: number }>({ x: 0, y: 0 });
  mapGeneration = $state(0);
  hasMap = $state(true);
  /** Replaced with what is read. */
  #answers = $state.raw<readonly WallAnswer[]>([]);

  readonly #parts: PlayerParts;
  readonly #library: Library;
  readonly #link: Link;
  readonly #reporter: Reporter | null;
  readonly #loadedAt: number;
  #progress: Progress;
  #repertoire: Repertoire | null = null;
  #sceneEndsAt = 0;
  #lookedAt: number;
  /** Since when it has been awake: what grew old in its sleep is not the line's fault. */
  #awakeSince: number;
  #minute = -1;
  #isQuiet = false;
  #isTrusted = false;
  #standstill: { readonly type: "paused" | "browsing"; readonly until: number; readonly leftMs: number } | null = null;
  #messageUntil = 0;
  #watch: Watch;
  #isMapLost = false;
  #frames = 0;
  #recentFrames: readonly number[] = [];
  #recoveries = 0;
  #canReload = false;
  #isAskingReload = false;
  #isPartMissing = false;
  #isAttended = false;
  #isPaired: boolean;
  #cancel: () => void = () => undefined;
  #isStopped = false;

  constructor(parts: PlayerParts) {
    const { clock, random, keep, token, door } = parts;
    this.#parts = parts;
    this.#isPaired = token !== null;
    this.#loadedAt = clock.now();
    this.#lookedAt = this.#loadedAt;
    this.#awakeSince = this.#loadedAt;
    this.#progress = beginProgress(Math.floor(random() * 2 ** 32));
    this.#watch = beginWatch(this.#loadedAt, readNumbers(keep, "reloads"));
    this.#library = new Library({ ...parts, onRead: () => this.#takeRead(), onStories: (change) => this.#takeStories(change) });
    this.#link = new Link({
      ...parts,
      refresh: (wall) => this.#library.refresh(wall),
      onOrders: () => this.#reporter?.hurry(),
    });
    this.#reporter =
      token === null
        ? null
        : new Reporter({
            door, clock, keep, token,
            serverNow: () => this.#library.serverNow,
            describe: () => this.#describe(),
            obey: (command) => this.#obey(command),
            onRefused: () => {
              this.#isPaired = false;
              parts.onRefused?.();
            },
            onOrders: ({ revision }) => {
              if (this.settings !== null && revision !== this.settings.revision) void this.#link.ask(true);
            },
          });
  }

  /** Returns its undoing. */
  start(): () => void {
    this.#restoreMessage();
    void this.#library.restore().then(() => {
      if (this.#isStopped) return;
      this.#link.start();
      this.#reporter?.start();
    });
    this.#look();
    return () => {
      this.#isStopped = true;
      this.#cancel();
      this.#library.stop();
      this.#link.stop();
      this.#reporter?.stop();
    };
  }

  story(id: string): WallStory | undefined {
    // Read so that a template asking for one follows them all.
    void this.stories;
    return this.#isTrusted ? this.#library.rows.get(id) : undefined;
  }
  answer(id: string): WallAnswer | undefined {
    return this.#answers.find((answer) => answer.id === id);
  }
  mediaUrl(mediaId: string): Promise<string> {
    return this.#parts.door.mediaUrl(mediaId);
  }

  next(): void {
    this.#step();
  }
  pause(): void {
    this.#stand("paused", TOUCH_PAUSE_MS);
  }
  browse(): void {
    if (this.settings?.allowsBrowse === true) this.#stand("browsing", BROWSE_MS);
    else this.pause();
  }
  resume(): void {
    if (this.#standstill === null) return;
    this.#sceneEndsAt = this.#parts.clock.now() + this.#standstill.leftMs;
    this.#standstill = null;
    this.#showStatus();
  }

  drewFrame(): void {
    this.#frames += 1;
  }
  lostMap(): void {
    this.#isMapLost = true;
    this.#watchOver(this.#parts.clock.now());
  }

  lostPart(): void {
    this.#isPartMissing = true;
    this.hasMap = false;
    this.#showStatus();
    this.#askForPart();
  }
  attend(isAttended: boolean): void {
    this.#isAttended = isAttended;
  }
  facts(): ShowFacts {
    return {
      isPaired: this.#isPaired,
      screenName: this.#isPaired ? (this.#reporter?.screenName ?? null) : null,
      dataAgeMs: this.#library.dataAgeMs,
      isLineUp: this.#link.isConnected,
      loadedAt: this.#loadedAt,
    };
  }

  /** Until it is there: the answer is judged by the next look. */
  #askForPart(): void {
    if (this.#isStopped) return;
    void this.#askWhetherReload();
    this.#parts.clock.after(PART_MS, () => this.#askForPart());
  }

  #stand(type: "paused" | "browsing", ms: number): void {
    const now = this.#parts.clock.now();
    if (this.#isQuiet || this.settings === null) return;
    const leftMs = this.#standstill?.leftMs ?? Math.max(0, this.#sceneEndsAt - now);
    this.#standstill = { type, until: now + ms, leftMs };
    this.#showStatus();
  }

  #look(): void {
    const now = this.#parts.clock.now();
    const passed = now - this.#lookedAt;
    this.#lookedAt = now;
    if (passed > SLEPT_MS || passed < -LOOK_MS) this.#wake(passed);
    this.#recentFrames = [...this.#recentFrames.slice(1 - FRAME_SECONDS), this.#frames];
    if (Math.floor(now / 60_000) !== this.#minute) this.#lookAtMinute(now);
    this.#watchOver(now);
    this.#frames = 0;
    this.#reconcile();
    if (this.pulses.some(({ at }) => now - at >= PULSE_MS || at > now)) this.pulses = this.pulses.filter(({ at }) => at <= now && now - at < PULSE_MS);
    if (this.message !== null && this.#library.serverNow >= this.#messageUntil) this.message = null;
    if (this.#standstill !== null && now >= this.#standstill.until) this.resume();
    if (this.#standstill === null && !this.#isQuiet && this.settings !== null && now >= this.#sceneEndsAt) this.#step();
    // A reload was ordered in this very look.
    if (!this.#isStopped) this.#cancel = this.#parts.clock.after(LOOK_MS, () => this.#look());
  }

  /** Everything that was to happen by the clock is meant anew from now. */
  #wake(passed: number): void {
    const now = this.#lookedAt;
    if (this.#standstill !== null) this.#standstill = { ...this.#standstill, until: Math.min(this.#standstill.until, now + HOST_PAUSE_MS) };
    this.#sceneEndsAt = passed < 0 ? this.#sceneEndsAt + passed : this.#sceneEndsAt;
    this.#awakeSince = now;
    this.#recentFrames = [];
    this.#watch = { ...this.#watch, seenAt: now };
    void this.#link.ask(true);
    this.#reporter?.hurry();
  }

  #lookAtMinute(now: number): void {
    this.#minute = Math.floor(now / 60_000);
    this.drift = driftAt(now);
    this.#lookAtHours(now);
    if (this.#library.dataAgeMs > WORRY_MS) void this.#askWhetherReload();
    const updatedAt = readNumbers(this.#parts.keep, "updated")[0] ?? null;
    const signs = { now, timeZone: city.timeZone, quietHours: this.settings?.quietHours ?? null, status: this.status, loadedAt: this.#loadedAt, updatedAt };
    if (!this.#isAttended && mayUpdate(signs)) void this.#reload(() => this.#parts.keep.write("updated", String(this.#parts.clock.now())));
  }

  #lookAtHours(now: number): void {
    const settings = this.settings;
    const wasQuiet = this.#isQuiet;
    this.#isQuiet = isQuiet(settings?.quietHours ?? null, now, city.timeZone);
    this.theme = settings?.theme === "day" || (settings?.theme === "by_sun" && isSunUp(now, city.centre)) ? "day" : "night";
    if (this.#isQuiet && !wasQuiet) {
      this.#standstill = null;
      this.scene = null;
    }
    if (!this.#isQuiet && wasQuiet) this.#sceneEndsAt = now;
    this.#showStatus();
  }

  #showStatus(): void {
    if (this.settings === null) this.status = "starting";
    else if (this.#isQuiet) this.status = "quiet";
    else if (this.#standstill !== null) this.status = this.#standstill.type;
    else this.status = this.hasMap ? "playing" : "calm";
  }

  #takeRead(): void {
    const { read, isOnline, isUnknown } = this.#library;
    this.isOnline = isOnline;
    this.isUnknown = isUnknown;
    if (this.settings === (read?.settings ?? null) && this.#answers === (read?.answers ?? this.#answers)) return this.#reconcile();
    this.settings = read?.settings ?? null;
    this.voices = read?.voices ?? null;
    this.#answers = read?.answers ?? [];
    this.#repertoire = null;
    if (this.settings === null) this.scene = null;
    this.#lookAtHours(this.#parts.clock.now());
    this.#reconcile();
  }

  #takeStories({ added, newIds }: LibraryChange): void {
    const now = this.#parts.clock.now();
    this.#showStories();
    const isNew = new Set(newIds);
    const others = added.filter(({ id }) => !isNew.has(id));
    this.#progress = admit(this.#progress, others, this.settings?.chapters ?? []);
    if (newIds.length > 0) {
      this.pulses = [...this.pulses, ...newIds.map((storyId) => ({ storyId, at: now }))];
      // Only the city is shown: the pulse is seen, then the story is told.
      if (this.scene?.type === "map") this.#sceneEndsAt = Math.min(this.#sceneEndsAt, now + PULSE_FIRST_MS);
    }
    this.#reconcile();
  }

  #showStories(): void {
    this.#isTrusted = this.#library.isTrusted;
    this.#repertoire = null;
    // The library's order is about that of publishing, oldest first: turned round it is nearly sorted.
    const wasEmpty = this.stories.length === 0;
    this.stories = this.#isTrusted ? [...this.#library.rows.values()].reverse().sort(newestFirst) : [];
    // There was nothing to tell: do not let the empty city stand out its time. A new pin is seen to pulse first.
    if (wasEmpty && this.stories.length > 0 && this.scene?.type === "map") this.#sceneEndsAt = Math.min(this.#sceneEndsAt, this.#parts.clock.now() + PULSE_FIRST_MS);
  }

  /** What may not be told any more leaves now, not at the scene's end. */
  #reconcile(): void {
    if (this.#library.isTrusted !== this.#isTrusted) this.#showStories();
    const { scene } = this;
    if (scene === null) return this.#step();
    const isGone = (id: string) => this.story(id) === undefined;
    switch (scene.type) {
      case "story":
        if (isGone(scene.storyId)) this.#step();
        break;
      case "decade": {
        const storyIds = scene.storyIds.filter((id) => !isGone(id));
        if (storyIds.length === 0) this.#step();
        else if (storyIds.length < scene.storyIds.length) this.scene = { ...scene, storyIds };
        break;
      }
      case "answer":
        if (this.answer(scene.answerId) === undefined) this.#step();
        else if (scene.storyId !== null && isGone(scene.storyId)) this.scene = { ...scene, storyId: null };
        break;
      case "title":
        if (this.#answers.length === 0) this.#step();
        break;
      case "voices":
        if (this.voices === null) this.#step();
        break;
      case "map":
        break;
    }
  }

  #step(): void {
    const now = this.#parts.clock.now();
    if (this.settings === null || this.#isQuiet || !this.#library.isFilled) return;
    this.#repertoire ??= repertoireOf(this.settings, this.stories, this.#answers, this.voices);
    const { scene, progress } = nextScene(this.#repertoire, this.#progress, this.#library.waiting, this.#travelMs);
    this.#progress = progress;
    this.language = languageAt(this.settings.languages, this.settings.languageSeconds, now);
    this.scene = scene;
    if (this.#standstill === null) this.#sceneEndsAt = now + scene.ms;
    else this.#standstill = { ...this.#standstill, leftMs: scene.ms };
    if (scene.type === "story" && scene.isNew) this.#library.told(scene.storyId);
  }

  readonly #travelMs: TravelMs = (from, to) => {
    const { width, height, isStill } = this.#parts.screen();
    const factor = LAID_OUT_PIXELS / Math.max(1, Math.min(width, height));
    const start = from === null ? { centre: city.centre, zoom: city.zoom } : { centre: from, zoom: STORY_ZOOM };
    return flightBetween(start, { centre: to, zoom: STORY_ZOOM }, { width: width * factor, height: height * factor }, isStill).ms;
  };

  #watchOver(now: number): void {
    const { isVisible, isStill } = this.#parts.screen();
    const expectsFrames = isVisible && !isStill && this.status === "playing" && this.scene !== null;
    const seen = look(this.#watch, {
      now, expectsFrames,
      hasDrawn: this.#frames > 0,
      isMapLost: this.#isMapLost,
      isPartMissing: this.#isPartMissing,
      dataAgeMs: Math.min(this.#library.dataAgeMs, now - this.#awakeSince),
      canReload: this.#canReload && !this.#isAskingReload && !this.#isAttended && this.#standstill === null,
    });
    this.#watch = seen.watch;
    if (seen.rescue === "nothing") return;
    this.#isMapLost = false;
    this.#recoveries += 1;
    switch (seen.rescue) {
      case "rebuild_map":
        this.mapGeneration += 1;
        this.hasMap = true;
        // In case it does not help.
        void this.#askWhetherReload();
        break;
      case "reload":
        // Asked once more: what was true a minute ago may have fallen with what is to be mended.
        void this.#reload(() => this.#parts.keep.write("reloads", seen.watch.reloadedAt.join(",")));
        break;
      case "calm":
        this.hasMap = false;
        break;
    }
    this.#showStatus();
  }

  async #askWhetherReload(): Promise<boolean> {
    this.#isAskingReload = true;
    this.#canReload = await within(this.#parts.clock, PATIENCE_MS, this.#parts.canReload()).catch(() => false);
    this.#isAskingReload = false;
    return this.#canReload;
  }
  async #reload(before: () => void): Promise<void> {
    if (!(await this.#askWhetherReload()) || this.#isStopped) return;
    before();
    this.#parts.reload();
  }

  #describe(): Omit<ScreenReport, "obeyed"> {
    const { width, height } = this.#parts.screen();
    const frames = this.#recentFrames.reduce((sum, count) => sum + count, 0);
    return {
      status: this.status,
      chapter: this.scene?.chapter ?? null,
      storyId: this.scene?.type === "story" || this.scene?.type === "answer" ? this.scene.storyId : null,
      framesPerSecond: Math.round(frames / Math.max(1, this.#recentFrames.length)),
      dataAgeSeconds: Math.round(Math.min(OLDEST_SECONDS, this.#library.dataAgeMs / 1000)),
      width: Math.round(width),
      height: Math.round(height),
      recoveries: this.#recoveries,
      loadedAt: new Date(this.#loadedAt).toISOString(),
    };
  }

  #obey({ type, text, expiresAt }: WallCommand): void {
    switch (type) {
      case "next":
        return this.next();
      case "pause":
        return this.#stand("paused", HOST_PAUSE_MS);
      case "resume":
        return this.resume();
      case "message":
        return this.#showMessage(text ?? "", Date.parse(expiresAt));
      case "reload":
        return void this.#reload(() => undefined);
    }
  }

  #showMessage(text: string, until: number): void {
    this.message = text.trim() === "" ? null : text;
    this.#messageUntil = until;
    this.#parts.keep.write("message", `${until} ${text}`);
  }
  /** It lasts over a reload: its command is not obeyed twice. */
  #restoreMessage(): void {
    const [until = "", ...words] = (this.#parts.keep.read("message") ?? "").split(" ");
    if (Number(until) > this.#library.serverNow) this.#showMessage(words.join(" "), Number(until));
  }
}

function newestFirst(one: WallStory, other: WallStory): number {
  if (one.publishedAt !== other.publishedAt) return one.publishedAt < other.publishedAt ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}
