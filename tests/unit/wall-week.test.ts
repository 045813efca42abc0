/**
 * Seven days of an exhibition in some seconds: thousands of new pins, withdrawals, reports, changed settings, and everything that happens to a
 * machine that nobody looks after. Nobody touches the wall once. The browser's part of the same week (graphics, memory) is tests/e2e/wall-soak.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { WallSettings, WallStory } from "../../src/domain/wall/wall";
import { minuteOfDay } from "../../src/domain/wall/local-time";
import { draw } from "../../src/domain/wall/random";
import { memoryKeep } from "../../src/state/wall/keep";
import type { WallPlayer } from "../../src/state/wall/player.svelte";
import { emptyWallStore, type WallStore } from "../../src/state/wall/wall-store";
import { anId } from "./support/factories";
import { aPlayer, aWallAnswer, aWallStory, FakeClock, FakeDoor, someSettings } from "./support/fake-wall";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// Over the night in which Sweden's clocks go back.
const OPENING = Date.parse("2026-10-22T07:00:00Z");
const RECOVERY_MS = 10 * SECOND;
const WORDS = "Här cyklade vi ner till färjan varje morgon och det luktade tång och nybakat bröd från bageriet vid torget";

const localHour = (at: number) => Math.floor(minuteOfDay(at, "Europe/Stockholm") / 60);

interface Week {
  readonly newIds: readonly string[];
  readonly toldAsNew: readonly string[];
  readonly pulsedAfterMs: readonly number[];
  readonly shownAfterRemoval: readonly string[];
  readonly recoveriesMs: ReadonlyMap<string, number>;
  readonly reloads: readonly number[];
  readonly scenes: ReadonlyMap<string, number>;
  readonly longestGapMs: number;
  readonly largest: Readonly<Record<string, number>>;
  readonly unsynced: readonly string[];
  readonly waitingAtEnd: number;
}

async function runWeek(): Promise<Week> {
  const clock = new FakeClock(OPENING);
  let seed = 1283;
  const random = () => {
    const drawn = draw(seed);
    seed = drawn.seed;
    return drawn.share;
  };
  const settings: WallSettings = someSettings({
    chapters: [{ type: "stories", minutes: 10 }, { type: "memories", minutes: 6 }, { type: "answers", minutes: 3 }, { type: "voices", minutes: 1 }, { type: "map", minutes: 2 }],
    languages: ["sv", "en", "ar"], theme: "by_sun", quietHours: { from: "22:00", to: "07:00" }, storySeconds: 18,
  });
  const door = new FakeDoor(clock, { settings, latencyMs: () => 40 + random() * 200 });
  door.voices = 312;

  let number = 0;
  const aPin = (): WallStory => {
    number += 1;
    const kind = (["story", "memory", "wish", "like"] as const)[Math.floor(random() * 4)] ?? "story";
    const year = 1930 + Math.floor(random() * 95);
    return aWallStory({
      id: anId(number), kind, text: WORDS.slice(0, 20 + Math.floor(random() * 85)), point: [12.6 + random() * 0.3, 55.96 + random() * 0.2],
      era: kind === "memory" ? { type: "year", from: year, to: year } : null, viaWall: random() < 0.2, publishedAt: new Date(clock.now()).toISOString(),
    });
  };
  door.publish(...Array.from({ length: 400 }, () => ({ ...aPin(), publishedAt: "2026-10-01T10:00:00.000Z" })));
  door.answers = [1, 2, 3].map((answer) => aWallAnswer({ id: anId(90_000 + answer), storyIds: [anId(answer), anId(answer + 50)] }));

  const newIds: string[] = [];
  const approvedAt = new Map<string, number>();
  const removedAt = new Map<string, number>();
  const toldAsNew: string[] = [];
  const pulsedAfterMs: number[] = [];
  const shownAfterRemoval: string[] = [];
  const recoveriesMs = new Map<string, number>();
  const reloads: number[] = [];
  const scenes = new Map<string, number>();
  const unsynced: string[] = [];
  const largest: Record<string, number> = { pulses: 0, timers: 0, heard: 0, kept: 0 };
  let fault: string | null = null;
  /** Until then the wall may still be catching up. */
  let excusedUntil = 0;
  let longestGapMs = 0;
  let sceneNumber = -1;
  let sceneAt = clock.now();

  const plain = emptyWallStore();
  const store: WallStore = {
    ...plain,
    saveWatch: async (watch) => {
      largest["heard"] = Math.max(largest["heard"] ?? 0, watch.newcomers.heard.length);
      await plain.saveWatch(watch);
    },
  };
  const words = memoryKeep();
  const keep = {
    read: (name: string) => words.read(name),
    write: (name: string, value: string) => {
      largest["kept"] = Math.max(largest["kept"] ?? 0, value.length);
      words.write(name, value);
    },
  };
  let player: WallPlayer;
  let stop: () => void = () => undefined;
  let isLoading = false;
  let draws = true;
  const begin = () => {
    isLoading = false;
    sceneNumber = -1;
    player = aPlayer(clock, door, {
      token: "en-nyckel-som-bara-skarmen-har", store, keep, random,
      screen: () => ({ width: 3840, height: 2160, isVisible: true, isStill: false }),
      canReload: async () => !door.isDown && !door.isHanging,
      reload: () => {
        reloads.push(clock.now());
        isLoading = true;
        stop();
        // A page needs its moment to come back.
        clock.after(2 * SECOND, begin);
      },
    });
    stop = player.start();
  };

  const watch = () => {
    if (isLoading) return;
    const now = clock.now();
    if (draws) player.drewFrame();
    const { scene, status } = player;
    for (const { storyId, at } of player.pulses) {
      const approved = approvedAt.get(storyId);
      if (approved === undefined) continue;
      approvedAt.delete(storyId);
      pulsedAfterMs.push(at - approved);
    }
    largest["pulses"] = Math.max(largest["pulses"] ?? 0, player.pulses.length);
    largest["timers"] = Math.max(largest["timers"] ?? 0, clock.timers);
    if (scene !== null && scene.number !== sceneNumber) {
      if (scene.type === "story" && scene.isNew) toldAsNew.push(scene.storyId);
      scenes.set(scene.type, (scenes.get(scene.type) ?? 0) + 1);
      sceneNumber = scene.number;
      sceneAt = now;
    }
    if (status === "quiet") sceneAt = now;
    longestGapMs = Math.max(longestGapMs, now - sceneAt);
    const shown = scene?.type === "story" || scene?.type === "answer" ? scene.storyId : null;
    const gone = shown === null ? undefined : removedAt.get(shown);
    // Two seconds on a good day; until the wall can know of it, and ten seconds more, after a fault.
    if (gone !== undefined && fault === null && now > excusedUntil && now - gone > 2 * SECOND) shownAfterRemoval.push(`${shown} at ${new Date(now).toISOString()}`);
  };
  const pass = (ms: number) => clock.advance(ms, watch);
  const isSynced = () => {
    const shown = door.shownIds;
    return !isLoading && player.stories.length === shown.size && player.stories.every(({ id }) => shown.has(id)) && player.settings?.revision === door.settings.revision && player.isOnline;
  };
  /** Measures from the fault's end until the wall shows what the server has. */
  const recover = async (name: string) => {
    const from = clock.now();
    fault = null;
    excusedUntil = from + RECOVERY_MS;
    while (!isSynced() && clock.now() - from < 5 * MINUTE) await pass(SECOND / 4);
    recoveriesMs.set(name, clock.now() - from);
  };
  const approve = (count: number, isSeen = true) => {
    const pins = Array.from({ length: count }, aPin);
    for (const { id } of pins) {
      newIds.push(id);
      if (isSeen && fault === null && clock.now() > excusedUntil) approvedAt.set(id, clock.now());
    }
    door.publish(...pins);
  };
  /** Withdrawn, reported or hidden: the wall hears the same. One of the newest among them, and what is told just now. */
  const takeBack = (count: number) => {
    const shown = [...door.shownIds];
    const ids = Array.from({ length: count }, (_, index) => (index === 0 ? shown.at(-1) : shown[Math.floor(random() * shown.length)]) ?? "");
    if (player.scene?.type === "story") ids.push(player.scene.storyId);
    for (const id of ids) {
      if (!door.isShown(id)) continue;
      removedAt.set(id, clock.now());
      approvedAt.delete(id);
      door.remove(id);
    }
  };

  begin();
  await pass(MINUTE);

  /** One hour: pins while the house is open, now and then one is taken back. */
  const hour = async () => {
    for (let part = 0; part < 6; part += 1) {
      const isOpen = localHour(clock.now()) >= 9 && localHour(clock.now()) < 20;
      if (isOpen) approve(1 + Math.floor(random() * 8));
      await pass(5 * MINUTE);
      if (isOpen && part % 3 === 0) takeBack(1);
      await pass(5 * MINUTE);
    }
    if (!isSynced()) unsynced.push(new Date(clock.now()).toISOString());
  };
  /** By day and hour. */
  const faults: Readonly<Record<string, () => Promise<void>>> = {
    "0 11": async () => {
      fault = "no line";
      door.setLine(false);
      for (let part = 0; part < 12; part += 1) {
        approve(4);
        takeBack(1);
        await pass(5 * MINUTE);
      }
      door.setLine(true);
      await recover("an hour without the live line");
    },
    "1 12": async () => {
      fault = "restart";
      door.isDown = true;
      door.setLine(false);
      approve(20);
      takeBack(3);
      await pass(40 * SECOND);
      door.restart({ skip: 5_000 });
      door.isDown = false;
      await recover("a server restart, the socket still down");
      door.setLine(true);
      await pass(MINUTE);
    },
    "1 15": async () => {
      fault = "no network";
      door.isDown = true;
      door.setLine(false);
      for (let part = 0; part < 6; part += 1) {
        approve(10);
        takeBack(2);
        await pass(10 * MINUTE);
      }
      door.isDown = false;
      await recover("an hour without network");
      door.setLine(true);
      await pass(MINUTE);
    },
    "2 10": async () => {
      // A school class, then a museum night's worth, all approved by one tap.
      approve(600);
      await pass(3 * SECOND);
      if (!isSynced()) unsynced.push("burst");
    },
    "2 14": async () => {
      fault = "sleep";
      approve(5);
      takeBack(2);
      clock.sleep(47 * MINUTE);
      sceneAt = clock.now();
      await recover("a computer that slept");
    },
    "3 11": async () => {
      door.set({ chapters: [{ type: "stories", minutes: 5 }, { type: "memories", minutes: 5 }, { type: "answers", minutes: 2 }, { type: "map", minutes: 1 }], pinnedIds: [anId(7), anId(9)] });
      excusedUntil = clock.now() + RECOVERY_MS;
      await recover("changed settings");
    },
    "3 15": async () => {
      fault = "mute";
      door.isLineMute = true;
      approve(8);
      takeBack(2);
      const from = clock.now();
      // The line says that it is up: only the slow turns find out.
      while (!isSynced() && clock.now() - from < HOUR) await pass(SECOND);
      recoveriesMs.set("noticing a mute line (20 s later than others)", clock.now() - from - 20 * SECOND);
      door.isLineMute = false;
      await recover("a mute line");
    },
    "4 11": async () => {
      fault = "another database";
      door.isDown = true;
      await pass(30 * SECOND);
      door.restart({ isAnotherDatabase: true });
      door.isDown = false;
      await recover("a database restored, its changes counted anew");
    },
    "4 16": async () => {
      fault = "hanging";
      door.isHanging = true;
      door.setLine(false);
      approve(6);
      await pass(10 * MINUTE);
      door.isHanging = false;
      door.setLine(true);
      await recover("requests that were swallowed");
    },
    "5 11": async () => {
      const before = player.mapGeneration;
      player.lostMap();
      recoveriesMs.set("a lost map", player.mapGeneration > before ? 0 : Infinity);
      await pass(MINUTE);
      draws = false;
      const from = clock.now();
      const frozen = player.mapGeneration;
      while (player.mapGeneration === frozen && clock.now() - from < HOUR) await pass(SECOND);
      recoveriesMs.set("a frozen picture", clock.now() - from);
      draws = true;
      await pass(MINUTE);
    },
    "5 14": async () => {
      const shown = [...door.shownIds];
      for (let turn = 0; turn < 40; turn += 1) {
        door.hint();
        await pass(50);
      }
      if (!isSynced() || shown.length !== player.stories.length) unsynced.push("forged hints");
    },
    "6 10": async () => {
      door.command("next");
      door.command("message", "Välkommen till sista dagen");
      await pass(2 * SECOND);
      if (player.message === null) unsynced.push("message");
    },
  };

  const left = new Map(Object.entries(faults));
  while (clock.now() < OPENING + 7 * DAY) {
    const day = Math.floor((clock.now() - OPENING + 8 * HOUR) / DAY);
    for (const [when, happen] of left) {
      const [faultDay = 0, faultHour = 0] = when.split(" ").map(Number);
      if (faultDay !== day || faultHour > localHour(clock.now())) continue;
      left.delete(when);
      await happen();
      break;
    }
    await hour();
  }
  const waitingAtEnd = newIds.filter((id) => door.isShown(id) && !toldAsNew.includes(id)).length;
  stop();
  return { newIds, toldAsNew, pulsedAfterMs, shownAfterRemoval, recoveriesMs, reloads, scenes, longestGapMs, largest, unsynced, waitingAtEnd };
}

describe("a week of an exhibition", () => {
  let week: Week;
  beforeAll(async () => {
    week = await runWeek();
  }, 120_000);

  test("brings thousands of new pins", () => {
    expect(week.newIds.length).toBeGreaterThan(2_500);
  });

  test("every new story that stayed is told as new, none twice", () => {
    expect(week.waitingAtEnd).toBe(0);
    expect(new Set(week.toldAsNew).size).toBe(week.toldAsNew.length);
    expect(week.toldAsNew.every((id) => week.newIds.includes(id))).toBe(true);
  });

  test("a new pin pulses within two seconds of its approval", () => {
    expect(week.pulsedAfterMs.length).toBeGreaterThan(2_000);
    expect(Math.max(...week.pulsedAfterMs)).toBeLessThanOrEqual(2 * SECOND);
  });

  test("nothing is shown after its removal reached the wall", () => {
    expect(week.shownAfterRemoval).toEqual([]);
    expect(week.unsynced).toEqual([]);
  });

  test("it recovers from every fault within ten seconds, and nobody does anything", () => {
    expect(week.recoveriesMs.size).toBe(11);
    for (const [name, ms] of week.recoveriesMs) expect(ms, name).toBeLessThanOrEqual(RECOVERY_MS);
  });

  test("it loads itself anew once a night, never by day", () => {
    const hours = week.reloads.map(localHour);
    expect(week.reloads.length).toBeGreaterThanOrEqual(6);
    expect(week.reloads.length).toBeLessThanOrEqual(7);
    expect(hours.every((hour) => hour >= 22 || hour < 7)).toBe(true);
  });

  test("the loop never stands still, and every kind of scene has its turn", () => {
    expect(week.longestGapMs).toBeLessThanOrEqual(3 * MINUTE);
    expect([...week.scenes.keys()].sort()).toEqual(["answer", "decade", "map", "story", "title", "voices"]);
  });

  test("nothing grows with the days", () => {
    expect(week.largest["pulses"]).toBeLessThanOrEqual(700);
    expect(week.largest["timers"]).toBeLessThan(60);
    expect(week.largest["heard"]).toBeLessThanOrEqual(week.newIds.length);
    expect(week.largest["kept"]).toBeLessThan(200);
  });
});
