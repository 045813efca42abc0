import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";
import { aCode, anId, aPhoto, aSubmission } from "../support/factories";
import { Device, freshIndexedDb } from "./a-device";
import { FakeServer } from "./fake-server";

const first = aSubmission({ id: anId(1), receiptCode: aCode(1) });
const second = aSubmission({ id: anId(2), receiptCode: aCode(2), text: "Här luktar det kaffe." });
const photo = aPhoto();

let server: FakeServer;
let phone: Device;
beforeEach(async () => {
  freshIndexedDb();
  server = new FakeServer();
  phone = await Device.open(server);
});

test("a photo goes right after its text, and its bytes leave the phone with the acknowledgement", async () => {
  await phone.queuePhoto(first, photo);
  await phone.queue(first);
  await phone.sender.wake("new");
  expect(server.arrived).toEqual([`submit ${first.id}`, `media ${photo.id}`]);
  expect(await server.media.get(photo.id)?.text()).toBe("bild");
  expect(await phone.left()).toEqual([]);
  expect(await phone.store.readMedia(photo.id)).toBeNull();
  expect(phone.events).toContainEqual({ type: "media-sent", contributionId: first.id, answer: { id: photo.id, status: "submitted" } });
});

test("no bytes are sent while their text still stands in the queue", async () => {
  server.refuse(first.id, "text_missing", { field: "text" });
  await phone.queue(first);
  await phone.queuePhoto(first, photo);
  await phone.sender.wake("new");
  expect(server.arrived).toEqual([`submit ${first.id}`]);
  expect(await phone.left()).toMatchObject([{ type: "submit", parked: { code: "text_missing" } }, { type: "media", attempts: 0 }]);
  expect(phone.alarm).toBeNull();
});

test("an upload that takes long holds up no words", async () => {
  await phone.queue(first);
  await phone.queuePhoto(first, photo);
  let finish: () => void = () => undefined;
  server.uploading = () => new Promise<void>((resolve) => (finish = resolve));
  const pass = phone.sender.wake("new");
  await expect.poll(() => server.arrived).toContain(`media ${photo.id}`);
  await phone.queue(second);
  void phone.sender.wake("new");
  await expect.poll(() => server.arrived).toContain(`submit ${second.id}`);
  await expect.poll(async () => (await phone.left()).map(({ type }) => type)).toEqual(["media"]);
  finish();
  await pass;
  expect(await phone.left()).toEqual([]);
});

test("a photo the server refuses is parked and holds up neither words nor other photos", async () => {
  server.refuse(photo.id, "media_unreadable", { field: "media" });
  await phone.queue(first);
  await phone.queuePhoto(first, photo);
  await phone.queuePhoto(first, aPhoto({ id: anId(301) }));
  await phone.queueAmendment(first, "Ändrat");
  await phone.sender.wake("new");
  expect(await phone.left()).toMatchObject([{ type: "media", parked: { code: "media_unreadable" } }]);
  expect(await phone.store.readMedia(photo.id)).not.toBeNull();
  expect(server.media.has(anId(301))).toBe(true);
  expect((await server.readReceipt(first.receiptCode)).text).toBe("Ändrat");
});

test("a photo that came before its text waits for it and arrives once", async () => {
  await phone.queuePhoto(first, photo);
  await phone.sender.wake("new");
  expect(await phone.left()).toMatchObject([{ lastProblem: "contribution_unknown", parked: null }]);
  await server.submitContribution(first);
  await phone.waitForAlarm();
  expect(await phone.left()).toEqual([]);
  expect([...server.media.keys()]).toEqual([photo.id]);
});

test("sent twice because the answer was lost is stored once", async () => {
  await phone.queue(first);
  await phone.sender.wake("new");
  server.cut = "after";
  await phone.queuePhoto(first, photo);
  await phone.sender.wake("new");
  expect(await phone.left()).toHaveLength(1);
  server.cut = null;
  await phone.sender.wake("online");
  expect(server.arrived.filter((note) => note.startsWith("media"))).toHaveLength(2);
  expect(await phone.left()).toEqual([]);
  expect((await server.readReceipt(first.receiptCode)).media).toHaveLength(1);
});

test("the tab is killed between the server's answer and the removal: the bytes stay until the next visit has sent them again", async () => {
  await phone.queue(first);
  await phone.sender.wake("new");
  await phone.queuePhoto(first, photo);
  const write = phone.store.changeQueue.bind(phone.store);
  phone.store.changeQueue = (change) => (change.forgetMedia === undefined ? write(change) : Promise.reject(new Error("killed")));
  await phone.sender.wake("new");
  expect(await phone.store.readMedia(photo.id)).not.toBeNull();
  const nextVisit = await Device.open(server);
  await nextVisit.sender.wake("visible");
  expect(await nextVisit.left()).toEqual([]);
  expect(await nextVisit.store.readMedia(photo.id)).toBeNull();
  expect((await server.readReceipt(first.receiptCode)).media).toHaveLength(1);
});

test("a photo for what is withdrawn leaves queue and phone", async () => {
  await server.withdrawContribution({ id: first.id, receiptCode: first.receiptCode });
  await phone.queuePhoto(first, photo);
  await phone.sender.wake("new");
  expect(await phone.left()).toEqual([]);
  expect(await phone.store.readMedia(photo.id)).toBeNull();
  expect(server.media.size).toBe(0);
});

test("bytes that are gone from the phone are told, not waited for in silence", async () => {
  await phone.queue(first);
  await phone.queuePhoto(first, photo);
  await phone.store.deleteMedia(photo.id);
  await phone.sender.wake("new");
  expect(await phone.left()).toMatchObject([{ parked: { code: "media_unreadable" } }]);
});

describe("while it is being sent", () => {
  test("the share on its way is told", async () => {
    server.uploading = async ({ onProgress }) => onProgress?.(0.4);
    await phone.queue(first);
    await phone.queuePhoto(first, photo);
    await phone.sender.wake("new");
    expect(phone.events).toContainEqual({ type: "media-progress", mediaId: photo.id, share: 0.4 });
  });

  test("one that is taken out of the queue stops in the middle, and the next one goes", async () => {
    await phone.queue(first);
    await phone.queuePhoto(first, photo);
    await phone.queuePhoto(first, aPhoto({ id: anId(301) }));
    server.uploading = async ({ signal }) => {
      if (server.media.has(photo.id) || (await phone.left()).length === 1) return;
      const [queued] = await phone.left();
      await phone.store.changeQueue({ remove: [queued?.sequence ?? 0], forgetMedia: [photo.id] });
      phone.sender.keepUploads(new Set([anId(301)]));
      signal?.throwIfAborted();
    };
    await phone.sender.wake("new");
    expect([...server.media.keys()]).toEqual([anId(301)]);
    expect(await phone.left()).toEqual([]);
    expect(phone.events.map(({ type }) => type)).not.toContain("parked");
  });
});
