import { configure, fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { MemoryBackend } from "../../src/backend/memory";
import { PHOTO_PICK_LIMIT_BYTES } from "../../src/domain/media";
import { m } from "../../src/generated/messages/messages";
import { MediaTrouble } from "../../src/media/media-trouble";
import { preparePhoto } from "../../src/media/photo";
import { startRecording, type RecordingListeners } from "../../src/media/voice";
import { navigation } from "../../src/navigation.svelte";
import { MemoryStore } from "../../src/outbox/memory-store";
import { CONTRIBUTE } from "../../src/route";
import Harness from "./contribute-harness.svelte";
import { goToPreview, heading, press, sayWhereAndWhat } from "./support/conversation";

vi.mock("../../src/media/photo", () => ({ preparePhoto: vi.fn() }));
vi.mock("../../src/media/voice", () => ({ startRecording: vi.fn() }));
configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const READY = { blob: new Blob(["photo"], { type: "image/webp" }), mimeType: "image/webp", width: 1200, height: 800 } as const;
const aFile = () => new File(["original"], "IMG_1.jpg", { type: "image/jpeg" });

beforeEach(() => {
  vi.mocked(preparePhoto).mockReset().mockResolvedValue(READY);
  URL.createObjectURL = () => "blob:photo";
  URL.revokeObjectURL = () => undefined;
});

/** A story told at Kärnan, on the step where photos are added. */
async function tell({ underThirteen = false } = {}) {
  const store = new MemoryStore();
  const backend = new MemoryBackend();
  navigation.go(CONTRIBUTE);
  const { container } = render(Harness, { view: "contribute", backend, store });
  if (underThirteen) {
    await press(new RegExp(`^${m.contribute_kind_story()}`));
    await press(m.contribute_age_yes());
    await fireEvent.input(await screen.findByRole("searchbox"), { target: { value: "Kärnan" } });
    await fireEvent.click(await screen.findByRole("button", { name: /Kärnan/ }));
    await press(m.contribute_next());
    await heading(m.contribute_tell_title_story());
  } else await sayWhereAndWhat("En bänk under linden.");
  const pick = async (files: readonly File[]) => {
    const input = container.querySelector<HTMLInputElement>('input[data-photo="pick"]');
    if (input === null) throw new Error("nowhere to pick a photo");
    Object.defineProperty(input, "files", { value: files, configurable: true });
    await fireEvent.change(input);
  };
  return { store, backend, container, pick };
}

test("a photo goes along once its author says they may show it, with its description", async () => {
  const { backend, pick } = await tell();
  await pick([aFile()]);
  const description = await screen.findByRole("textbox", { name: m.photo_text_label() });
  await fireEvent.input(description, { target: { value: " Bänken " } });
  await press(m.contribute_next());
  expect(await screen.findByText(m.photo_permission_missing())).toBeTruthy();
  await fireEvent.click(screen.getByRole("checkbox", { name: new RegExp(m.photo_permission()) }));
  await goToPreview();
  expect(await screen.findByRole("img", { name: "Bänken" })).toBeTruthy();
  await press(m.contribute_send());
  await heading(m.contribute_done_title());
  await expect.poll(() => backend.media.size).toBe(1);
  const [bytes] = backend.media.values();
  expect([bytes?.type, bytes?.size]).toEqual(["image/webp", 5]);
});

test("a photo that is refused says why; its words are untouched, and it can be tried again or skipped", async () => {
  vi.mocked(preparePhoto).mockRejectedValueOnce(new MediaTrouble("file_too_heavy"));
  const { pick } = await tell();
  await pick([aFile()]);
  expect(await screen.findByText(m.media_trouble_too_heavy({ megabytes: PHOTO_PICK_LIMIT_BYTES / 1024 / 1024 }))).toBeTruthy();
  expect(screen.getByRole("textbox", { name: m.contribute_text_label() })).toHaveProperty("value", "En bänk under linden.");
  await press(m.photo_retry());
  expect(await screen.findByRole("textbox", { name: m.photo_text_label() })).toBeTruthy();
});

test("a photo being made ready shows how far it is and can be cancelled", async () => {
  let signal: AbortSignal | undefined;
  vi.mocked(preparePhoto).mockImplementation((_, options) => {
    signal = options?.signal;
    options?.onProgress?.(0.4);
    return new Promise(() => undefined);
  });
  const { store, pick } = await tell();
  const saved = vi.spyOn(store, "saveMedia");
  await pick([aFile()]);
  expect(await screen.findByRole("progressbar", { name: m.photo_preparing() })).toHaveProperty("value", 40);
  await press(m.photo_cancel());
  expect(signal?.aborted).toBe(true);
  expect(screen.queryByRole("progressbar", { name: m.photo_preparing() })).toBeNull();
  expect(saved).not.toHaveBeenCalled();
});

test("nobody goes on without a photo that is nearly ready: it says to wait, and no longer when it is there", async () => {
  let ready: (photo: typeof READY) => void = () => undefined;
  vi.mocked(preparePhoto).mockImplementation(() => new Promise((resolve) => (ready = resolve)));
  const { pick } = await tell();
  await pick([aFile()]);
  await press(m.contribute_next());
  expect(await screen.findByText(m.photo_wait())).toBeTruthy();
  expect(screen.getByRole("progressbar", { name: m.photo_preparing() })).toBeTruthy();
  ready(READY);
  expect(await screen.findByRole("textbox", { name: m.photo_text_label() })).toBeTruthy();
  expect(screen.queryByText(m.photo_wait())).toBeNull();
});

test("a description that gives somebody away is pointed out", async () => {
  const { pick } = await tell();
  await pick([aFile()]);
  await fireEvent.input(await screen.findByRole("textbox", { name: m.photo_text_label() }), { target: { value: "Ring 070-174 06 10" } });
  expect(await screen.findByRole("button", { name: m.contribute_personal_remove_words({ words: "070-174 06 10" }) })).toBeTruthy();
});

test("a removed photo can be had back", async () => {
  const { pick } = await tell();
  await pick([aFile()]);
  await press(m.photo_remove());
  expect(screen.queryByRole("textbox", { name: m.photo_text_label() })).toBeNull();
  const undo = screen.getByRole("button", { name: m.media_undo() });
  expect(document.activeElement).toBe(undo);
  await fireEvent.click(undo);
  expect(await screen.findByRole("textbox", { name: m.photo_text_label() })).toBeTruthy();
});

test("of more photos than may be sent the first are taken, and it says so", async () => {
  const { pick } = await tell();
  await pick([aFile(), aFile(), aFile(), aFile()]);
  await expect.poll(() => screen.queryAllByRole("textbox", { name: m.photo_text_label() }).length).toBe(3);
  expect(screen.getByText(m.photo_too_many({ limit: 3 }))).toBeTruthy();
  expect(screen.queryByRole("button", { name: m.photo_pick_another() })).toBeNull();
});

test("a full device says that the photo was not saved and the words are still there", async () => {
  const { Problem } = await import("../../src/domain/problem");
  const { store, pick } = await tell();
  vi.spyOn(store, "saveMedia").mockRejectedValue(new Problem("storage_full"));
  await pick([aFile()]);
  expect(await screen.findByText(m.media_trouble_storage_full())).toBeTruthy();
});

test("a child is told why there is no photo and no voice here", async () => {
  await tell({ underThirteen: true });
  expect(screen.getByText(m.media_not_for_children())).toBeTruthy();
  expect(screen.queryByRole("button", { name: m.photo_pick() })).toBeNull();
  expect(screen.queryByRole("button", { name: m.voice_record() })).toBeNull();
});

test("a voice is recorded, paused, stopped, written down, and deleted with a way back", async () => {
  const controls = { pause: vi.fn(), resume: vi.fn(), stop: vi.fn(), cancel: vi.fn() };
  let listeners: RecordingListeners | undefined;
  vi.mocked(startRecording).mockImplementation(async (given) => {
    listeners = given;
    return controls;
  });
  await tell();
  await press(m.voice_record());
  expect(await screen.findByText(m.voice_recording(), { exact: false })).toBeTruthy();
  await press(m.voice_pause());
  expect(controls.pause).toHaveBeenCalledOnce();
  await press(m.voice_resume());
  await press(m.voice_done());
  expect(controls.stop).toHaveBeenCalledOnce();
  listeners?.onEnd({ blob: new Blob(["voice"], { type: "audio/webm" }), mimeType: "audio/webm", durationMs: 4200, peaks: [1, 2, 3] });
  await fireEvent.input(await screen.findByRole("textbox", { name: m.voice_text_label() }), { target: { value: "Här lekte vi." } });
  expect(await screen.findByRole("button", { name: m.voice_play() })).toBeTruthy();
  await press(m.voice_remove());
  expect(screen.getByRole("button", { name: m.voice_record() })).toBeTruthy();
  await press(m.media_undo());
  expect(await screen.findByRole("textbox", { name: m.voice_text_label() })).toHaveProperty("value", "Här lekte vi.");
});

test("a microphone that is refused is told in words, and writing goes on", async () => {
  vi.mocked(startRecording).mockRejectedValue(new MediaTrouble("microphone_refused"));
  await tell();
  await press(m.voice_record());
  expect(await screen.findByText(m.media_trouble_microphone_refused())).toBeTruthy();
  expect(screen.getByRole("button", { name: m.voice_record() })).toBeTruthy();
});
