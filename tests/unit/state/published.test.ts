import { beforeEach, describe, expect, test, vi } from "vitest";
import { MemoryBackend } from "../../../src/backend/memory";
import type { ChangePage } from "../../../src/domain/contribution";
import { Problem } from "../../../src/domain/problem";
import { MemoryStore } from "../../../src/outbox/memory-store";
import { PublishedContributions, type PublishedDiff } from "../../../src/state/published.svelte";
import { anId, aRow } from "../support/factories";

const story = aRow({ id: anId(1), publishedAt: "2026-05-01T10:00:00.000Z" });
const memory = aRow({ id: anId(2), kind: "memory", publishedAt: "2026-05-02T10:00:00.000Z" });
const SOURCE = "https://a.example key";

let backend: MemoryBackend;
let store: MemoryStore;
let published: PublishedContributions;
beforeEach(() => {
  backend = new MemoryBackend({ published: [story, memory] });
  store = new MemoryStore();
  published = new PublishedContributions();
});

function begin(source = SOURCE): () => void {
  return published.start({ backend: Promise.resolve(backend), store: Promise.resolve(store), source: Promise.resolve(source) });
}
const loaded = () => vi.waitFor(() => expect(published.status).not.toBe("loading"));
const live = () => vi.waitFor(() => expect(published.live).toBe(true));

test("everything published is there, newest first, and by kind", async () => {
  begin();
  await loaded();
  expect(published.all.map(({ id }) => id)).toEqual([memory.id, story.id]);
  expect(published.ofKinds(["story"])).toEqual([story]);
  expect(published.ofKinds([])).toHaveLength(2);
  expect(published.get(story.id)).toEqual(story);
});

test("what is approved while the map is open arrives by itself, what is withdrawn goes", async () => {
  begin();
  await live();
  const wish = aRow({ id: anId(3), kind: "wish" });
  backend.publish(wish);
  await vi.waitFor(() => expect(published.get(wish.id)).toEqual(wish));
  backend.unpublish(story.id);
  await vi.waitFor(() => expect(published.get(story.id)).toBeUndefined());
});

test("an answer to what is not on the map is heard of without fetching the map", async () => {
  const listen = vi.spyOn(backend, "listen");
  begin();
  await live();
  const asked = vi.spyOn(backend, "changesSince");
  listen.mock.calls[0]?.[0](true);
  expect(published.answered).toBe(1);
  expect(asked).not.toHaveBeenCalled();
});

test("the map layer hears what is there and then only what is different", async () => {
  begin();
  await live();
  const diffs: PublishedDiff[] = [];
  const stop = published.onDiff((diff) => diffs.push(diff));
  backend.publish({ ...story, supportCount: 3 });
  await vi.waitFor(() => expect(diffs).toHaveLength(2));
  expect(diffs[0]?.added).toHaveLength(2);
  expect(diffs[1]).toEqual({ added: [], changed: [{ ...story, supportCount: 3 }], removed: [] });
  stop();
  backend.publish({ ...story, supportCount: 4 });
  await vi.waitFor(() => expect(published.get(story.id)?.supportCount).toBe(4));
  expect(diffs).toHaveLength(2);
});

test("a thousand hints while the server is being asked are one more question", async () => {
  begin();
  await live();
  await published.refresh();
  const ask = backend.changesSince.bind(backend);
  const asked = vi.spyOn(backend, "changesSince").mockImplementationOnce((cursor) => {
    for (let hint = 0; hint < 1000; hint += 1) void published.refresh();
    return ask(cursor);
  });
  await published.refresh();
  expect(asked).toHaveBeenCalledTimes(2);
});

test("page after page is read until there is no more", async () => {
  const pages: ChangePage[] = [
    { cursor: 1, changed: [story], removed: [], more: true },
    { cursor: 2, changed: [memory], removed: [story.id], more: false },
  ];
  vi.spyOn(backend, "changesSince").mockImplementation(async (cursor) => pages[cursor] ?? { cursor, changed: [], removed: [], more: false });
  begin();
  await loaded();
  expect(published.all).toEqual([memory]);
});

test("a server that says 'more' without moving on does not hold the tab", async () => {
  vi.spyOn(backend, "changesSince").mockImplementation(async (cursor) => ({ cursor, changed: [], removed: [], more: true }));
  begin();
  await loaded();
  expect(published.status).toBe("ready");
});

describe("without a network", () => {
  const cutLine = () => vi.spyOn(backend, "changesSince").mockRejectedValue(new Problem("offline"));

  test("the last snapshot is shown and said to be one", async () => {
    begin();
    await live();
    await vi.waitFor(async () => expect(await store.readSnapshot(SOURCE)).not.toBeNull());
    const later = new PublishedContributions();
    cutLine();
    later.start({ backend: Promise.resolve(backend), store: Promise.resolve(store), source: Promise.resolve(SOURCE) });
    await vi.waitFor(() => expect(later.status).toBe("offline"));
    expect(later.all).toHaveLength(2);
  });

  test("it mends itself with the first refresh that gets through", async () => {
    const cut = cutLine();
    begin();
    await vi.waitFor(() => expect(published.status).toBe("offline"));
    cut.mockRestore();
    await published.refresh();
    expect(published.status).toBe("ready");
    expect(published.problem).toBeNull();
  });

  test("a broken server with nothing to show is an error", async () => {
    vi.spyOn(backend, "changesSince").mockRejectedValue(new Problem("server_unavailable"));
    begin();
    await vi.waitFor(() => expect(published.status).toBe("error"));
  });
});

describe("an old snapshot", () => {
  const gone = aRow({ id: anId(9) });

  test("is shown at once, but what the server no longer names is dropped", async () => {
    await store.saveSnapshot({ source: SOURCE, cursor: 400, rows: [gone, story], savedAt: Date.now() - 48 * 3_600_000 });
    begin();
    await live();
    expect(published.all.map(({ id }) => id)).toEqual([memory.id, story.id]);
  });

  test("of another back end is not shown", async () => {
    await store.saveSnapshot({ source: "https://b.example", cursor: 0, rows: [gone], savedAt: Date.now() });
    begin();
    await loaded();
    expect(published.get(gone.id)).toBeUndefined();
  });
});

test("a database that began anew is read from the beginning", async () => {
  await store.saveSnapshot({ source: SOURCE, cursor: 400, rows: [aRow({ id: anId(9) })], savedAt: Date.now() });
  begin();
  await live();
  expect(published.all.map(({ id }) => id)).toEqual([memory.id, story.id]);
});

describe("a report that hides", () => {
  test("takes the row away in this tab before the server has answered, and keeps it away", async () => {
    begin();
    await live();
    const removed: string[] = [];
    published.onDiff((diff) => removed.push(...diff.removed));
    published.hide(story.id);
    expect(published.all.map(({ id }) => id)).toEqual([memory.id]);
    expect(published.get(story.id)).toBeUndefined();
    expect(removed).toEqual([story.id]);
    await published.refresh();
    expect(published.all.map(({ id }) => id)).toEqual([memory.id]);
  });

  test("is undone when a moderator has looked and publishes it again", async () => {
    begin();
    await live();
    published.hide(story.id);
    backend.unpublish(story.id);
    backend.publish(story);
    await vi.waitFor(() => expect(published.get(story.id)).toEqual(story));
  });
});

test("what is shown from a snapshot says when it was saved, until the server has been heard", async () => {
  await store.saveSnapshot({ source: SOURCE, cursor: 1, rows: [story], savedAt: Date.UTC(2026, 4, 1) });
  backend.changesSince = () => Promise.reject(new Problem("offline"));
  begin();
  await vi.waitFor(() => expect(published.status).toBe("offline"));
  expect(published.savedAt).toEqual(new Date(Date.UTC(2026, 4, 1)));
});
