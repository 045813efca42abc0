import { configure, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test, vi } from "vitest";
import type { WaitingContribution } from "../../src/backend/backend";
import { MemoryBackend } from "../../src/backend/memory";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import { MemoryStore } from "../../src/outbox/memory-store";
import Harness from "./contribute-harness.svelte";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const MEMBER = { userId: "u", email: "moderator@demo.invalid", roles: [{ organisationId: "o", role: "moderator" as const }] };
let made = 0;
function aWaiting(over: Partial<WaitingContribution> = {}): WaitingContribution {
  made += 1;
  return {
    id: `3f2b8c1e-6f0a-4a53-9c7e-${String(made).padStart(12, "0")}`, kind: "story", title: null, text: `Text ${made}`, language: "sv", place: { type: "Point", coordinates: [12.694, 56.046] },
    precision: "exact", era: null, safety: null, causes: [], districtName: "Centrum", campaignTitle: null, flags: [], status: "submitted", media: [], underThirteen: false, exhibition: false, revision: 1, receivedAt: "2026-05-04T10:00:00Z", ...over,
  };
}
/** A moderator who is signed in, with this queue. */
function showQueue(...items: WaitingContribution[]) {
  const backend = new MemoryBackend();
  let waiting = items;
  vi.spyOn(backend, "currentStaff").mockResolvedValue(MEMBER);
  vi.spyOn(backend, "readWaiting").mockImplementation(() => Promise.resolve({ items: waiting, total: waiting.length }));
  const decide = vi.spyOn(backend, "decide").mockImplementation(({ contributionId }) => {
    waiting = waiting.filter((item) => item.id !== contributionId);
    return Promise.resolve();
  });
  render(Harness, { view: "moderate", backend, store: new MemoryStore() });
  return { backend, decide, change: (next: WaitingContribution[]) => (waiting = next) };
}
const card = () => screen.findByRole("article", { name: m.moderate_card() });

describe("deciding", () => {
  test("A approves what is shown, and the next comes up", async () => {
    const [first, second] = [aWaiting(), aWaiting()];
    const { decide } = showQueue(first, second);
    expect((await card()).textContent).toContain(first.text);
    await fireEvent.keyDown(document.body, { key: "a" });
    await waitFor(async () => expect((await card()).textContent).toContain(second.text));
    expect(decide).toHaveBeenCalledWith({ contributionId: first.id, revision: 1, action: "approve" });
    expect(screen.getByText(m.moderate_waiting_count({ count: 1 }))).toBeTruthy();
  });
  test("R asks for a reason and rejects nothing without one", async () => {
    const item = aWaiting();
    const { decide } = showQueue(item);
    await card();
    await fireEvent.keyDown(document.body, { key: "r" });
    await fireEvent.click(await screen.findByRole("button", { name: m.moderate_reject_confirm() }));
    expect(await screen.findByText(m.moderate_reject_missing())).toBeTruthy();
    expect(decide).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole("radio", { name: m.moderate_reason_hate() }));
    await fireEvent.input(screen.getByRole("textbox"), { target: { value: "Skriv om platsen." } });
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_reject_confirm() }));
    await waitFor(() => expect(decide).toHaveBeenCalledWith({ contributionId: item.id, revision: 1, action: "reject", reason: "hate", words: "Skriv om platsen." }));
    expect(await screen.findByText(m.moderate_empty_title())).toBeTruthy();
  });
  test("the letter a in one's own words approves nothing", async () => {
    const { decide } = showQueue(aWaiting());
    await card();
    await fireEvent.keyDown(document.body, { key: "r" });
    await fireEvent.keyDown(await screen.findByRole("textbox"), { key: "a" });
    expect(decide).not.toHaveBeenCalled();
  });
  test("Ctrl+A selects text, it does not approve", async () => {
    const { decide } = showQueue(aWaiting());
    await card();
    await fireEvent.keyDown(document.body, { key: "a", ctrlKey: true });
    expect(decide).not.toHaveBeenCalled();
  });
  test("what the author changed meanwhile is shown anew and not decided on", async () => {
    const item = aWaiting();
    const { decide, change } = showQueue(item);
    await card();
    decide.mockImplementationOnce(() => {
      change([{ ...item, text: "Ändrad text", revision: 2 }]);
      return Promise.reject(new Problem("revision_conflict"));
    });
    await fireEvent.keyDown(document.body, { key: "a" });
    expect(await screen.findByText(m.moderate_conflict())).toBeTruthy();
    expect((await card()).textContent).toContain("Ändrad text");
  });
});

describe("photos and recordings", () => {
  const photo = { id: "3f2b8c1e-6f0a-4a53-9c7e-aaaaaaaaaaa1", type: "photo" as const, status: "submitted" as const, width: 640, height: 480, durationMs: null, peaks: [], alternativeText: "En gunga", transcript: null };
  const voice = { ...photo, id: "3f2b8c1e-6f0a-4a53-9c7e-aaaaaaaaaaa2", type: "voice" as const, width: null, height: null, durationMs: 4_000, alternativeText: null };

  test("a photo is looked at with its description and decided on apart from the words, which may be public already", async () => {
    const item = aWaiting({ status: "published", media: [photo] });
    const { backend } = showQueue(item);
    const decideMedia = vi.spyOn(backend, "decideMedia").mockResolvedValue();
    expect((await within(await card()).findByRole("img", { name: "En gunga" })).getAttribute("src")).toContain(photo.id);
    expect(screen.queryByRole("button", { name: new RegExp(`^${m.moderate_approve()}( A)?$`) })).toBeNull();
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_media_approve_photo() }));
    await waitFor(() => expect(decideMedia).toHaveBeenCalledWith({ mediaId: photo.id, status: "published" }));
    expect(await screen.findByText(m.moderate_empty_title())).toBeTruthy();
  });
  test("a recording is not approved without what is said in it", async () => {
    const { backend } = showQueue(aWaiting({ media: [voice] }));
    const decideMedia = vi.spyOn(backend, "decideMedia").mockResolvedValue();
    await card();
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_media_approve_voice() }));
    expect(await screen.findByText(m.moderate_media_transcript_missing())).toBeTruthy();
    expect(decideMedia).not.toHaveBeenCalled();
    await fireEvent.input(screen.getByRole("textbox", { name: new RegExp(m.moderate_media_transcript()) }), { target: { value: "Här dansade vi." } });
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_media_approve_voice() }));
    await waitFor(() => expect(decideMedia).toHaveBeenCalledWith({ mediaId: voice.id, status: "published", transcript: "Här dansade vi." }));
    expect(await screen.findByText(m.moderate_media_approved())).toBeTruthy();
  });
  test("approved words leave the photo in the queue until it is decided on, too", async () => {
    showQueue(aWaiting({ media: [photo] }));
    await card();
    await fireEvent.keyDown(document.body, { key: "a" });
    expect(await screen.findByText(m.moderate_media_words_decided())).toBeTruthy();
    expect(screen.getByRole("button", { name: m.moderate_media_reject_photo() })).toBeTruthy();
  });
});

test("what was flagged is named, and the number itself is marked in the text", async () => {
  showQueue(aWaiting({ text: "Ring 070-123 45 67", flags: ["phone", "something_new"] }));
  const shown = await card();
  expect(shown.textContent).toContain(m.moderate_flag_phone());
  expect(shown.textContent).toContain("something_new");
  expect(shown.querySelector("mark")?.textContent).toBe("070-123 45 67");
});

describe("signing in", () => {
  test("asks for both e-mail and password before it asks the server", async () => {
    const backend = new MemoryBackend();
    const signIn = vi.spyOn(backend, "signIn");
    render(Harness, { view: "moderate", backend, store: new MemoryStore() });
    await fireEvent.click(await screen.findByRole("button", { name: m.moderate_sign_in() }));
    expect(await screen.findByText(m.moderate_sign_in_missing())).toBeTruthy();
    expect(signIn).not.toHaveBeenCalled();
  });
  test("a session that has run out is told politely, and signing in goes on where one was", async () => {
    const item = aWaiting();
    const { backend, decide } = showQueue(item);
    await card();
    decide.mockRejectedValueOnce(new Problem("sign_in_expired"));
    await fireEvent.keyDown(document.body, { key: "a" });
    expect(await screen.findByText(m.moderate_session_expired())).toBeTruthy();
    vi.spyOn(backend, "signIn").mockResolvedValue(MEMBER);
    await fireEvent.input(screen.getByLabelText(m.moderate_email()), { target: { value: MEMBER.email } });
    await fireEvent.input(screen.getByLabelText(m.moderate_password()), { target: { value: "hemligt" } });
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_sign_in() }));
    expect((await card()).textContent).toContain(item.text);
  });
});
