import { beforeEach, describe, expect, test, vi } from "vitest";
import { Problem } from "../../../src/domain/problem";
import { MemoryStore } from "../../../src/outbox/memory-store";
import { makeRunAlone } from "../../../src/outbox/run-alone";
import { Sender } from "../../../src/outbox/sender";
import { OutboxState } from "../../../src/state/outbox.svelte";
import { Receipts } from "../../../src/state/receipts.svelte";
import { Supports } from "../../../src/state/supports.svelte";
import { FakeServer } from "../outbox/fake-server";
import { anId, aPhoto, aRow, aSubmission } from "../support/factories";

const submission = aSubmission();
const { id: contributionId, receiptCode } = submission;
let server: FakeServer;
let store: MemoryStore;
let outbox: OutboxState;
let sender: Sender;

beforeEach(() => {
  server = new FakeServer();
  store = new MemoryStore();
  outbox = new OutboxState({
    start: async (onEvent) => {
      sender = new Sender({
        store, backend: server, runAlone: makeRunAlone(undefined), clock: Date.now, random: () => 0.5, later: () => () => undefined, onEvent,
      });
      return { store, wake: (reason) => sender.wake(reason), keepUploads: (ids) => sender.keepUploads(ids), stop: () => sender.stop() };
    },
  });
});
const empty = () => vi.waitFor(() => expect(outbox.operations).toEqual([]));

test("a contribution written offline waits, and is sent when the phone comes back", async () => {
  server.cut = "before";
  await outbox.submit(submission);
  expect(outbox.waitingCount).toBe(1);
  expect(outbox.stateOf(contributionId)).toBe("waiting");
  await vi.waitFor(() => expect(outbox.operations[0]?.lastProblem).toBe("offline"));
  server.cut = null;
  await sender.wake("online");
  await empty();
  expect(outbox.stateOf(contributionId)).toBe("none");
});

test("pressing send twice queues once", async () => {
  server.cut = "before";
  await Promise.all([outbox.submit(submission), outbox.submit(submission)]);
  await outbox.submit(submission);
  expect(outbox.operations).toHaveLength(1);
});

test("with storage full nothing is queued and the person is told", async () => {
  vi.spyOn(store, "changeQueue").mockRejectedValueOnce(new Problem("storage_full"));
  await expect(outbox.submit(submission)).rejects.toMatchObject({ code: "storage_full" });
  expect(outbox.operations).toEqual([]);
  expect(await store.readReceipts()).toEqual([]);
});

describe("withdrawing", () => {
  test("what was never sent: its words do not leave the device, a tombstone does", async () => {
    server.cut = "before";
    await outbox.submit(submission);
    await sender.wake("new");
    await outbox.withdraw({ contributionId, receiptCode });
    expect(outbox.operations).toMatchObject([{ type: "withdraw" }]);
    server.cut = null;
    await sender.wake("online");
    await empty();
    expect(server.arrived).toEqual([`withdraw ${contributionId}`]);
    await expect(server.submitContribution(submission)).rejects.toMatchObject({ code: "withdrawn" });
  });
});

describe("mending what was parked", () => {
  beforeEach(async () => {
    server.refuse(contributionId, "place_outside_city", { field: "place" });
    await outbox.submit(submission);
    await vi.waitFor(() => expect(outbox.parked).toHaveLength(1));
  });

  test("sends the corrected one under the same id and code", async () => {
    server.refusals.clear();
    await outbox.submit({ ...submission, text: "Rättat" });
    await empty();
    expect((await server.readReceipt(receiptCode)).text).toBe("Rättat");
  });

  test("giving up needs the person's word and takes only that contribution", async () => {
    await outbox.submit(aSubmission({ id: anId(2), receiptCode: "1".repeat(26) }));
    await outbox.discard(contributionId);
    expect(outbox.parked).toEqual([]);
    expect((await store.readReceipts()).map((receipt) => receipt.contributionId)).toEqual([anId(2)]);
  });

  test("what is not parked cannot be given up", async () => {
    server.cut = "before";
    await outbox.submit(aSubmission({ id: anId(2), receiptCode: "1".repeat(26) }));
    await outbox.discard(anId(2));
    expect(outbox.stateOf(anId(2))).toBe("waiting");
  });
});

describe("photos and recordings", () => {
  const photo = aPhoto();
  const bytes = new Blob(["bild"], { type: "image/webp" });
  beforeEach(async () => {
    await store.saveMedia(photo.id, bytes);
  });

  test("are queued with their text, follow it to the server, and leave the device", async () => {
    const change = vi.spyOn(store, "changeQueue");
    await outbox.submit(submission, [photo]);
    expect(change.mock.calls[0]?.[0].add).toMatchObject([{ type: "submit" }, { type: "media", media: photo }]);
    await empty();
    expect(server.media.size).toBe(1);
    expect(await store.readMedia(photo.id)).toBeNull();
  });

  test("with storage full neither text nor photo is queued, and the bytes stay", async () => {
    vi.spyOn(store, "changeQueue").mockRejectedValueOnce(new Problem("storage_full"));
    await expect(outbox.submit(submission, [photo])).rejects.toMatchObject({ code: "storage_full" });
    expect(outbox.operations).toEqual([]);
    expect(await store.readMedia(photo.id)).not.toBeNull();
  });

  test("do not make their text wait, nor count as a contribution of their own", async () => {
    server.refuse(photo.id, "media_unreadable", { field: "media" });
    await outbox.submit(submission, [photo]);
    await vi.waitFor(() => expect(outbox.mediaOf(contributionId)).toMatchObject([{ parked: { code: "media_unreadable" } }]));
    expect([outbox.stateOf(contributionId), outbox.waitingCount, outbox.parked]).toEqual(["none", 0, []]);
  });

  test("are tried again on the person's word", async () => {
    server.refuse(photo.id, "media_unreadable", { field: "media" });
    await outbox.submit(submission, [photo]);
    await vi.waitFor(() => expect(outbox.mediaOf(contributionId)[0]?.parked).not.toBeNull());
    server.refusals.clear();
    await outbox.retryMedia(photo.id);
    await empty();
    expect(server.media.has(photo.id)).toBe(true);
  });

  test("show how far they have come, and nothing once they are there", async () => {
    let goOn: () => void = () => undefined;
    server.uploading = ({ onProgress }) => {
      onProgress?.(0.4);
      return new Promise((resolve) => (goOn = resolve));
    };
    await outbox.submit(submission, [photo]);
    await vi.waitFor(() => expect(outbox.mediaProgress.get(photo.id)).toBe(0.4));
    goOn();
    await empty();
    await vi.waitFor(() => expect(outbox.mediaProgress.size).toBe(0));
  });

  test("cancelled before they were tried they just go", async () => {
    server.cut = "before";
    await outbox.submit(submission, [photo]);
    await outbox.cancelMedia(photo.id);
    expect(outbox.operations).toMatchObject([{ type: "submit" }]);
    expect(await store.readMedia(photo.id)).toBeNull();
  });

  test("cancelled in the middle of being sent they stop, and are taken back in case they arrived", async () => {
    let isAborted = false;
    server.uploading = ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => {
          isAborted = true;
          reject(new Problem("offline"));
        });
      });
    await outbox.submit(submission, [photo]);
    await vi.waitFor(() => expect(server.arrived).toContain(`media ${photo.id}`));
    await outbox.cancelMedia(photo.id);
    await vi.waitFor(() => expect(isAborted).toBe(true));
    server.uploading = () => Promise.resolve();
    await empty();
    await expect(server.sendMedia({ contributionId, receiptCode, media: photo }, bytes)).rejects.toMatchObject({ code: "withdrawn" });
  });

  test("go with their withdrawn text", async () => {
    server.cut = "before";
    await outbox.submit(submission, [photo]);
    await outbox.withdraw({ contributionId, receiptCode });
    expect(outbox.operations).toMatchObject([{ type: "withdraw" }]);
    expect(await store.readMedia(photo.id)).toBeNull();
  });

  test("follow what the person keeps when a refused text is mended", async () => {
    const kept = aPhoto({ id: anId(301) });
    await store.saveMedia(kept.id, bytes);
    server.refuse(contributionId, "place_outside_city", { field: "place" });
    await outbox.submit(submission, [photo, kept]);
    await vi.waitFor(() => expect(outbox.parked).toHaveLength(1));
    server.refusals.clear();
    await outbox.submit({ ...submission, text: "Rättat" }, [kept]);
    await empty();
    expect([...server.media.keys()]).toEqual([kept.id]);
    expect(await store.readMedia(photo.id)).toBeNull();
  });
});

describe("receipts", () => {
  test("the one just sent is kept and follows what the server says", async () => {
    const receipts = new Receipts({ store: Promise.resolve(store), backend: Promise.resolve(server), outbox });
    await outbox.submit(submission);
    await vi.waitFor(() => expect(receipts.keptFor(receiptCode)?.lastKnownStatus).toBe("submitted"));
    expect((await receipts.read(receiptCode)).status).toBe("submitted");
    await receipts.forget(contributionId);
    expect(receipts.kept).toEqual([]);
  });
  test("an unknown code is a Problem, not an empty page", async () => {
    const receipts = new Receipts({ store: Promise.resolve(store), backend: Promise.resolve(server), outbox });
    await expect(receipts.read("0".repeat(26))).rejects.toMatchObject({ code: "receipt_unknown" });
  });
});

describe("support", () => {
  const row = aRow({ id: anId(40), supportCount: 13 });
  let supports: Supports;
  beforeEach(() => {
    server.publish(row);
    supports = new Supports({ store: Promise.resolve(store), outbox });
  });

  test("shows the own tap at once, also offline, and can be undone", async () => {
    server.cut = "before";
    await supports.toggle(row);
    expect([supports.has(row.id), supports.countFor(row)]).toEqual([true, 14]);
    await supports.toggle(row);
    expect([supports.has(row.id), supports.countFor(row)]).toEqual([false, 13]);
    expect(outbox.operations).toMatchObject([{ type: "support", supported: false }]);
  });

  test("is not counted twice when the live map brings the new count", async () => {
    await supports.toggle(row);
    await empty();
    expect(supports.countFor({ ...row, supportCount: 14 })).toBe(14);
    expect(supports.countFor(row)).toBe(14);
  });

  test("is remembered at the next visit", async () => {
    await supports.toggle(row);
    const nextVisit = new Supports({ store: Promise.resolve(store), outbox });
    await vi.waitFor(() => expect(nextVisit.has(row.id)).toBe(true));
  });

  test("goes back when the contribution is gone", async () => {
    const gone = aRow({ id: anId(41) });
    await supports.toggle(gone);
    await vi.waitFor(() => expect(supports.has(gone.id)).toBe(false));
    expect(supports.countFor(gone)).toBe(0);
  });
});
