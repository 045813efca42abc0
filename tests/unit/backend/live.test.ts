import type { RealtimeClient } from "@supabase/supabase-js";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listenLive, reconnectAfterMs } from "../../../src/backend/live";

/** As much of supabase-js's Realtime as the line uses, worked by hand. */
function aLine() {
  let say: (status: string) => void = () => undefined;
  let hint: () => void = () => undefined;
  const asked: unknown[] = [];
  const channel = {
    on: (type: string, filter: { event: string }, callback: () => void) => {
      asked.push({ type, ...filter });
      hint = callback;
      return channel;
    },
    subscribe: (callback: (status: string) => void) => {
      say = callback;
      return channel;
    },
  };
  const client = {
    channel: (topic: string, options: unknown) => {
      asked.push({ topic, options });
      return channel;
    },
    setAuth: vi.fn(() => Promise.resolve()),
    removeChannel: vi.fn(() => Promise.resolve("ok")),
    disconnect: vi.fn(),
  };
  return { client: client as unknown as RealtimeClient, parts: client, asked, status: (status: string) => say(status), broadcast: () => hint() };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function listening() {
  const line = aLine();
  const onHint = vi.fn();
  const onState = vi.fn();
  const undo = listenLive(line.client, { onHint, onState, random: () => 0 });
  await vi.advanceTimersByTimeAsync(0);
  return { ...line, onHint, onState, undo };
}

test("it joins the private topic, so that the policies are asked", async () => {
  const { asked, parts } = await listening();
  expect(asked).toEqual([{ topic: "published", options: { config: { private: true } } }, { type: "broadcast", event: "changed" }, { type: "broadcast", event: "answered" }]);
  expect(parts.setAuth).toHaveBeenCalled();
});

test("every connect hints once, so that a gap is fetched; every broadcast hints", async () => {
  const { status, broadcast, onHint, onState } = await listening();
  status("SUBSCRIBED");
  expect(onHint).toHaveBeenCalledTimes(1);
  broadcast();
  expect(onHint).toHaveBeenCalledTimes(2);
  status("CHANNEL_ERROR");
  status("SUBSCRIBED");
  expect(onHint).toHaveBeenCalledTimes(3);
  expect(onState.mock.calls).toEqual([[true], [false], [true]]);
});

test("where WebSockets are blocked the map still moves, slowly", async () => {
  const { status, onHint } = await listening();
  await vi.advanceTimersByTimeAsync(90_000);
  expect(onHint).toHaveBeenCalledTimes(3);
  status("SUBSCRIBED");
  onHint.mockClear();
  await vi.advanceTimersByTimeAsync(90_000);
  expect(onHint).not.toHaveBeenCalled();
});

test("once undone it says nothing more and hangs up", async () => {
  const { status, broadcast, onHint, onState, undo, parts } = await listening();
  undo();
  status("SUBSCRIBED");
  broadcast();
  await vi.advanceTimersByTimeAsync(90_000);
  expect(onHint).not.toHaveBeenCalled();
  expect(onState).not.toHaveBeenCalled();
  expect(parts.disconnect).toHaveBeenCalled();
});

describe("reconnecting", () => {
  test("waits longer each time, up to half a minute, never all at the same moment", () => {
    expect([1, 2, 3, 10].map((tries) => reconnectAfterMs(tries, () => 1))).toEqual([1_000, 2_000, 4_000, 30_000]);
    expect(reconnectAfterMs(10, () => 0)).toBe(15_000);
  });
});
