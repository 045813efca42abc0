import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { timedFetch } from "../../../src/backend/timed-fetch";

/** A network that dies: the request ends only when it is given up. */
const dead: typeof fetch = (_input, init) =>
  new Promise((_resolve, reject) => {
    const { signal } = init ?? {};
    signal?.addEventListener("abort", () => reject(signal.reason as Error));
  });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("a request on a dying network is given up after twenty seconds", async () => {
  vi.stubGlobal("fetch", dead);
  const outcome = timedFetch("https://city.example").catch((thrown: Error) => thrown.name);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await outcome).toBe("TimeoutError");
});

test("so is an answer that stops in the middle", async () => {
  vi.stubGlobal("fetch", ((_input, init) => {
    const body = new ReadableStream({ start: (stream) => init?.signal?.addEventListener("abort", () => stream.error(init.signal?.reason)) });
    return Promise.resolve(new Response(body));
  }) satisfies typeof fetch);
  const outcome = timedFetch("https://city.example").catch((thrown: Error) => thrown.name);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await outcome).toBe("TimeoutError");
});

test("who asked may give up earlier", async () => {
  vi.stubGlobal("fetch", dead);
  const controller = new AbortController();
  const outcome = timedFetch("https://city.example", { signal: controller.signal }).catch((thrown: Error) => thrown.name);
  controller.abort();
  expect(await outcome).toBe("AbortError");
});

test.each([200, 204, 422])("an answer comes through whole: %d", async (status) => {
  const answer = new Response(status === 204 ? null : '{"a":1}', { status, headers: { "content-type": "application/json" } });
  vi.stubGlobal("fetch", () => Promise.resolve(answer));
  const response = await timedFetch("https://city.example");
  expect([response.status, response.headers.get("content-type"), await response.text()]).toEqual([status, "application/json", status === 204 ? "" : '{"a":1}']);
});
