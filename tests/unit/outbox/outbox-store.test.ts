import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { newOperationBase } from "../../../src/outbox/operation";
import { MemoryStore } from "../../../src/outbox/memory-store";
import { openDeviceStore, OutboxStore } from "../../../src/outbox/outbox-store";
import { MIGRATIONS } from "../../../src/outbox/migrations";
import { aCode, anId, aPhoto, aRow, aSubmission } from "../support/factories";
import { freshIndexedDb } from "./a-device";

beforeEach(freshIndexedDb);
afterEach(() => vi.restoreAllMocks());

const submission = aSubmission();
const submit = { ...newOperationBase(anId(50), submission.id, 1), type: "submit" as const, submission };
const receipt = { contributionId: submission.id, receiptCode: submission.receiptCode, kind: submission.kind, createdAt: 1, lastKnownStatus: "waiting" as const, revision: null, campaignClosed: false };

function fillTheDisk(): void {
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
    throw new DOMException("no room", "QuotaExceededError");
  });
}

test("what was queued is there after the tab was killed, in the order it came", async () => {
  const store = await OutboxStore.open();
  await store.changeQueue({ add: submit, newReceipt: receipt });
  await store.changeQueue({ add: { ...submit, operationId: anId(51), contributionId: anId(2) } });
  store.close();
  const again = await OutboxStore.open();
  expect((await again.readOperations()).map(({ operationId }) => operationId)).toEqual([anId(50), anId(51)]);
  expect(await again.readReceipts()).toEqual([receipt]);
});

describe("a full disk", () => {
  test("is told as storage_full, and half of a change is none: no operation without its receipt", async () => {
    const store = await OutboxStore.open();
    fillTheDisk();
    await expect(store.changeQueue({ add: submit, newReceipt: receipt })).rejects.toMatchObject({ code: "storage_full" });
    vi.restoreAllMocks();
    expect(await store.readOperations()).toEqual([]);
    expect(await store.readReceipts()).toEqual([]);
    await store.changeQueue({ add: submit, newReceipt: receipt });
    expect(await store.readOperations()).toHaveLength(1);
  });

  test("leaves the draft that was saved before as it was", async () => {
    const store = await OutboxStore.open();
    await store.saveDraft("contribution", { text: "Hej" });
    fillTheDisk();
    await expect(store.saveDraft("contribution", { text: "Hej du" })).rejects.toMatchObject({ code: "storage_full" });
    vi.restoreAllMocks();
    expect(await store.readDraft("contribution")).toEqual({ text: "Hej" });
  });

  test("takes no photo, says so, and keeps what was there", async () => {
    const store = await OutboxStore.open();
    await store.saveDraft("contribution", { text: "Hej" });
    fillTheDisk();
    await expect(store.saveMedia(anId(300), new Blob(["bild"]))).rejects.toMatchObject({ code: "storage_full" });
    vi.restoreAllMocks();
    expect(await store.readMedia(anId(300))).toBeNull();
    expect(await store.readDraft("contribution")).toEqual({ text: "Hej" });
  });
});

test("what was taken away meanwhile is not put back by a replacement", async () => {
  const store = await OutboxStore.open();
  await store.changeQueue({ add: submit });
  const [queued] = await store.readOperations();
  if (queued === undefined) throw new Error("nothing was queued");
  await store.changeQueue({ remove: [queued.sequence] });
  await store.changeQueue({ replace: { ...queued, attempts: 1 } });
  expect(await store.readOperations()).toEqual([]);
});

test("a row that this version cannot read is not sent, and not deleted either", async () => {
  const store = await OutboxStore.open();
  await store.changeQueue({ add: submit });
  const raw = await openDB("vart-helsingborg");
  await raw.add("operations", { ...submit, version: 99 });
  expect(await store.readOperations()).toHaveLength(1);
  expect(await raw.count("operations")).toBe(2);
  raw.close();
});

test("a later version keeps what an earlier one queued", async () => {
  const before = await OutboxStore.open("phone", MIGRATIONS);
  await before.changeQueue({ add: submit, newReceipt: receipt });
  before.close();
  const after = await OutboxStore.open("phone", [
    ...MIGRATIONS,
    async (_database, transaction) => {
      const receipts = transaction.objectStore("receipts");
      for (const kept of await receipts.getAll()) await receipts.put({ ...kept, campaignClosed: true });
    },
  ]);
  expect(await after.readOperations()).toMatchObject([{ submission }]);
  expect(await after.readReceipts()).toEqual([{ ...receipt, campaignClosed: true }]);
});

test("a phone with the first version's queue gets room for photos and loses nothing", async () => {
  const before = await openDB("phone", 1, { upgrade: (database, _old, _new, transaction) => void MIGRATIONS[0]?.(database as never, transaction as never) });
  await before.add("operations", submit);
  await before.put("receipts", receipt);
  await before.put("drafts", { text: "Hej" }, "contribution");
  before.close();
  const after = await OutboxStore.open("phone");
  expect(await after.readOperations()).toMatchObject([{ submission }]);
  expect(await after.readReceipts()).toEqual([receipt]);
  expect(await after.readDraft("contribution")).toEqual({ text: "Hej" });
  await after.saveMedia(anId(300), new Blob(["bild"], { type: "image/webp" }));
  expect(await (await after.readMedia(anId(300)))?.text()).toBe("bild");
});

describe.each([
  ["IndexedDB", () => OutboxStore.open()],
  ["memory", () => Promise.resolve(new MemoryStore())],
])("photos and recordings in %s", (_name, open) => {
  const photo = aPhoto();
  const bytes = new Blob(["bild"], { type: "image/webp" });
  const send = { ...newOperationBase(anId(60), submission.id, 1), type: "media" as const, receiptCode: submission.receiptCode, media: photo };

  test("come back as they were saved, with their type", async () => {
    const store = await open();
    expect(await store.readMedia(photo.id)).toBeNull();
    await store.saveMedia(photo.id, bytes);
    const kept = await store.readMedia(photo.id);
    expect([kept?.type, await kept?.text()]).toEqual(["image/webp", "bild"]);
    await store.deleteMedia(photo.id);
    expect(await store.readMedia(photo.id)).toBeNull();
  });

  test("are queued with their text in one step", async () => {
    const store = await open();
    await store.changeQueue({ add: [submit, send], newReceipt: receipt });
    expect((await store.readOperations()).map(({ type }) => type)).toEqual(["submit", "media"]);
    expect((await store.readOperations())[1]).toMatchObject({ media: photo });
  });

  test("leave the device with their operation", async () => {
    const store = await open();
    await store.saveMedia(photo.id, bytes);
    await store.changeQueue({ add: send });
    const [queued] = await store.readOperations();
    await store.changeQueue({ remove: [queued?.sequence ?? 0], forgetMedia: [photo.id] });
    expect(await store.readOperations()).toEqual([]);
    expect(await store.readMedia(photo.id)).toBeNull();
  });

  test("are swept when nothing names them any more, and only then", async () => {
    const store = await open();
    for (const id of [photo.id, anId(301), anId(302)]) await store.saveMedia(id, bytes);
    await store.changeQueue({ add: send });
    await store.saveDraft("contribution", { media: [{ id: anId(301) }] });
    expect(await store.sweepMedia(Date.now() - 60_000)).toBe(0);
    expect(await store.sweepMedia(Date.now() + 60_000)).toBe(1);
    expect([await store.readMedia(photo.id), await store.readMedia(anId(301))]).not.toContain(null);
    expect(await store.readMedia(anId(302))).toBeNull();
  });
});

test("bytes that an unreadable operation names are not swept", async () => {
  const store = await OutboxStore.open();
  await store.saveMedia(anId(300), new Blob(["bild"]));
  const raw = await openDB("vart-helsingborg");
  await raw.add("operations", { version: 99, somewhere: { deep: [anId(300)] } });
  raw.close();
  expect(await store.sweepMedia(Date.now() + 60_000)).toBe(0);
});

test("a newer tab that migrates is not held up by an older one", async () => {
  await OutboxStore.open("phone", MIGRATIONS);
  const newer = await OutboxStore.open("phone", [...MIGRATIONS, () => undefined]);
  expect(await newer.readOperations()).toEqual([]);
});

test("the contributor key is made once, also when two tabs ask at the same time", async () => {
  const [one, two] = await Promise.all([OutboxStore.open(), OutboxStore.open()]);
  const keys = await Promise.all([one.contributorKey(), two.contributorKey(), one.contributorKey()]);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
});

test("a snapshot of another back end is never shown", async () => {
  const store = await OutboxStore.open();
  const snapshot = { source: "https://a.example key", cursor: 4, rows: [aRow()], savedAt: 1 };
  await store.saveSnapshot(snapshot);
  expect(await store.readSnapshot("https://a.example key")).toEqual(snapshot);
  expect(await store.readSnapshot("https://b.example key")).toBeNull();
});

test("where the browser refuses storage the queue still works, and says that it will not last", async () => {
  vi.spyOn(indexedDB, "open").mockImplementation(() => {
    throw new DOMException("blocked", "SecurityError");
  });
  const store = await openDeviceStore();
  expect(store.persistent).toBe(false);
  await store.changeQueue({ add: submit, newReceipt: { ...receipt, receiptCode: aCode(3) } });
  expect(await store.readOperations()).toMatchObject([{ sequence: 1, submission }]);
});
