import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lazyBackend } from "../../../src/backend/lazy-backend";
import { MemoryBackend } from "../../../src/backend/memory";
import { aRow, aSubmission } from "../support/factories";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("is loaded once, at the first call", async () => {
  const load = vi.fn(async () => new MemoryBackend());
  const backend = lazyBackend(load);
  expect(load).not.toHaveBeenCalled();
  await Promise.all([backend.readCampaigns(), backend.submitContribution(aSubmission()), backend.changesSince(0)]);
  expect(load).toHaveBeenCalledTimes(1);
});

test("a phone that starts offline is whole once the network is there", async () => {
  const server = new MemoryBackend({ published: [aRow()] });
  const load = vi.fn<() => Promise<MemoryBackend>>().mockRejectedValueOnce(new TypeError("Failed to fetch")).mockResolvedValue(server);
  const backend = lazyBackend(load);
  await expect(backend.changesSince(0)).rejects.toMatchObject({ code: "offline" });
  expect((await backend.changesSince(0)).changed).toHaveLength(1);
});

test("the live line comes up by itself after a start without network", async () => {
  const load = vi.fn<() => Promise<MemoryBackend>>().mockRejectedValueOnce(new TypeError("Failed to fetch")).mockResolvedValue(new MemoryBackend());
  const onState = vi.fn();
  lazyBackend(load).listen(() => undefined, onState);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(onState).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(onState).toHaveBeenCalledWith(true);
});

test("a line given up before it was there is never opened", async () => {
  const server = new MemoryBackend();
  const listen = vi.spyOn(server, "listen");
  lazyBackend(async () => server).listen(() => undefined, () => undefined)();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(listen).not.toHaveBeenCalled();
});
