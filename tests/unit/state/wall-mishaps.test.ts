import { expect, test, vi } from "vitest";
import { watchMishaps } from "../../../src/state/wall/mishaps";

test("one error is forgotten, five within a minute are told once", () => {
  const target = new EventTarget();
  const onserious = vi.fn();
  const clock = { now: 0 };
  const undo = watchMishaps(target, onserious, () => clock.now);
  const fail = () => target.dispatchEvent(new Event("unhandledrejection", { cancelable: true }));
  for (let times = 0; times < 10; times += 1) {
    expect(fail()).toBe(false);
    clock.now += 20_000;
  }
  expect(onserious).not.toHaveBeenCalled();
  for (let times = 0; times < 5; times += 1) fail();
  expect(onserious).toHaveBeenCalledOnce();
  undo();
  for (let times = 0; times < 5; times += 1) fail();
  expect(onserious).toHaveBeenCalledOnce();
});
