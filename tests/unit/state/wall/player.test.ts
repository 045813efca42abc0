import { beforeEach, describe, expect, test, vi } from "vitest";
import { Problem } from "../../../../src/domain/problem";
import { memoryKeep } from "../../../../src/state/wall/keep";
import type { WallPlayer } from "../../../../src/state/wall/player.svelte";
import { emptyWallStore } from "../../../../src/state/wall/wall-store";
import { anId } from "../../support/factories";
import { aPlayer, aWallAnswer, aWallStory, FakeClock, FakeDoor, someSettings } from "../../support/fake-wall";

const OPENING = "2026-11-23T09:00:00Z";
let clock: FakeClock;
let door: FakeDoor;
let player: WallPlayer;
const old = [1, 2, 3].map((number) => aWallStory({ id: anId(number), publishedAt: "2026-11-01T10:00:00Z" }));
const aNew = (number: number, change = {}) => aWallStory({ id: anId(number), publishedAt: new Date(clock.now()).toISOString(), ...change });

beforeEach(() => {
  clock = new FakeClock(OPENING);
  door = new FakeDoor(clock);
  door.publish(...old);
  player = aPlayer(clock, door);
});

/** Lets time pass until the scene tells this; gives up after ten minutes. */
async function until(check: () => boolean): Promise<void> {
  for (let second = 0; second < 600 && !check(); second += 1) await clock.advance(1000);
  expect(check()).toBe(true);
}
const told = () => (player.scene?.type === "story" ? player.scene.storyId : null);

test("a wall begins to tell as soon as the server has answered", async () => {
  player.start();
  expect(player.status).toBe("starting");
  await clock.advance(2000);
  expect(player.status).toBe("playing");
  expect(player.isOnline).toBe(true);
  expect(player.stories).toHaveLength(3);
  expect(old.map(({ id }) => id)).toContain(told());
});

test("a new pin pulses within two seconds and is told after the story that is being read", async () => {
  player.start();
  await clock.advance(3000);
  const before = told();
  door.publish(aNew(10));
  await clock.advance(2000);
  expect(player.pulses.map(({ storyId }) => storyId)).toEqual([anId(10)]);
  expect(told()).toBe(before);
  await until(() => told() !== before);
  expect(player.scene).toMatchObject({ type: "story", storyId: anId(10), isNew: true });
  await clock.advance(10_000);
  expect(player.pulses).toEqual([]);
});

test("a story that is taken back while it is told leaves at once, and the next begins", async () => {
  player.start();
  await clock.advance(3000);
  const gone = told() ?? "";
  const { number } = player.scene ?? { number: 0 };
  door.remove(gone);
  await clock.advance(200);
  expect(told()).not.toBe(gone);
  expect(player.scene?.number).toBe(number + 1);
  expect(player.story(gone)).toBeUndefined();
  expect(player.stories.map(({ id }) => id)).not.toContain(gone);
});

test("an answer stays when the story it quotes leaves, without the quotation", async () => {
  door.settings = someSettings({ chapters: [{ type: "answers", minutes: 5 }] });
  door.answers = [aWallAnswer({ storyIds: [anId(1)] })];
  player.start();
  await until(() => player.scene?.type === "answer");
  expect(player.scene).toMatchObject({ storyId: anId(1) });
  door.remove(anId(1));
  await clock.advance(500);
  expect(player.scene).toMatchObject({ type: "answer", storyId: null });
});

test("forged hints by the thousand change nothing on the wall and are two questions a second", async () => {
  player.start();
  await clock.advance(3000);
  const [scene, stories] = [player.scene, player.stories];
  const asked = door.asked.changes;
  for (let turn = 0; turn < 1000; turn += 1) {
    door.hint();
    await clock.advance(4);
  }
  expect(player.scene).toEqual(scene);
  expect(player.stories).toEqual(stories);
  expect(player.pulses).toEqual([]);
  expect(door.asked.changes - asked).toBeLessThanOrEqual(10);
});

test("an unknown wall is said to be unknown, and begins the day it is made", async () => {
  door.exists = false;
  player.start();
  await clock.advance(2000);
  expect(player.isUnknown).toBe(true);
  expect(player.scene).toBeNull();
  door.exists = true;
  await clock.advance(40_000);
  expect(player.isUnknown).toBe(false);
  expect(told()).not.toBeNull();
});

describe("without a network", () => {
  test("a wall starts from what it kept", async () => {
    const parts = { store: emptyWallStore(), keep: memoryKeep() };
    const stop = aPlayer(clock, door, parts).start();
    await clock.advance(60_000);
    stop();
    door.isDown = true;
    player = aPlayer(clock, door, parts);
    player.start();
    await clock.advance(1000);
    expect(told()).not.toBeNull();
    expect(player.isOnline).toBe(false);
  });

  test("after a day without an answer no story is told, and the first answer brings them back", async () => {
    door.settings = someSettings({ chapters: [{ type: "stories", minutes: 10 }, { type: "answers", minutes: 5 }] });
    door.answers = [aWallAnswer({ storyIds: [anId(1)] })];
    player.start();
    await clock.advance(5000);
    door.isDown = true;
    door.setLine(false);
    await clock.advance(23 * 3_600_000);
    expect(player.stories).toHaveLength(3);
    await clock.advance(2 * 3_600_000);
    expect(player.stories).toEqual([]);
    expect(player.story(anId(1))).toBeUndefined();
    expect(["answer", "title", "map"]).toContain(player.scene?.type);
    door.isDown = false;
    await clock.advance(10_000);
    expect(player.stories).toHaveLength(3);
  });

  test("what was approved and taken back meanwhile is fetched within ten seconds", async () => {
    player.start();
    await clock.advance(5000);
    door.isDown = true;
    door.setLine(false);
    door.publish(aNew(10));
    door.remove(anId(1));
    await clock.advance(3_600_000);
    door.isDown = false;
    await clock.advance(10_000);
    expect(player.stories.map(({ id }) => id).sort()).toEqual([anId(2), anId(3), anId(10)]);
  });
});

describe("the visitor and the host", () => {
  test("a touch pauses, and the loop goes on where it was", async () => {
    player.start();
    await clock.advance(5000);
    const { scene } = player;
    player.pause();
    await clock.advance(120_000);
    expect(player.status).toBe("paused");
    expect(player.scene).toBe(scene);
    player.resume();
    await clock.advance(1000);
    expect(player.scene).toBe(scene);
    await until(() => player.scene !== scene);
  });

  test("a pause nobody ends, ends by itself", async () => {
    player.start();
    await clock.advance(5000);
    player.pause();
    await clock.advance(6 * 60_000);
    expect(player.status).toBe("playing");
  });

  test("where the host does not allow looking around, a touch only pauses", async () => {
    door.settings = someSettings({ allowsBrowse: false });
    player.start();
    await clock.advance(5000);
    player.browse();
    expect(player.status).toBe("paused");
  });

  test("each command is obeyed once, also over a reload of the page", async () => {
    const parts = { token: "hemlig-nyckel", keep: memoryKeep(), store: emptyWallStore(), reload: vi.fn() };
    player = aPlayer(clock, door, parts);
    door.command("message", "från igår");
    const stop = player.start();
    await clock.advance(3000);
    expect(player.message).toBeNull();
    const number = () => player.scene?.number ?? 0;
    const before = number();
    door.command("next");
    await clock.advance(2000);
    expect(number()).toBe(before + 1);
    // The host waits for the answer: it comes before the next report's turn.
    expect(door.reports.at(-1)?.obeyed).toBe(door.lastCommand);
    door.command("message", "Visning klockan två", 600_000);
    await clock.advance(2000);
    expect(player.message).toBe("Visning klockan två");
    door.command("reload");
    await clock.advance(2000);
    expect(parts.reload).toHaveBeenCalledTimes(1);
    stop();
    player = aPlayer(clock, door, parts);
    player.start();
    await clock.advance(60_000);
    expect(parts.reload).toHaveBeenCalledTimes(1);
    expect(player.message).toBe("Visning klockan två");
    await clock.advance(600_000);
    expect(player.message).toBeNull();
  });

  test("the report says what is shown", async () => {
    player = aPlayer(clock, door, { token: "hemlig-nyckel" });
    player.start();
    await clock.advance(20_000);
    expect(door.reports.at(-1)).toMatchObject({ status: "playing", chapter: "stories", storyId: told(), width: 1920, height: 1080, recoveries: 0 });
    expect(door.asked.report).toBeLessThanOrEqual(4);
  });

  test("in the quiet hours nothing is told, and the morning begins by itself", async () => {
    door.settings = someSettings({ quietHours: { from: "20:00", to: "09:00" } });
    player.start();
    await clock.advance(5000);
    expect(player.status).toBe("playing");
    await clock.advance(10 * 3_600_000);
    expect(player.status).toBe("quiet");
    expect(player.scene).toBeNull();
    await clock.advance(14 * 3_600_000);
    expect(player.status).toBe("playing");
    expect(told()).not.toBeNull();
  });

  test("settings the host changes hold at once; what they let in is not called new", async () => {
    player.start();
    await clock.advance(5000);
    const [first] = old;
    door.settings = { ...door.settings, revision: 2 };
    await clock.advance(60_000);
    if (first !== undefined) door.publish(aWallStory({ id: anId(77), publishedAt: "2026-11-23T09:00:20Z" }));
    door.set({ title: { sv: "Ny rubrik" } });
    await clock.advance(1000);
    expect(player.settings?.title).toEqual({ sv: "Ny rubrik" });
    expect(player.stories).toHaveLength(4);
  });
});

describe("the watchdog", () => {
  const moving = { screen: () => ({ width: 1920, height: 1080, isVisible: true, isStill: false }) };

  test("a lost map is made anew at once, and after a third loss the page is loaded anew", async () => {
    const reload = vi.fn();
    player = aPlayer(clock, door, { ...moving, reload });
    player.start();
    await clock.advance(5000);
    player.lostMap();
    expect(player.mapGeneration).toBe(1);
    player.lostMap();
    expect(player.mapGeneration).toBe(2);
    await clock.advance(100);
    player.lostMap();
    await clock.advance(100);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  test("the server that answered a minute ago is asked once more before the page is loaded anew", async () => {
    const reload = vi.fn();
    const canReload = vi.fn().mockResolvedValue(true);
    player = aPlayer(clock, door, { ...moving, reload, canReload });
    player.start();
    await clock.advance(5000);
    player.lostMap();
    player.lostMap();
    await clock.advance(100);
    canReload.mockResolvedValue(false);
    player.lostMap();
    await clock.advance(60_000);
    expect(reload).not.toHaveBeenCalled();
  });

  test("nothing is loaded anew under the hands of a visitor, or of whoever sets the screen up", async () => {
    const reload = vi.fn();
    player = aPlayer(clock, door, { ...moving, reload });
    player.start();
    await clock.advance(5000);
    player.attend(true);
    player.lostPart();
    await clock.advance(30_000);
    expect([reload.mock.calls.length, player.status]).toEqual([0, "calm"]);
    player.attend(false);
    player.browse();
    await clock.advance(30_000);
    expect(reload).not.toHaveBeenCalled();
    player.resume();
    await clock.advance(6_000);
    expect(reload).toHaveBeenCalledOnce();
  });

  test("a part that did not come is waited for calmly, and fetched by a page begun anew once its address answers", async () => {
    const reload = vi.fn();
    const canReload = vi.fn().mockResolvedValue(false);
    const keep = memoryKeep();
    player = aPlayer(clock, door, { ...moving, reload, canReload, keep });
    player.start();
    await clock.advance(5000);
    player.lostPart();
    await clock.advance(600_000);
    expect([reload.mock.calls.length, player.hasMap, player.status]).toEqual([0, false, "calm"]);
    expect(told()).not.toBeNull();
    canReload.mockResolvedValue(true);
    await clock.advance(7_000);
    expect(reload).toHaveBeenCalledOnce();
    // Where it never comes the page is not begun anew for ever.
    await clock.advance(30 * 60_000);
    expect(reload).toHaveBeenCalledTimes(3);
    expect(keep.read("reloads")?.split(",")).toHaveLength(3);
  });

  test("at night the page is loaded anew, unless its address does not answer or somebody is setting it up", async () => {
    const reload = vi.fn();
    const canReload = vi.fn().mockResolvedValue(false);
    player = aPlayer(clock, door, { reload, canReload });
    player.start();
    await clock.advance(17.5 * 3_600_000);
    expect(canReload).toHaveBeenCalled();
    expect(reload).not.toHaveBeenCalled();
    canReload.mockResolvedValue(true);
    player.attend(true);
    await clock.advance(10 * 60_000);
    expect(reload).not.toHaveBeenCalled();
    player.attend(false);
    await clock.advance(2 * 60_000);
    expect(reload).toHaveBeenCalledOnce();
  });

  test("where the page cannot be loaded anew, the calm picture is shown; ten minutes later the map is tried", async () => {
    player = aPlayer(clock, door, { ...moving, canReload: async () => false });
    player.start();
    await clock.advance(5000);
    for (let loss = 0; loss < 3; loss += 1) player.lostMap();
    expect(player.hasMap).toBe(false);
    expect(player.status).toBe("calm");
    expect(told()).not.toBeNull();
    await clock.advance(11 * 60_000);
    expect(player.hasMap).toBe(true);
    expect(player.status).toBe("playing");
  });

  test("a picture that stands still while it should move is noticed", async () => {
    player = aPlayer(clock, door, moving);
    player.start();
    for (let second = 0; second < 120; second += 1) {
      player.drewFrame();
      await clock.advance(1000);
    }
    expect(player.mapGeneration).toBe(0);
    await clock.advance(10_000);
    expect(player.mapGeneration).toBe(1);
  });
});

describe("a screen's pairing", () => {
  test("taken back: it is told once, nothing more is reported, and the wall goes on", async () => {
    const onRefused = vi.fn();
    player = aPlayer(clock, door, { token: "0123456789", onRefused });
    player.start();
    await clock.advance(20_000);
    expect(player.facts()).toMatchObject({ isPaired: true, screenName: "Entrén", isLineUp: true, loadedAt: Date.parse(OPENING) });
    door.report = vi.fn().mockRejectedValue(new Problem("refused"));
    await clock.advance(3_600_000);
    door.hint();
    await clock.advance(5_000);
    expect(door.report).toHaveBeenCalledOnce();
    expect(onRefused).toHaveBeenCalledOnce();
    expect(player.facts()).toMatchObject({ isPaired: false, screenName: null });
    expect(player.status).toBe("playing");
  });
  test("a server that cannot be reached takes nothing back", async () => {
    const onRefused = vi.fn();
    player = aPlayer(clock, door, { token: "0123456789", onRefused });
    player.start();
    await clock.advance(20_000);
    door.isDown = true;
    await clock.advance(3_600_000);
    door.isDown = false;
    await clock.advance(30_000);
    expect(onRefused).not.toHaveBeenCalled();
    expect(player.facts().isPaired).toBe(true);
  });
});

test("a computer that slept for a night asks at once for what it missed and steps one scene, not one for every minute", async () => {
  player.start();
  await clock.advance(5000);
  const number = player.scene?.number ?? 0;
  const asked = door.asked.changes;
  door.setLine(false);
  door.publish(aNew(50));
  clock.sleep(8 * 3_600_000);
  await clock.advance(2_000);
  expect(door.asked.changes).toBeGreaterThan(asked);
  expect(player.stories.map(({ id }) => id)).toContain(anId(50));
  expect((player.scene?.number ?? 0) - number).toBeLessThanOrEqual(2);
});
