/** Storage as our edge functions use it: the secret key reads and writes, everybody else follows signed links only. */
import { expect, test } from "vitest";
import { describeBackEnds } from "../support/embedded/back-ends";
import { anAccount, ask, clientOf, signedIn } from "../support/embedded/clients";
import { smallProject } from "../support/embedded/small-project";

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const photo = (): Blob => new Blob([JPEG], { type: "image/jpeg" });

describeBackEnds("storage", { files: smallProject }, ({ get }) => {
  test("a function uploads, downloads, lists and removes", async () => {
    const photos = clientOf(get(), get().secretKey).storage.from("photos");
    expect((await photos.upload("a/one.jpg", photo())).error).toBeNull();
    const { data } = await photos.download("a/one.jpg");
    expect([data?.type, new Uint8Array((await data?.arrayBuffer()) ?? new ArrayBuffer(0))]).toEqual(["image/jpeg", JPEG]);
    expect((await photos.list("a")).data?.map(({ name }) => name)).toEqual(["one.jpg"]);
    expect((await photos.remove(["a/one.jpg"])).data?.map(({ name }) => name)).toEqual(["a/one.jpg"]);
    expect((await photos.download("a/one.jpg")).data).toBeNull();
  });

  test("an upload never replaces what is there unless told to", async () => {
    const photos = clientOf(get(), get().secretKey).storage.from("photos");
    await photos.upload("twice.jpg", photo());
    expect((await photos.upload("twice.jpg", photo())).error?.message).toMatch(/already exists/);
    expect((await photos.upload("twice.jpg", photo(), { upsert: true })).error).toBeNull();
  });

  test("the bucket's types and size are kept", async () => {
    const photos = clientOf(get(), get().secretKey).storage.from("photos");
    expect((await photos.upload("page.html", new Blob(["<script>"], { type: "text/html" }))).error?.message).toMatch(/not supported/);
    expect((await photos.upload("big.jpg", new Blob([new Uint8Array(70_000)], { type: "image/jpeg" }))).error?.message).toMatch(/maximum allowed size/);
  });

  test("a signed link shows one object to anybody until it expires", async () => {
    const photos = clientOf(get(), get().secretKey).storage.from("photos");
    await photos.upload("linked.jpg", photo());
    await photos.upload("other.jpg", photo());
    const { data } = await photos.createSignedUrl("linked.jpg", 60);
    const link = data?.signedUrl ?? "";
    const seen = await fetch(link);
    expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect((await fetch(link.replace("linked.jpg", "other.jpg"))).status).toBe(400);
    expect((await fetch(`${link}x`)).status).toBe(400);
    const expired = await photos.createSignedUrl("linked.jpg", 0.001);
    expect((await fetch(expired.data?.signedUrl ?? "")).status).toBe(400);
  });

  test("the publishable key and a signed-in person can do nothing", async () => {
    await clientOf(get(), get().secretKey).storage.from("photos").upload("private.jpg", photo());
    for (const client of [clientOf(get()), await signedIn(get(), await anAccount(get()))]) {
      const photos = client.storage.from("photos");
      expect((await photos.upload("mine.jpg", photo())).error).not.toBeNull();
      expect((await photos.download("private.jpg")).data).toBeNull();
      expect((await photos.list("")).data ?? []).toEqual([]);
      expect((await photos.createSignedUrl("private.jpg", 60)).data).toBeNull();
      expect((await photos.remove(["private.jpg"])).data ?? []).toEqual([]);
    }
    expect((await ask(get(), "/storage/v1/object/public/photos/private.jpg")).status).toBe(400);
  });

  test("a path cannot leave its bucket", async () => {
    for (const path of ["photos/../keys.json", "photos/%2e%2e/%2e%2e/keys.json", "photos/a/..%2f..%2fkeys.json", "..%2fkeys.json"]) {
      const answer = await ask(get(), `/storage/v1/object/${path}`, { key: get().secretKey });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });
});
