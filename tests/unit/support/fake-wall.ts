/** A wall in a test: its rows, a clock that a week passes on in seconds, a server that can be hurt, and a player joined to them. */
import type { WallDoor, WallListener } from "../../../src/backend/wall";
import { Problem } from "../../../src/domain/problem";
import type { ScreenOrders, ScreenReport, WallAnswer, WallCommand, WallPage, WallRead, WallSettings, WallStory } from "../../../src/domain/wall/wall";
import type { WallClock } from "../../../src/state/wall/clock";
import { memoryKeep } from "../../../src/state/wall/keep";
import { WallPlayer, type PlayerParts } from "../../../src/state/wall/player.svelte";
import { emptyWallStore } from "../../../src/state/wall/wall-store";
import { anId, aRow } from "./factories";

export function aWallStory(change: Partial<WallStory> = {}): WallStory {
  return { ...aRow(), exhibition: true, viaWall: false, ...change };
}
export function aWallAnswer(change: Partial<WallAnswer> = {}): WallAnswer {
  return {
    id: anId(800), stance: "done", text: "Vi har satt upp fler lampor.", reason: null, unit: "Stadsmiljö", standing: "administration", decidedOn: null, paragraph: null,
    publishedAt: "2026-05-02T10:00:00.000Z", areaName: null, storyIds: [], ...change,
  };
}
export function someSettings(change: Partial<WallSettings> = {}): WallSettings {
  return {
    name: "dunkers", title: { sv: "Vårt Helsingborg" }, revision: 1, campaign: null, languages: ["sv"], languageSeconds: 300,
    chapters: [{ type: "stories", minutes: 10 }], storySeconds: 24, theme: "night", layout: "full", invitation: { sv: "Berätta du också" }, hasSound: false, allowsBrowse: true,
    quietHours: null, shortCode: "k7m2p", pinnedIds: [], ...change,
  };
}

export class FakeClock implements WallClock {
  #now: number;
  #timers: { at: number; work: () => void; isAwaited?: boolean }[] = [];
  constructor(at: string | number) {
    this.#now = new Date(at).getTime();
  }
  now(): number {
    return this.#now;
  }
  get timers(): number {
    return this.#timers.length;
  }
  after(ms: number, work: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), work };
    const place = this.#timers.findLastIndex(({ at }) => at <= timer.at) + 1;
    this.#timers.splice(place, 0, timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }
  wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve);
      for (const timer of this.#timers) if (timer.work === resolve) timer.isAwaited = true;
    });
  }
  /** Lets `ms` pass, timer by timer; `watch` is called whenever something had its turn. */
  async advance(ms: number, watch: () => void = () => undefined): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (;;) {
      const [next] = this.#timers;
      if (next === undefined || next.at > end) break;
      this.#timers.shift();
      this.#now = Math.max(this.#now, next.at);
      next.work();
      await settle(next.isAwaited === true ? 24 : 8);
      watch();
    }
    this.#now = end;
  }
  /** The computer sleeps: the time passes, no timer has its turn. */
  sleep(ms: number): void {
    this.#now += ms;
  }
}
/** As many turns as the longest chain of promises between a timer and what it leads to. */
async function settle(turns = 24): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await null;
}

interface Entry {
  readonly id: string;
  seq: number;
  story: WallStory | null;
}

/** The server's side. `story: null`: withdrawn, reported or hidden. */
export class FakeDoor implements WallDoor {
  settings: WallSettings;
  answers: readonly WallAnswer[] = [];
  voices: number | null = null;
  isDown = false;
  /** Requests are swallowed: nothing comes back, not even an error. */
  isHanging = false;
  isLineUp = true;
  /** The line says that it is up and brings nothing. */
  isLineMute = false;
  exists = true;
  asked = { read: 0, changes: 0, report: 0 };
  commands: WallCommand[] = [];
  lastCommand = 0;
  reports: ScreenReport[] = [];
  readonly pageSize: number;
  #seq = 0;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<WallListener>();
  readonly #clock: FakeClock;
  readonly #latencyMs: () => number;

  constructor(clock: FakeClock, { settings = someSettings(), latencyMs = () => 50, pageSize = 500 }: { settings?: WallSettings; latencyMs?: () => number; pageSize?: number } = {}) {
    this.#clock = clock;
    this.settings = settings;
    this.#latencyMs = latencyMs;
    this.pageSize = pageSize;
  }

  get shownIds(): ReadonlySet<string> {
    return new Set([...this.#entries.values()].flatMap(({ id, story }) => (story === null ? [] : [id])));
  }
  isShown(id: string): boolean {
    return (this.#entries.get(id)?.story ?? null) !== null;
  }
  publish(...stories: readonly WallStory[]): void {
    for (const story of stories) this.#set(story.id, story);
    this.#hint("onPublished");
  }
  remove(...ids: readonly string[]): void {
    for (const id of ids) this.#set(id, null);
    this.#hint("onPublished");
  }
  set(change: Partial<WallSettings>): void {
    this.settings = { ...this.settings, ...change, revision: this.settings.revision + 1 };
    this.#hint("onWall");
  }
  command(type: WallCommand["type"], text: string | null = null, forMs = 60_000): void {
    this.lastCommand += 1;
    this.commands.push({ number: this.lastCommand, type, text, expiresAt: new Date(this.#clock.now() + forMs).toISOString() });
    this.#hint("onWall");
  }
  /** A message that anybody could have forged: it says that something happened though nothing did. */
  hint(): void {
    this.#hint("onPublished");
    this.#hint("onWall");
  }
  setLine(isUp: boolean): void {
    this.isLineUp = isUp;
    for (const listener of this.#listeners) listener.onState(isUp);
  }
  /** A database restored from a backup counts its changes anew. */
  restart({ skip = 0, isAnotherDatabase = false }: { skip?: number; isAnotherDatabase?: boolean } = {}): void {
    this.#seq += skip;
    if (!isAnotherDatabase) return;
    this.#seq = 0;
    for (const entry of [...this.#entries.values()]) {
      if (entry.story === null) this.#entries.delete(entry.id);
      else this.#set(entry.id, entry.story);
    }
  }

  read(): Promise<WallRead | null> {
    this.asked.read += 1;
    return this.#answer(() => (this.exists ? { settings: this.settings, voices: this.voices, answers: this.answers, at: new Date(this.#clock.now()).toISOString() } : null));
  }
  changes(_name: string, cursor: number): Promise<WallPage> {
    this.asked.changes += 1;
    return this.#answer(() => {
      if (!this.exists) throw new Problem("refused");
      // Entries lie in the order of their last change.
      const all = [...this.#entries.values()];
      let first = all.length;
      while (first > 0 && (all[first - 1]?.seq ?? 0) > cursor) first -= 1;
      const page = all.slice(first, first + this.pageSize);
      const more = first + this.pageSize < all.length;
      return {
        cursor: more ? (page.at(-1)?.seq ?? this.#seq) : this.#seq,
        revision: this.settings.revision,
        changed: page.flatMap(({ story }) => story ?? []),
        removed: page.flatMap(({ id, story }) => (story === null ? [id] : [])),
        more,
      };
    });
  }
  report(_token: string, report: ScreenReport): Promise<ScreenOrders> {
    this.asked.report += 1;
    return this.#answer(() => {
      this.reports = [...this.reports.slice(-9), report];
      const due = this.commands.filter(({ number, expiresAt }) => report.obeyed !== null && number > report.obeyed && Date.parse(expiresAt) > this.#clock.now());
      return { wallName: this.settings.name, screenName: "Entrén", revision: this.settings.revision, commands: due, lastCommand: this.lastCommand };
    });
  }
  beginPairing(): Promise<never> {
    return Promise.reject(new Problem("refused"));
  }
  readPairing(): Promise<null> {
    return Promise.resolve(null);
  }
  mediaUrl(mediaId: string): Promise<string> {
    return Promise.resolve(`blob:${mediaId}`);
  }
  listen(_name: string, listener: WallListener): () => void {
    this.#listeners.add(listener);
    this.#clock.after(20, () => {
      if (this.#listeners.has(listener)) listener.onState(this.isLineUp);
    });
    return () => this.#listeners.delete(listener);
  }

  #set(id: string, story: WallStory | null): void {
    this.#seq += 1;
    this.#entries.delete(id);
    this.#entries.set(id, { id, seq: this.#seq, story });
  }
  #hint(which: "onPublished" | "onWall"): void {
    if (!this.isLineUp || this.isLineMute) return;
    for (const listener of this.#listeners) this.#clock.after(20, () => (this.#listeners.has(listener) && this.isLineUp ? listener[which]() : undefined));
  }
  async #answer<T>(give: () => T): Promise<T> {
    const latency = this.#latencyMs();
    await this.#clock.wait(latency / 2);
    if (this.isHanging) await new Promise(() => undefined);
    if (this.isDown) throw new Problem("offline");
    const answer = give();
    await this.#clock.wait(latency / 2);
    return answer;
  }
}

export function playerParts(clock: FakeClock, door: WallDoor, change: Partial<PlayerParts> = {}): PlayerParts {
  return {
    name: "dunkers", token: null, door, clock, store: emptyWallStore(), keep: memoryKeep(), random: () => 0.5,
    screen: () => ({ width: 1920, height: 1080, isVisible: true, isStill: true }),
    canReload: async () => true, reload: () => undefined, ...change,
  };
}
export function aPlayer(clock: FakeClock, door: WallDoor, change: Partial<PlayerParts> = {}): WallPlayer {
  return new WallPlayer(playerParts(clock, door, change));
}
