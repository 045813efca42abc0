/**
 * Seven days of an exhibition in some seconds: thousands of new pins, withdrawals, reports, changed settings, and everything that happens to a
 * machine that nobody looks after. Nobody touches the wall once. The browser's part of the same week (graphics, memory) is tests/bench/wall.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { anId } from "./support/factories";
import { DAY, HOUR, localHour, MINUTE, RECOVERY_MS, SECOND, WallHall } from "./support/wall-hall";

// Over the night in which Sweden's clocks go back.
const OPENING = Date.parse("2026-10-22T07:00:00Z");

async function runWeek() {
  const hall = new WallHall(OPENING);
  const { clock, door } = hall;
  await hall.pass(MINUTE);

  /** One hour: pins while the house is open, now and then one is taken back. */
  const hour = async () => {
    for (let part = 0; part < 6; part += 1) {
      const isOpen = localHour(clock.now()) >= 9 && localHour(clock.now()) < 20;
      if (isOpen) hall.approve(1 + Math.floor(hall.random() * 8));
      await hall.pass(5 * MINUTE);
      if (isOpen && part % 3 === 0) hall.takeBack(1);
      await hall.pass(5 * MINUTE);
    }
    if (!hall.isSynced) hall.notes.unsynced.push(new Date(clock.now()).toISOString());
  };
  /** By day and hour. */
  const faults: Readonly<Record<string, () => Promise<void>>> = {
    "0 11": async () => {
      hall.fault = "no line";
      door.setLine(false);
      for (let part = 0; part < 12; part += 1) {
        hall.approve(4);
        hall.takeBack(1);
        await hall.pass(5 * MINUTE);
      }
      door.setLine(true);
      await hall.recover("an hour without the live line");
    },
    "1 12": async () => {
      hall.fault = "restart";
      door.isDown = true;
      door.setLine(false);
      hall.approve(20);
      hall.takeBack(3);
      await hall.pass(40 * SECOND);
      door.restart({ skip: 5_000 });
      door.isDown = false;
      await hall.recover("a server restart, the socket still down");
      door.setLine(true);
      await hall.pass(MINUTE);
    },
    "1 15": async () => {
      hall.fault = "no network";
      door.isDown = true;
      door.setLine(false);
      for (let part = 0; part < 6; part += 1) {
        hall.approve(10);
        hall.takeBack(2);
        await hall.pass(10 * MINUTE);
      }
      door.isDown = false;
      await hall.recover("an hour without network");
      door.setLine(true);
      await hall.pass(MINUTE);
    },
    "2 10": async () => {
      // A school class, then a museum night's worth, all approved by one tap.
      hall.approve(600);
      await hall.pass(3 * SECOND);
      if (!hall.isSynced) hall.notes.unsynced.push("burst");
    },
    "2 14": async () => {
      hall.fault = "sleep";
      hall.approve(5);
      hall.takeBack(2);
      hall.sleep(47 * MINUTE);
      await hall.recover("a computer that slept");
    },
    "3 11": async () => {
      door.set({ chapters: [{ type: "stories", minutes: 5 }, { type: "memories", minutes: 5 }, { type: "answers", minutes: 2 }, { type: "map", minutes: 1 }], pinnedIds: [anId(7), anId(9)] });
      hall.excusedUntil = clock.now() + RECOVERY_MS;
      await hall.recover("changed settings");
    },
    "3 15": async () => {
      hall.fault = "mute";
      door.isLineMute = true;
      hall.approve(8);
      hall.takeBack(2);
      const from = clock.now();
      // The line says that it is up: only the slow turns find out.
      while (!hall.isSynced && clock.now() - from < HOUR) await hall.pass(SECOND);
      hall.notes.recoveriesMs.set("noticing a mute line (20 s later than others)", clock.now() - from - 20 * SECOND);
      door.isLineMute = false;
      await hall.recover("a mute line");
    },
    "4 11": async () => {
      hall.fault = "another database";
      door.isDown = true;
      await hall.pass(30 * SECOND);
      door.restart({ isAnotherDatabase: true });
      door.isDown = false;
      await hall.recover("a database restored, its changes counted anew");
    },
    "4 16": async () => {
      hall.fault = "hanging";
      door.isHanging = true;
      door.setLine(false);
      hall.approve(6);
      await hall.pass(10 * MINUTE);
      door.isHanging = false;
      door.setLine(true);
      await hall.recover("requests that were swallowed");
    },
    "5 11": async () => {
      const before = hall.player.mapGeneration;
      hall.player.lostMap();
      hall.notes.recoveriesMs.set("a lost map", hall.player.mapGeneration > before ? 0 : Infinity);
      await hall.pass(MINUTE);
      hall.draws = false;
      const from = clock.now();
      const frozen = hall.player.mapGeneration;
      while (hall.player.mapGeneration === frozen && clock.now() - from < HOUR) await hall.pass(SECOND);
      hall.notes.recoveriesMs.set("a frozen picture", clock.now() - from);
      hall.draws = true;
      await hall.pass(MINUTE);
    },
    "5 14": async () => {
      const shown = [...door.shownIds];
      for (let turn = 0; turn < 40; turn += 1) {
        door.hint();
        await hall.pass(50);
      }
      if (!hall.isSynced || shown.length !== hall.player.stories.length) hall.notes.unsynced.push("forged hints");
    },
    "6 10": async () => {
      door.command("next");
      door.command("message", "Välkommen till sista dagen");
      await hall.pass(2 * SECOND);
      if (hall.player.message === null) hall.notes.unsynced.push("message");
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
  const { notes } = hall;
  const waitingAtEnd = notes.newIds.filter((id) => door.isShown(id) && !notes.toldAsNew.includes(id)).length;
  hall.stop();
  return { ...notes, waitingAtEnd };
}

describe("a week of an exhibition", () => {
  let week: Awaited<ReturnType<typeof runWeek>>;
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
    expect(week.largest.pulses).toBeLessThanOrEqual(700);
    expect(week.largest.timers).toBeLessThan(60);
    expect(week.largest.heard).toBeLessThanOrEqual(week.newIds.length);
    expect(week.largest.kept).toBeLessThan(200);
  });
});
