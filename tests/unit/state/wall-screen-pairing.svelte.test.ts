import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../../src/domain/problem";
import { ScreenPairing } from "../../../src/state/wall/screen-pairing.svelte";

beforeEach(() => vi.useFakeTimers({ now: Date.parse("2026-11-23T12:00:00Z") }));
afterEach(() => vi.useRealTimers());

function aScreen(clockIsOffMs = 0) {
  let number = 0;
  const expiresAt = () => new Date(Date.now() - clockIsOffMs + 600_000).toISOString();
  const door = {
    beginPairing: vi.fn((secret: string) => Promise.resolve({ code: `KOD-${secret}`, expiresAt: expiresAt() })),
    readPairing: vi.fn((secret: string): Promise<{ wallName: string } | null> => Promise.resolve(secret === "never" ? { wallName: "" } : null)),
  };
  const onpaired = vi.fn();
  const pairing = new ScreenPairing({ door, onpaired, makeSecret: () => String((number += 1)), random: () => 0.5 });
  return { door, onpaired, pairing };
}

test("it becomes the wall whose host typed the code, with its secret as token", async () => {
  const { door, onpaired, pairing } = aScreen();
  pairing.start();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(pairing.code).toBe("KOD-1");
  door.readPairing.mockResolvedValue({ wallName: "dunkers" });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(onpaired).toHaveBeenCalledExactlyOnceWith({ wallName: "dunkers", token: "1", byCode: true });
  const asked = door.readPairing.mock.calls.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(door.readPairing.mock.calls.length).toBe(asked);
});
test("the code is renewed a minute before it expires, and the old one is still answered to", async () => {
  const { door, onpaired, pairing } = aScreen();
  pairing.start();
  await vi.advanceTimersByTimeAsync(530_000);
  expect(pairing.code).toBe("KOD-1");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(pairing.code).toBe("KOD-2");
  door.readPairing.mockImplementation((secret) => Promise.resolve(secret === "1" ? { wallName: "dunkers" } : null));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(onpaired).toHaveBeenCalledExactlyOnceWith({ wallName: "dunkers", token: "1", byCode: true });
});
test("a code that the back end knows no more is replaced at once", async () => {
  const { door, pairing } = aScreen();
  pairing.start();
  await vi.advanceTimersByTimeAsync(1);
  door.readPairing.mockRejectedValueOnce(new Problem("refused"));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(pairing.code).toBe("KOD-2");
  expect(pairing.isOffline).toBe(false);
});
test("a lost network is said, waited for, and over by itself; the code stays", async () => {
  const { door, pairing } = aScreen();
  pairing.start();
  await vi.advanceTimersByTimeAsync(1);
  door.readPairing.mockRejectedValue(new Problem("offline"));
  await vi.advanceTimersByTimeAsync(120_000);
  expect([pairing.isOffline, pairing.code]).toEqual([true, "KOD-1"]);
  door.readPairing.mockResolvedValue(null);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(pairing.isOffline).toBe(false);
});
test.each([["a day late", -86_400_000], ["a day early", 86_400_000]])("a screen whose clock is %s does not ask for codes all the time", async (_, off) => {
  const { door, pairing } = aScreen(off);
  pairing.start();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(door.beginPairing).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(500_000);
  expect(door.beginPairing.mock.calls.length).toBeGreaterThan(1);
  expect(door.beginPairing.mock.calls.length).toBeLessThan(7);
});
test("a screen that is left alone asks nothing more", async () => {
  const { door, pairing } = aScreen();
  pairing.start()();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(door.beginPairing.mock.calls.length).toBeLessThanOrEqual(1);
  expect(door.readPairing).not.toHaveBeenCalled();
});
