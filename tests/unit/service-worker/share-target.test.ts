import { expect, test, vi } from "vitest";
import { SHARED_PHOTO_ADDRESS, SHARED_PHOTO_CACHE, SHARED_PHOTO_TIME } from "../../../src/media/shared-photo-place";
import { isShare, takeShare } from "../../../src/service-worker/share-target";

/** A cache as the service worker has it, which remembers what was put where. */
function someCaches(put = vi.fn<(address: string, response: Response) => Promise<void>>().mockResolvedValue(undefined)) {
  const open = vi.fn<(name: string) => Promise<{ readonly put: typeof put }>>().mockResolvedValue({ put });
  return { put, open, caches: { open } as unknown as CacheStorage };
}
function share(fields: Readonly<Record<string, string | File>>): Request {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return new Request("https://example.test/dela", { method: "POST", body: form });
}

test("a shared photo is kept on the device, and the conversation opens with it", async () => {
  const { caches, open, put } = someCaches();
  const answer = await takeShare(share({ foto: new File(["bytes"], "IMG_1.jpg", { type: "image/jpeg" }) }), caches, 1_700_000_000_000);
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/beratta"]);
  expect(open).toHaveBeenCalledWith(SHARED_PHOTO_CACHE);
  const [address, kept] = put.mock.calls[0] ?? [];
  expect(address).toBe(SHARED_PHOTO_ADDRESS);
  expect([kept?.headers.get("content-type"), kept?.headers.get(SHARED_PHOTO_TIME), await kept?.text()]).toEqual(["image/jpeg", "1700000000000", "bytes"]);
});

test("words without a photo, an unreadable form and a full device open the conversation all the same", async () => {
  const full = someCaches(vi.fn<(address: string, response: Response) => Promise<void>>().mockRejectedValue(new DOMException("full", "QuotaExceededError")));
  const answers = await Promise.all([
    takeShare(share({ text: "hej" }), someCaches().caches, 0),
    takeShare(new Request("https://example.test/dela", { method: "POST", body: "{" }), someCaches().caches, 0),
    takeShare(share({ foto: new File(["bytes"], "a.jpg") }), full.caches, 0),
  ]);
  expect(answers.map((answer) => answer.headers.get("location"))).toEqual(["/beratta", "/beratta", "/beratta"]);
});

test("only a share is taken from the network", () => {
  expect(isShare(share({ text: "hej" }))).toBe(true);
  expect(isShare(new Request("https://example.test/dela"))).toBe(false);
  expect(isShare(new Request("https://example.test/functions/v1/media", { method: "POST", body: "" }))).toBe(false);
});
