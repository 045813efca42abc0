/** The lock that hands PGlite's one session to one transaction at a time. */
import { expect, test } from "vitest";
import { SessionLock } from "../../supabase/embedded/database/session-lock";

/** A promise to be kept later. */
function later(): { promise: Promise<void>; now: () => void } {
  let now = (): void => undefined;
  const promise = new Promise<void>((resolve) => (now = resolve));
  return { promise, now };
}

test("work runs whole and in the order it came", async () => {
  const lock = new SessionLock();
  const steps: string[] = [];
  const work = (name: string) => lock.run(async () => {
    steps.push(`${name} begins`);
    await Promise.resolve();
    steps.push(`${name} ends`);
  });
  await Promise.all([work("a"), work("b"), work("c")]);
  expect(steps).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
});

test("work that holds the session may ask for it again; others may not", async () => {
  const lock = new SessionLock();
  const order: string[] = [];
  const inside = lock.run(async () => {
    await lock.run(async () => void order.push("inner"));
    const release = await lock.acquire();
    release();
    order.push("outer");
  });
  const other = lock.run(async () => void order.push("other"));
  await Promise.all([inside, other]);
  expect(order).toEqual(["inner", "outer", "other"]);
});

test("what outlives its work queues like everybody else", async () => {
  const lock = new SessionLock();
  const order: string[] = [];
  const released = later();
  let left: Promise<void> = Promise.resolve();
  await lock.run(async () => {
    left = released.promise.then(() => lock.run(async () => void order.push("left behind")));
  });
  const gate = later();
  const owner = lock.run(async () => {
    released.now();
    await gate.promise;
    order.push("owner");
  });
  await Promise.resolve();
  gate.now();
  await Promise.all([owner, left]);
  expect(order).toEqual(["owner", "left behind"]);
});

test("a failing piece of work gives the session back", async () => {
  const lock = new SessionLock();
  await expect(lock.run(() => Promise.reject(new Error("refused")))).rejects.toThrow("refused");
  await expect(lock.run(async () => "next")).resolves.toBe("next");
});

test("a queue that is too long is refused instead of remembered", async () => {
  const lock = new SessionLock(2);
  const gate = later();
  const running = [lock.run(() => gate.promise), lock.run(async () => undefined), lock.run(async () => undefined)];
  await expect(lock.run(async () => undefined)).rejects.toMatchObject({ code: "53300" });
  gate.now();
  await Promise.all(running);
});
