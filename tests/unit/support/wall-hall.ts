/**
 * A hall with a wall in it, in simulated time: a city that tells, approves and takes back, a server and a machine that fail, and somebody who
 * notes what the wall shows. What happens when is the test's.
 */
import { minuteOfDay } from "../../../src/domain/wall/local-time";
import { draw } from "../../../src/domain/wall/random";
import type { WallSettings, WallStory } from "../../../src/domain/wall/wall";
import { memoryKeep, type Keep } from "../../../src/state/wall/keep";
import type { WallPlayer } from "../../../src/state/wall/player.svelte";
import { emptyWallStore, type WallStore } from "../../../src/state/wall/wall-store";
import { anId } from "./factories";
import { aPlayer, aWallAnswer, aWallStory, FakeClock, FakeDoor, someSettings } from "./fake-wall";

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const RECOVERY_MS = 10 * SECOND;
const WORDS = "Här cyklade vi ner till färjan varje morgon och det luktade tång och nybakat bröd från bageriet vid torget";

export const localHour = (at: number): number => Math.floor(minuteOfDay(at, "Europe/Stockholm") / 60);

/** What was noted. */
interface Notes {
  readonly newIds: string[];
  readonly toldAsNew: string[];
  readonly pulsedAfterMs: number[];
  readonly shownAfterRemoval: string[];
  readonly recoveriesMs: Map<string, number>;
  readonly reloads: number[];
  readonly scenes: Map<string, number>;
  readonly largest: { pulses: number; timers: number; heard: number; kept: number };
  readonly unsynced: string[];
  longestGapMs: number;
}

export class WallHall {
  readonly notes: Notes = {
    newIds: [], toldAsNew: [], pulsedAfterMs: [], shownAfterRemoval: [], recoveriesMs: new Map(), reloads: [], scenes: new Map(),
    largest: { pulses: 0, timers: 0, heard: 0, kept: 0 }, unsynced: [], longestGapMs: 0,
  };
  readonly clock: FakeClock;
  readonly door: FakeDoor;
  /** What is out of order; null: all is well. */
  fault: string | null = null;
  /** Until then the wall may still be catching up. */
  excusedUntil = 0;
  draws = true;

  readonly #store: WallStore;
  readonly #keep: Keep;
  readonly #approvedAt = new Map<string, number>();
  readonly #removedAt = new Map<string, number>();
  #player: WallPlayer;
  #stop: () => void = () => undefined;
  #isLoading = false;
  #seed = 1283;
  #number = 0;
  #sceneNumber = -1;
  #sceneAt: number;

  constructor(opening: number) {
    this.clock = new FakeClock(opening);
    this.#sceneAt = opening;
    const settings: WallSettings = someSettings({
      chapters: [{ type: "stories", minutes: 10 }, { type: "memories", minutes: 6 }, { type: "answers", minutes: 3 }, { type: "voices", minutes: 1 }, { type: "map", minutes: 2 }],
      languages: ["sv", "en", "ar"], theme: "by_sun", quietHours: { from: "22:00", to: "07:00" }, storySeconds: 18,
    });
    this.door = new FakeDoor(this.clock, { settings, latencyMs: () => 40 + this.random() * 200 });
    this.door.voices = 312;
    this.door.publish(...Array.from({ length: 400 }, () => ({ ...this.#aPin(), publishedAt: "2026-10-01T10:00:00.000Z" })));
    this.door.answers = [1, 2, 3].map((answer) => aWallAnswer({ id: anId(90_000 + answer), storyIds: [anId(answer), anId(answer + 50)] }));
    this.#store = this.#measuredStore();
    this.#keep = this.#measuredKeep();
    this.#player = this.#begin();
  }

  get player(): WallPlayer {
    return this.#player;
  }
  get isSynced(): boolean {
    const shown = this.door.shownIds;
    const { stories, settings, isOnline } = this.#player;
    return !this.#isLoading && stories.length === shown.size && stories.every(({ id }) => shown.has(id)) && settings?.revision === this.door.settings.revision && isOnline;
  }

  readonly random = (): number => {
    const drawn = draw(this.#seed);
    this.#seed = drawn.seed;
    return drawn.share;
  };

  pass(ms: number): Promise<void> {
    return this.clock.advance(ms, () => this.#watch());
  }
  sleep(ms: number): void {
    this.clock.sleep(ms);
    this.#sceneAt = this.clock.now();
  }
  stop(): void {
    this.#stop();
  }

  /** Measures from the fault's end until the wall shows what the server has. */
  async recover(name: string): Promise<void> {
    const from = this.clock.now();
    this.fault = null;
    this.excusedUntil = from + RECOVERY_MS;
    while (!this.isSynced && this.clock.now() - from < 5 * MINUTE) await this.pass(SECOND / 4);
    this.notes.recoveriesMs.set(name, this.clock.now() - from);
  }

  approve(count: number): void {
    const pins = Array.from({ length: count }, () => this.#aPin());
    for (const { id } of pins) {
      this.notes.newIds.push(id);
      if (this.fault === null && this.clock.now() > this.excusedUntil) this.#approvedAt.set(id, this.clock.now());
    }
    this.door.publish(...pins);
  }

  /** Withdrawn, reported or hidden: the wall hears the same. One of the newest among them, and what is told just now. */
  takeBack(count: number): void {
    const shown = [...this.door.shownIds];
    const ids = Array.from({ length: count }, (_, index) => (index === 0 ? shown.at(-1) : shown[Math.floor(this.random() * shown.length)]) ?? "");
    if (this.#player.scene?.type === "story") ids.push(this.#player.scene.storyId);
    for (const id of ids) {
      if (!this.door.isShown(id)) continue;
      this.#removedAt.set(id, this.clock.now());
      this.#approvedAt.delete(id);
      this.door.remove(id);
    }
  }

  #aPin(): WallStory {
    this.#number += 1;
    const kind = (["story", "memory", "wish", "like"] as const)[Math.floor(this.random() * 4)] ?? "story";
    const year = 1930 + Math.floor(this.random() * 95);
    return aWallStory({
      id: anId(this.#number), kind, text: WORDS.slice(0, 20 + Math.floor(this.random() * 85)), point: [12.6 + this.random() * 0.3, 55.96 + this.random() * 0.2],
      era: kind === "memory" ? { type: "year", from: year, to: year } : null, viaWall: this.random() < 0.2, publishedAt: new Date(this.clock.now()).toISOString(),
    });
  }

  #begin(): WallPlayer {
    this.#isLoading = false;
    this.#sceneNumber = -1;
    const player = aPlayer(this.clock, this.door, {
      token: "en-nyckel-som-bara-skarmen-har", store: this.#store, keep: this.#keep, random: this.random,
      screen: () => ({ width: 3840, height: 2160, isVisible: true, isStill: false }),
      canReload: async () => !this.door.isDown && !this.door.isHanging,
      reload: () => {
        this.notes.reloads.push(this.clock.now());
        this.#isLoading = true;
        this.#stop();
        // A page needs its moment to come back.
        this.clock.after(2 * SECOND, () => (this.#player = this.#begin()));
      },
    });
    this.#stop = player.start();
    return player;
  }

  #watch(): void {
    if (this.#isLoading) return;
    const now = this.clock.now();
    const { notes } = this;
    if (this.draws) this.#player.drewFrame();
    const { scene, status, pulses } = this.#player;
    for (const { storyId, at } of pulses) {
      const approved = this.#approvedAt.get(storyId);
      if (approved === undefined) continue;
      this.#approvedAt.delete(storyId);
      notes.pulsedAfterMs.push(at - approved);
    }
    notes.largest.pulses = Math.max(notes.largest.pulses, pulses.length);
    notes.largest.timers = Math.max(notes.largest.timers, this.clock.timers);
    if (scene !== null && scene.number !== this.#sceneNumber) {
      if (scene.type === "story" && scene.isNew) notes.toldAsNew.push(scene.storyId);
      notes.scenes.set(scene.type, (notes.scenes.get(scene.type) ?? 0) + 1);
      this.#sceneNumber = scene.number;
      this.#sceneAt = now;
    }
    if (status === "quiet") this.#sceneAt = now;
    notes.longestGapMs = Math.max(notes.longestGapMs, now - this.#sceneAt);
    const shown = scene?.type === "story" || scene?.type === "answer" ? scene.storyId : null;
    const gone = shown === null ? undefined : this.#removedAt.get(shown);
    // Two seconds on a good day; until the wall can know of it, and ten seconds more, after a fault.
    if (gone !== undefined && this.fault === null && now > this.excusedUntil && now - gone > 2 * SECOND) notes.shownAfterRemoval.push(`${shown} at ${new Date(now).toISOString()}`);
  }

  #measuredStore(): WallStore {
    const plain = emptyWallStore();
    const { largest } = this.notes;
    return {
      ...plain,
      saveWatch: async (watch) => {
        largest.heard = Math.max(largest.heard, watch.newcomers.heard.length);
        await plain.saveWatch(watch);
      },
    };
  }
  #measuredKeep(): Keep {
    const words = memoryKeep();
    const { largest } = this.notes;
    return {
      read: (name) => words.read(name),
      write: (name, value) => {
        largest.kept = Math.max(largest.kept, value.length);
        words.write(name, value);
      },
    };
  }
}
