import { describe, expect, test, vi } from "vitest";
import type { ScreenStatus } from "../../../src/domain/wall/wall";
import { BROWSE_IDLE_MS, BROWSE_WARNING_MS, PAUSE_MS, Visit } from "../../../src/state/wall/visit.svelte";
import { aWallSettings } from "../support/wall";

function aWall({ allowsBrowse = true, status = "playing" as ScreenStatus, layout = "full" as "full" | "map_only" } = {}) {
  const show = {
    settings: aWallSettings({ allowsBrowse, layout }),
    status,
    pause: vi.fn(() => void (show.status = "paused")),
    resume: vi.fn(() => void (show.status = "playing")),
    browse: vi.fn(() => void (show.status = "browsing")),
  };
  const clock = { now: 1_000_000 };
  const visit = new Visit({ show, now: () => clock.now });
  const wait = (ms: number) => {
    clock.now += ms;
    visit.look();
  };
  return { show, visit, wait };
}

describe("a visitor who may look around", () => {
  test("is warned after a minute and then the wall goes on", () => {
    const { show, visit, wait } = aWall();
    visit.stir();
    expect(show.status).toBe("browsing");
    wait(BROWSE_IDLE_MS - 1);
    expect(visit.secondsLeft).toBeNull();
    wait(1);
    expect(visit.secondsLeft).toBe(10);
    wait(BROWSE_WARNING_MS - 1000);
    expect([visit.secondsLeft, show.status]).toEqual([1, "browsing"]);
    wait(1000);
    expect([visit.secondsLeft, show.status]).toEqual([null, "playing"]);
  });
  test("answers the warning with any touch", () => {
    const { show, visit, wait } = aWall();
    visit.stir();
    wait(BROWSE_IDLE_MS + 5000);
    visit.stir();
    expect([visit.secondsLeft, show.status]).toEqual([null, "browsing"]);
    wait(BROWSE_IDLE_MS - 1);
    expect(show.status).toBe("browsing");
  });
  test("leaves when they want", () => {
    const { show, visit } = aWall();
    visit.stir();
    visit.leave();
    expect(show.status).toBe("playing");
  });
  test("gives back a wall that the host had paused as it was", () => {
    const { show, visit, wait } = aWall({ status: "paused" });
    visit.stir();
    wait(BROWSE_IDLE_MS + BROWSE_WARNING_MS);
    expect(show.status).toBe("paused");
    expect(show.resume).not.toHaveBeenCalled();
  });
});
test("where looking around is not allowed, a touch pauses for a while", () => {
  const { show, visit, wait } = aWall({ allowsBrowse: false });
  visit.stir();
  expect([show.status, show.browse.mock.calls.length]).toEqual(["paused", 0]);
  wait(PAUSE_MS - 1);
  expect(show.status).toBe("paused");
  wait(1);
  expect(show.status).toBe("playing");
});
test("a projection on a floor is only paused, never browsed", () => {
  const { show, visit } = aWall({ layout: "map_only" });
  visit.stir();
  expect(show.status).toBe("paused");
});
test("what the host paused no visitor's hand sets going", () => {
  const { show, visit, wait } = aWall({ allowsBrowse: false, status: "paused" });
  visit.stir();
  wait(10 * PAUSE_MS);
  expect(show.status).toBe("paused");
});
test.each<ScreenStatus>(["quiet", "starting"])("nothing is woken while the wall is %s", (status) => {
  const { show, visit } = aWall({ status });
  visit.stir();
  expect(show.status).toBe(status);
});
test("quiet hours that begin meanwhile end the visit; nothing sets the wall going at night", () => {
  const { show, visit, wait } = aWall();
  visit.stir();
  show.status = "quiet";
  wait(BROWSE_IDLE_MS + BROWSE_WARNING_MS);
  expect([visit.secondsLeft, show.status]).toEqual([null, "quiet"]);
});
test("after a machine has slept, the next touch is the next visitor's", () => {
  const { show, visit, wait } = aWall();
  visit.stir();
  wait(0);
  const before = show.browse.mock.calls.length;
  wait(86_400_000);
  visit.stir();
  expect([show.status, show.browse.mock.calls.length]).toEqual(["browsing", before + 1]);
});
