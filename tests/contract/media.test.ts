/**
 * Photos and recordings through the real edge function, storage and database: what it takes, what it refuses, who sees what, and that
 * nothing stays. What the in-memory back end promises of media is held against the same promises.
 */
import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import exifr from "exifr";
import { describe, expect, test } from "vitest";
import type { Backend } from "../../src/backend/backend";
import { MemoryBackend } from "../../src/backend/memory";
import type { Submission } from "../../src/domain/contribution";
import type { DraftMedia, MediaUpload } from "../../src/domain/media";
import type { Embedded } from "../../supabase/embedded/embedded";
import { dataFolderAt } from "../../supabase/embedded/folder/data-folder";
import { describeBackEnds } from "../support/embedded/back-ends";
import { anAccount, ask, clientOf, signedIn } from "../support/embedded/clients";
import { aStaffMember, aSubmission } from "../support/embedded/submissions";
import { supabaseWorld, type World } from "../support/embedded/supabase-world";
import { aJpeg, aPng, aWebm, aWebp, anSvg, COLOUR_PROFILE, COMMENT, GPS_EXIF, IPTC, XMP } from "../support/media/pictures";

function aPhoto(change: Partial<DraftMedia> = {}): DraftMedia {
  return {
    id: randomUUID(), type: "photo", mimeType: "image/jpeg", bytes: 0, width: 1, height: 1, durationMs: null, peaks: [], alternativeText: "En gunga under ett träd",
    transcript: "", hasPermission: true, ...change,
  };
}
function aVoice(change: Partial<DraftMedia> = {}): DraftMedia {
  return aPhoto({ type: "voice", mimeType: "audio/webm", width: null, height: null, durationMs: 4_000, peaks: [0, 120, 255], alternativeText: "", ...change });
}
const uploadOf = ({ id, receiptCode }: Submission, media: DraftMedia): MediaUpload => ({ contributionId: id, receiptCode, media });
const JPEG = new Blob([aJpeg()], { type: "image/jpeg" });
const WEBM = new Blob([aWebm()], { type: "audio/webm" });

interface PortWorld extends Omit<World, "moderation"> {
  readonly moderation: Pick<MemoryBackend, "decide" | "decideMedia">;
}

function mediaPromises(world: () => Promise<PortWorld>): void {
  const submitted = async () => {
    const submission = aSubmission();
    const { backend } = await world();
    await backend.submitContribution(submission);
    return { backend, submission };
  };
  const moderator = async () => {
    const { staff, moderation, login } = await world();
    await staff.signIn(login.email, login.password);
    return moderation;
  };
  const published = async () => {
    const { backend, submission } = await submitted();
    await (await moderator()).decide({ contributionId: submission.id, revision: 1, action: "approve" });
    return { backend, submission };
  };
  const publicMedia = async (backend: Backend, id: string) => {
    let media: readonly string[] | null = null;
    for (let cursor = 0, more = true; more; ) {
      const page = await backend.changesSince(cursor);
      for (const row of page.changed) if (row.id === id) media = row.media.map((one) => one.id);
      if (page.removed.includes(id)) media = null;
      ({ cursor, more } = page);
    }
    return media;
  };

  test("before its text it is told to come again, after it it is taken, twice is once", async () => {
    const { backend } = await world();
    const submission = aSubmission();
    const photo = aPhoto();
    await expect(backend.sendMedia(uploadOf(submission, photo), JPEG)).rejects.toMatchObject({ code: "contribution_unknown", retry: "later" });
    await backend.submitContribution(submission);
    const shares: number[] = [];
    expect(await backend.sendMedia(uploadOf(submission, photo), JPEG, { onProgress: (share) => shares.push(share) })).toEqual({ id: photo.id, status: "submitted" });
    expect(await backend.sendMedia(uploadOf(submission, photo), JPEG)).toEqual({ id: photo.id, status: "submitted" });
    expect(shares.at(-1)).toBe(1);
    expect((await backend.readReceipt(submission.receiptCode)).media).toMatchObject([{ id: photo.id, type: "photo", status: "submitted", alternativeText: photo.alternativeText }]);
  });

  test("with another's code it is refused", async () => {
    const { backend, submission } = await submitted();
    await expect(backend.sendMedia({ ...uploadOf(submission, aPhoto()), receiptCode: aSubmission().receiptCode }, JPEG)).rejects.toMatchObject({ code: "refused" });
  });

  test("it waits for a moderator beside its text, and is public after a yes", async () => {
    const { backend, submission } = await published();
    const photo = aPhoto();
    await backend.sendMedia(uploadOf(submission, photo), JPEG);
    expect(await publicMedia(backend, submission.id)).toEqual([]);
    const moderation = await moderator();
    await moderation.decideMedia({ mediaId: photo.id, status: "published" });
    expect(await publicMedia(backend, submission.id)).toEqual([photo.id]);
    await moderation.decideMedia({ mediaId: photo.id, status: "rejected" });
    expect(await publicMedia(backend, submission.id)).toEqual([]);
    expect((await backend.readReceipt(submission.receiptCode)).media).toMatchObject([{ status: "rejected" }]);
  });

  test("a recording is public only with what is said in it", async () => {
    const { backend, submission } = await published();
    const voice = aVoice();
    await backend.sendMedia(uploadOf(submission, voice), WEBM);
    const moderation = await moderator();
    await expect(moderation.decideMedia({ mediaId: voice.id, status: "published" })).rejects.toMatchObject({ code: "field_invalid", field: "transcript" });
    await moderation.decideMedia({ mediaId: voice.id, status: "published", transcript: "Här dansade vi." });
    expect(await publicMedia(backend, submission.id)).toEqual([voice.id]);
    expect((await backend.readReceipt(submission.receiptCode)).media).toMatchObject([{ transcript: "Här dansade vi.", durationMs: 4_000, peaks: [0, 120, 255] }]);
  });

  test("taken back by its author the text stays, and it never comes back", async () => {
    const { backend, submission } = await published();
    const photo = aPhoto();
    await backend.sendMedia(uploadOf(submission, photo), JPEG);
    const { id, receiptCode } = submission;
    const answer = await backend.amendContribution({ operationId: randomUUID(), id, receiptCode, baseRevision: 1, changes: { removeMedia: [photo.id] } });
    expect(answer).toMatchObject({ status: "published", revision: 1 });
    expect((await backend.readReceipt(receiptCode)).media).toEqual([]);
    await expect(backend.sendMedia(uploadOf(submission, photo), JPEG)).rejects.toMatchObject({ code: "withdrawn" });
  });

  test("nothing comes to what is withdrawn", async () => {
    const { backend, submission } = await submitted();
    await backend.withdrawContribution(submission);
    await expect(backend.sendMedia(uploadOf(submission, aPhoto()), JPEG)).rejects.toMatchObject({ code: "withdrawn" });
  });
}

describe("media (in memory)", () => {
  const member = { userId: randomUUID(), email: "moderator@example.invalid", roles: [{ organisationId: randomUUID(), role: "moderator" as const }] };
  const memory = new MemoryBackend({ member, password: "hemligt" });
  mediaPromises(async () => ({ backend: memory, staff: memory, moderation: memory, login: { email: member.email, password: "hemligt" } }));
});

describeBackEnds("media", {}, ({ get, dataDir }) => {
  let login: Promise<World["login"]> | null = null;
  const world = async (): Promise<World> => {
    login ??= aStaffMember(get(), "moderator");
    return supabaseWorld(get(), await login);
  };
  mediaPromises(world);

  const sentBy = async (submission: Submission, media: DraftMedia, bytes: Blob = JPEG) => {
    const { backend } = await world();
    await backend.submitContribution(submission);
    await backend.sendMedia(uploadOf(submission, media), bytes);
    return backend;
  };
  const publishedPhoto = async (media = aPhoto(), bytes: Blob = JPEG) => {
    const submission = aSubmission();
    const backend = await sentBy(submission, media, bytes);
    const { staff, moderation, login: moderator } = await world();
    await staff.signIn(moderator.email, moderator.password);
    await moderation.decide({ contributionId: submission.id, revision: 1, action: "approve" });
    await moderation.decideMedia({ mediaId: media.id, status: "published", ...(media.type === "voice" ? { transcript: "Hej." } : {}) });
    return { backend, submission, media, address: await backend.mediaUrl(media.id) };
  };
  const filesOnDisk = async () => (await readdir(dataFolderAt(dataDir()).files).catch(() => [])).length;
  const queuedDeletions = () => get().database.query("select storage_path from public.media_deletions where due_at <= now()");
  /** The app asks for the deletion, and nobody waits for the answer; a busy machine takes its time. */
  const IN_TIME = { timeout: 5_000 };

  test("a blurred picture takes the photo's place; one of another size, with a place in it, or from anybody else does not", async () => {
    const { media, address } = await publishedPhoto();
    const { url, publishableKey } = get();
    const { login: moderator } = await world();
    const { data } = await (await signedIn(get(), moderator)).auth.getSession();
    const put = async (bytes: Uint8Array<ArrayBuffer>, token = data.session?.access_token ?? ""): Promise<number> =>
      (await fetch(`${url}/functions/v1/media?id=${media.id}`, { method: "PUT", body: bytes, headers: { apikey: publishableKey, authorization: `Bearer ${token}`, "content-type": "image/jpeg" } })).status;
    const blurred = aJpeg({ extra: COLOUR_PROFILE });
    expect(await put(blurred, publishableKey)).toBe(403);
    expect(await put(aJpeg({ width: 64, height: 48 }))).toBe(422);
    expect(await put(aJpeg({ extra: GPS_EXIF }))).toBe(422);
    expect((await (await fetch(address)).arrayBuffer()).byteLength).toBe(JPEG.size);
    expect(await put(blurred)).toBe(200);
    expect((await (await fetch(address)).arrayBuffer()).byteLength).toBe(blurred.length);
  });

  describe("what the bytes are", () => {
    const refused = async (bytes: Uint8Array<ArrayBuffer>, media: DraftMedia = aPhoto()) => {
      const { backend } = await world();
      const submission = aSubmission();
      await backend.submitContribution(submission);
      return backend.sendMedia(uploadOf(submission, media), new Blob([bytes], { type: media.mimeType })).then(
        () => "taken",
        (problem: { code: string }) => problem.code,
      );
    };

    test("a photo that says where it was taken is refused", async () => {
      const photo = aJpeg({ extra: GPS_EXIF });
      expect((await exifr.gps(photo))?.latitude).toBeCloseTo(56.05, 2);
      expect(await refused(photo)).toBe("media_unreadable");
    });
    test.each([
      ["XMP", aJpeg({ extra: XMP })],
      ["IPTC", aJpeg({ extra: IPTC })],
      ["a comment", aJpeg({ extra: COMMENT })],
      ["a page behind the picture", aJpeg({ behind: Array.from("<script>", (letter) => letter.charCodeAt(0)) })],
      ["no end", aJpeg().slice(0, -2)],
    ])("a JPEG with %s is refused", async (_what, photo) => expect(await refused(photo)).toBe("media_unreadable"));
    test.each([
      ["EXIF", aWebp([["EXIF", [1, 2, 3]]])],
      ["XMP", aWebp([["XMP ", [1, 2]]])],
      ["a film", aWebp([["ANIM", [0, 0]]])],
    ])("a WebP with %s is refused", async (_what, photo) => expect(await refused(photo, aPhoto({ mimeType: "image/webp" }))).toBe("media_unreadable"));
    test("a colour profile is the picture's own, and so is a plain WebP", async () => {
      expect(await refused(aJpeg({ extra: COLOUR_PROFILE }))).toBe("taken");
      expect(await refused(aWebp(), aPhoto({ mimeType: "image/webp" }))).toBe("taken");
    });
    test.each([
      ["an SVG", anSvg()],
      ["a PNG", aPng()],
      ["a recording", aWebm()],
      ["nothing", new Uint8Array()],
    ])("%s called a JPEG is refused", async (_what, file) => expect(await refused(file)).toBe("media_type_not_allowed"));
    test("a header that claims 30,000 pixels is refused", async () => expect(await refused(aJpeg({ width: 30_000, height: 30_000 }))).toBe("media_too_large"));
    test("11 MB are refused", async () => expect(await refused(aWebm(11 * 1024 * 1024), aVoice())).toBe("media_too_large"));
    test("40 MB are refused", async () => expect(await refused(aWebm(40 * 1024 * 1024), aVoice())).toBe("media_too_large"));
    test("what the document says of size gives way to what the bytes say", async () => {
      const submission = aSubmission();
      const backend = await sentBy(submission, aPhoto({ width: 9, height: 9, bytes: 9 }));
      expect((await backend.readReceipt(submission.receiptCode)).media).toMatchObject([{ width: 640, height: 480 }]);
    });
    test.each([
      ["no form", { body: "{}" }],
      ["no document", { body: new FormData() }],
    ])("%s is an answer, not a crash", async (_what, { body }) => {
      const answer = await fetch(`${get().url}/functions/v1/media`, { method: "POST", body, headers: { apikey: get().publishableKey } });
      expect([answer.status, ((await answer.json()) as { message: string }).message]).toEqual([422, "field_invalid"]);
    });
  });

  test("not public before approval; then a short-lived address leads to it; afterwards not to a page", async () => {
    const submission = aSubmission();
    const photo = aPhoto();
    const waiting = await sentBy(submission, photo);
    expect((await fetch(await waiting.mediaUrl(photo.id))).status).toBe(404);
    const { address } = await publishedPhoto();
    const hop = await fetch(address, { redirect: "manual" });
    expect([hop.status, hop.headers.get("cache-control")]).toEqual([302, "private, max-age=240"]);
    expect(hop.headers.get("location")).toMatch(/^\/storage\/v1\/object\/sign\/media\/[0-9a-f]{32}\.jpg\?token=/);
    const seen = await fetch(address);
    expect(new Uint8Array(await seen.arrayBuffer())).toEqual(aJpeg());
    expect(["content-type", "x-content-type-options", "content-disposition"].map((name) => seen.headers.get(name))).toEqual(["image/jpeg", "nosniff", "inline"]);
  });

  test("two photos of one contribution have nothing in common in their paths, nor with its id", async () => {
    const [one, two] = [await publishedPhoto(), await publishedPhoto()];
    const paths = await Promise.all([one, two].map(async ({ address }) => (await fetch(address, { redirect: "manual" })).headers.get("location")?.slice(30, 62) ?? ""));
    expect(new Set(paths).size).toBe(2);
    for (const { id } of [one.submission, one.media]) expect(paths[0]).not.toContain(id.replaceAll("-", "").slice(0, 8));
  });

  test("a player may ask for a part of a recording", async () => {
    const { address } = await publishedPhoto(aVoice(), WEBM);
    const part = await fetch(address, { headers: { range: "bytes=4-9" } });
    expect([part.status, part.headers.get("content-range"), (await part.arrayBuffer()).byteLength]).toEqual([206, "bytes 4-9/1000", 6]);
    const tail = await fetch(address, { headers: { range: "bytes=-3" } });
    expect([tail.status, tail.headers.get("content-range")]).toEqual([206, "bytes 997-999/1000"]);
    expect((await fetch(address, { headers: { range: "bytes=1000-" } })).status).toBe(416);
  });

  test("withdrawing takes it from everyone, and its file from the disk", async () => {
    const { backend, submission, address } = await publishedPhoto();
    const before = await filesOnDisk();
    const signed = new URL((await fetch(address, { redirect: "manual" })).headers.get("location") ?? "", get().url);
    await backend.withdrawContribution(submission);
    expect((await fetch(address)).status).toBe(404);
    await expect.poll(filesOnDisk, IN_TIME).toBe(before - 1);
    expect((await fetch(signed)).ok).toBe(false);
    await expect.poll(queuedDeletions, IN_TIME).toEqual([]);
  });

  test("a report about a child hides the photo with its text", async () => {
    const { backend, submission, address } = await publishedPhoto();
    await backend.reportContribution({ id: randomUUID(), contributionId: submission.id, reason: "child" });
    expect((await fetch(address)).status).toBe(404);
  });

  test("deleting what is queued may be asked by anyone, any number of times at once", async () => {
    const { backend, submission } = await publishedPhoto();
    await backend.withdrawContribution(submission);
    const answers = await Promise.all(Array.from({ length: 5 }, () => fetch(`${get().url}/functions/v1/media`, { method: "DELETE" })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await expect.poll(queuedDeletions, IN_TIME).toEqual([]);
  });

  test("its moderator looks at it before it is public, staff of another organisation and strangers do not", async () => {
    const submission = aSubmission();
    const photo = aPhoto();
    await sentBy(submission, photo);
    const { staff, moderation, login: moderator } = await world();
    await staff.signIn(moderator.email, moderator.password);
    expect((await fetch(await moderation.readMediaUrl(photo.id))).status).toBe(200);

    const foreigner = await aForeignModerator(get());
    for (const login of [foreigner, await anAccount(get())]) {
      const { data } = await (await signedIn(get(), login)).auth.getSession();
      const answer = await ask(get(), `/functions/v1/media?id=${photo.id}`, { token: data.session?.access_token ?? "" });
      expect(answer.status).toBe(404);
    }
    const neighbour = supabaseWorld(get(), foreigner);
    await neighbour.staff.signIn(foreigner.email, foreigner.password);
    await expect(neighbour.moderation.decideMedia({ mediaId: photo.id, status: "published" })).rejects.toMatchObject({ code: "not_allowed" });
  });

  test("with the publishable key alone nobody does anything in storage or behind the function's back", async () => {
    const { media } = await publishedPhoto();
    const [row] = await get().database.query<{ storage_path: string }>("select storage_path from public.contribution_media where id = $1::uuid", [media.id]);
    const path = row?.storage_path ?? "";
    const bucket = clientOf(get()).storage.from("media");
    expect((await bucket.upload(`${"0".repeat(32)}.jpg`, JPEG)).error).not.toBeNull();
    expect((await bucket.upload(path, JPEG, { upsert: true })).error).not.toBeNull();
    expect((await bucket.download(path)).data).toBeNull();
    expect((await bucket.createSignedUrl(path, 60)).data).toBeNull();
    expect((await bucket.list("")).data ?? []).toEqual([]);
    expect((await bucket.remove([path])).data ?? []).toEqual([]);
    expect((await ask(get(), `/storage/v1/object/public/media/${path}`)).status).toBeGreaterThanOrEqual(400);
    for (const [name, body] of Object.entries({
      admit_media: { upload: {} }, store_media: { media: media.id, path }, media_path: { media: media.id }, media_to_delete: { page_size: 10 }, media_was_deleted: { paths: [path] },
      moderate_media: { decision: { mediaId: media.id, status: "rejected" } },
    })) {
      expect((await ask(get(), `/rest/v1/rpc/${name}`, { body })).status, name).toBeGreaterThanOrEqual(400);
    }
    expect((await ask(get(), "/rest/v1/contribution_media?select=*")).status).toBeGreaterThanOrEqual(400);
  });
});

async function aForeignModerator(embedded: Embedded): Promise<World["login"]> {
  const account = await anAccount(embedded);
  await embedded.database.query("insert into public.organisations (slug, name) values ($1, 'Grannstaden')", [`granne-${account.id.slice(0, 8)}`]);
  await embedded.database.query("insert into public.staff (user_id, organisation_id, role) select $1::uuid, id, 'moderator' from public.organisations where slug = $2", [account.id, `granne-${account.id.slice(0, 8)}`]);
  return account;
}
