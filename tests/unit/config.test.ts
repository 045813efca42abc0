import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { configFromEnvironment, configFromServed, loadConfig } from "../../src/config";

describe("fixed at build time", () => {
  test("an address and a key are enough", () => {
    expect(configFromEnvironment({ VITE_SUPABASE_URL: "https://x.supabase.co/", VITE_SUPABASE_PUBLISHABLE_KEY: "k", MODE: "production" })).toEqual({
      supabaseUrl: "https://x.supabase.co",
      publishableKey: "k",
      basemap: null,
    });
  });
  test.each([{}, { VITE_SUPABASE_URL: "x.supabase.co", VITE_SUPABASE_PUBLISHABLE_KEY: "k" }, { VITE_SUPABASE_URL: "https://x.supabase.co", VITE_SUPABASE_PUBLISHABLE_KEY: "" }])(
    "anything less is a fault: %j",
    (values) => {
      expect(() => configFromEnvironment(values)).toThrow(expect.objectContaining({ code: "unexpected" }));
    },
  );
});

test("an empty address means the page's own", () => {
  expect(configFromServed({ supabaseUrl: "", publishableKey: "k" }, "http://localhost:4173").supabaseUrl).toBe("http://localhost:4173");
});

describe("asked of the server", () => {
  const storage = new Map<string, string>();
  const answers = vi.fn<typeof fetch>();
  beforeEach(() => {
    storage.clear();
    vi.stubGlobal("fetch", answers);
    vi.stubGlobal("location", { origin: "http://localhost:4173" });
    vi.stubGlobal("localStorage", { getItem: (key: string) => storage.get(key) ?? null, setItem: (key: string, value: string) => void storage.set(key, value) });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    answers.mockReset();
  });

  test("offline the last answer still holds, so that the snapshot and the queue are found", async () => {
    answers.mockResolvedValueOnce(Response.json({ supabaseUrl: "", publishableKey: "k" }));
    const online = await loadConfig();
    answers.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    expect(await loadConfig()).toEqual(online);
  });
  test("on a network that only pretends to be there the last answer is used after four seconds", async () => {
    answers.mockResolvedValueOnce(Response.json({ supabaseUrl: "", publishableKey: "k" }));
    const online = await loadConfig();
    vi.useFakeTimers();
    answers.mockImplementationOnce((_address, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener("abort", () => reject(new DOMException("gave up", "AbortError")))));
    const config = loadConfig();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await config).toEqual(online);
    vi.useRealTimers();
  });
  test("offline at the very first visit it says so", async () => {
    answers.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    await expect(loadConfig()).rejects.toMatchObject({ code: "offline" });
  });
  test("an answer that is none is a server that is not there", async () => {
    answers.mockResolvedValueOnce(new Response("<html></html>"));
    await expect(loadConfig()).rejects.toMatchObject({ code: "server_unavailable" });
  });
});
