import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { IdleWatch } from "../../../src/state/idle-watch.svelte";
import { IDLE_MS, WARNING_MS } from "../../../src/state/turn.svelte";

const onidle = vi.fn();
let target: EventTarget & { document: EventTarget };
let watch: IdleWatch;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  onidle.mockReset();
  target = Object.assign(new EventTarget(), { document: new EventTarget() });
  watch = new IdleWatch({ onstir: vi.fn(), onidle });
  stop = watch.start(target as unknown as Window);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});
const touch = () => target.dispatchEvent(new Event("pointerdown"));

test("nothing happens before anybody has touched the device", () => {
  vi.advanceTimersByTime(10 * IDLE_MS);
  expect(watch.secondsLeft).toBeNull();
  expect(onidle).not.toHaveBeenCalled();
});
test("warns after a minute and a half, counts down, and then it is over – once", () => {
  touch();
  vi.advanceTimersByTime(IDLE_MS - 1000);
  expect(watch.secondsLeft).toBeNull();
  vi.advanceTimersByTime(1000);
  expect(watch.secondsLeft).toBe(WARNING_MS / 1000);
  vi.advanceTimersByTime(15_000);
  expect(watch.secondsLeft).toBe(5);
  vi.advanceTimersByTime(5_000);
  expect(onidle).toHaveBeenCalledOnce();
  expect(watch.secondsLeft).toBeNull();
  vi.advanceTimersByTime(10 * IDLE_MS);
  expect(onidle).toHaveBeenCalledOnce();
});
test.each(["keydown", "pointerdown", "input", "wheel"])("%s goes on, also during the warning", (sign) => {
  touch();
  vi.advanceTimersByTime(IDLE_MS + 5_000);
  target.dispatchEvent(new Event(sign));
  expect(watch.secondsLeft).toBeNull();
  vi.advanceTimersByTime(IDLE_MS - 1000);
  expect(watch.secondsLeft).toBeNull();
  expect(onidle).not.toHaveBeenCalled();
});
test("after a sleep the touch that wakes it is the next person's: first it is wiped", () => {
  touch();
  // Timers stand still while a tablet sleeps, the clock does not.
  vi.setSystemTime(Date.now() + 3_600_000);
  touch();
  expect(onidle).toHaveBeenCalledOnce();
  expect(watch.secondsLeft).toBeNull();
});
