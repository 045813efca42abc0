import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepAwake } from "../../../src/state/wall/wake-lock";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function aPage() {
  const page = Object.assign(new EventTarget(), { visibilityState: "visible" as DocumentVisibilityState });
  const show = (visibilityState: DocumentVisibilityState) => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event("visibilitychange"));
    return vi.advanceTimersByTimeAsync(0);
  };
  return { page, show };
}
function aLock() {
  return { released: false, release: vi.fn(() => Promise.resolve()) } as unknown as WakeLockSentinel & { released: boolean };
}

test("the screen's light is asked for again when the page comes back", async () => {
  const { page, show } = aPage();
  const first = aLock();
  const request = vi.fn().mockResolvedValueOnce(first).mockResolvedValue(aLock());
  keepAwake({ wakeLock: { request }, document: page });
  await vi.advanceTimersByTimeAsync(180_000);
  expect(request).toHaveBeenCalledTimes(1);
  Object.assign(first, { released: true });
  await show("hidden");
  expect(request).toHaveBeenCalledTimes(1);
  await show("visible");
  expect(request).toHaveBeenCalledTimes(2);
});
test("a refusal is asked again within a minute", async () => {
  const request = vi.fn().mockRejectedValueOnce(new Error("NotAllowedError")).mockResolvedValue(aLock());
  keepAwake({ wakeLock: { request }, document: aPage().page });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(request).toHaveBeenCalledTimes(2);
});
test("undone, it lets the screen go dark", async () => {
  const lock = aLock();
  const undo = keepAwake({ wakeLock: { request: vi.fn().mockResolvedValue(lock) }, document: aPage().page });
  await vi.advanceTimersByTimeAsync(0);
  undo();
  expect(lock.release).toHaveBeenCalledOnce();
});
test("a browser that knows nothing of it is left alone", () => {
  expect(() => keepAwake({ wakeLock: undefined, document: aPage().page })()).not.toThrow();
});
