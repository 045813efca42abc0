import { configure, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { QueueItem } from "../../src/backend/staff/moderation";
import { MemoryBackend } from "../../src/backend/memory";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import { MemoryStore } from "../../src/outbox/memory-store";
import Harness from "./contribute-harness.svelte";
import { aPhoto, aQueueItem, aVoice, StubDesk } from "./support/stub-desk";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const MEMBER = { userId: "u", email: "moderator@demo.invalid", roles: [{ organisationId: "o", role: "moderator" as const }] };
/** A moderator who is signed in, with this queue. */
function showQueue(...items: QueueItem[]) {
  const backend = new MemoryBackend();
  const desk = new StubDesk(...items);
  vi.spyOn(backend, "currentStaff").mockResolvedValue(MEMBER);
  render(Harness, { view: "moderate", backend, store: new MemoryStore(), moderation: desk });
  return { backend, desk };
}
const card = () => screen.findByRole("article", { name: m.moderate_card() });
const press = (key: string, on: Element = document.body, more: object = {}) => fireEvent.keyDown(on, { key, ...more });
const button = (name: string) => screen.getByRole("button", { name: new RegExp(`^${name}`) });
beforeEach(() => localStorage.clear());

describe("deciding by keys", () => {
  test("A approves what is shown, and the next comes up", async () => {
    const [first, second] = [aQueueItem(), aQueueItem()];
    const { desk } = showQueue(first, second);
    expect((await card()).textContent).toContain(first.text);
    await press("a");
    await waitFor(async () => expect((await card()).textContent).toContain(second.text));
    expect(desk.decide).toHaveBeenCalledWith({ contributionId: first.id, revision: 1, action: "approve" });
    expect(screen.getByText(m.moderate_approved())).toBeTruthy();
  });
  test("R asks for a reason, rejects nothing without one, and shows what the author will read in their language", async () => {
    const item = aQueueItem({ language: "en" });
    const { desk } = showQueue(item);
    await card();
    await press("r");
    await fireEvent.click(await screen.findByRole("button", { name: m.moderate_reject_confirm() }));
    expect(await screen.findByText(m.moderate_reject_missing())).toBeTruthy();
    expect(desk.decide).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole("radio", { name: m.moderate_reason_hate() }));
    await fireEvent.input(screen.getByRole("textbox"), { target: { value: "Write about the place." } });
    const preview = within(screen.getByRole("region", { name: m.reject_preview() }));
    expect(preview.getByText(m.receipt_reason_hate({}, { locale: "en" }))).toBeTruthy();
    expect(preview.getByText("Write about the place.")).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_reject_confirm() }));
    await waitFor(() => expect(desk.decide).toHaveBeenCalledWith({ contributionId: item.id, revision: 1, action: "reject", reason: "hate", words: "Write about the place." }));
    expect(await screen.findByText(m.queue_empty_title())).toBeTruthy();
  });
  test("S puts it last, U takes the last step back, and its words are at hand again", async () => {
    const items = [aQueueItem(), aQueueItem()];
    const { desk } = showQueue(...items);
    await card();
    await press("a");
    await waitFor(async () => expect((await card()).textContent).toContain(items[1]?.text));
    await press("u");
    await waitFor(async () => expect((await card()).textContent).toContain(items[0]?.text));
    expect(desk.undo).toHaveBeenCalledWith(1);
    await press("s");
    await waitFor(async () => expect((await card()).textContent).toContain(items[1]?.text));
    expect(screen.getByRole("group", { name: m.queue_undo_label() }).textContent).toContain(m.queue_undo_skip());
  });
  test("the last step stays in reach when the queue is empty", async () => {
    const item = aQueueItem();
    showQueue(item);
    await card();
    await press("a");
    await screen.findByText(m.queue_empty_title());
    await fireEvent.click(button(m.queue_key_undo()));
    expect((await card()).textContent).toContain(item.text);
  });
  test("a keyboard of other letters works at the same spots", async () => {
    const { desk } = showQueue(aQueueItem());
    await card();
    await press("ش", document.body, { code: "KeyA" });
    await waitFor(() => expect(desk.decide).toHaveBeenCalledTimes(1));
  });
  test("nothing fires while writing, with a modifier, or over an open dialog", async () => {
    const { desk } = showQueue(aQueueItem());
    await card();
    await press("a", document.body, { ctrlKey: true });
    await press("a", document.body, { shiftKey: true });
    await press("r");
    await press("a", await screen.findByRole("textbox"));
    await press("a");
    await press("Escape");
    await press("?");
    await screen.findByRole("dialog", { name: m.queue_help_title() });
    await press("a");
    await press("s");
    expect(desk.decide).not.toHaveBeenCalled();
    expect(desk.release).not.toHaveBeenCalled();
  });
  test("switched off, the keys do nothing, are not shown, and stay off", async () => {
    const { desk } = showQueue(aQueueItem());
    await card();
    await press("?");
    await fireEvent.click(await screen.findByRole("switch", { name: new RegExp(m.queue_help_switch()) }));
    await fireEvent.click(screen.getByRole("button", { name: m.queue_dismiss() }));
    await press("a");
    expect(desk.decide).not.toHaveBeenCalled();
    expect(screen.getByRole("button", { name: m.moderate_approve() }).getAttribute("aria-keyshortcuts")).toBeNull();
    expect(localStorage.getItem("vart-helsingborg.queue-keys")).toBe("off");
  });
  test("arrows go through what is held", async () => {
    const items = [aQueueItem(), aQueueItem(), aQueueItem()];
    showQueue(...items);
    await card();
    const [first] = within(screen.getByRole("navigation", { name: m.queue_list_title() })).getAllByRole("button");
    first?.focus();
    await press("ArrowDown", first);
    await waitFor(async () => expect((await card()).textContent).toContain(items[1]?.text));
  });
});

describe("removing words", () => {
  const TEXT = "Ring Anna Berg på 070-174 06 35 om du vill.";
  const words = () => screen.findByRole("listbox", { name: m.redact_field_text() });
  const option = async (name: string) => within(await words()).getByRole("option", { name });

  test("by keys: arrows go, space marks, shift marks along, and what is sent is what was seen", async () => {
    const item = aQueueItem({ text: TEXT, title: "Anna" });
    const { desk } = showQueue(item);
    await card();
    await press("d");
    const list = await words();
    await waitFor(() => expect(document.activeElement).toBe(within(list).getByRole("option", { name: "Ring" })));
    await press("ArrowRight", list);
    await press("ArrowRight", list, { shiftKey: true });
    expect((await option("Berg")).getAttribute("aria-selected")).toBe("true");
    await press("End", list);
    await press(" ", list);
    expect(screen.getByText("Ring […] på 070-174 06 35 om du […].")).toBeTruthy();
    await press("a", list);
    await waitFor(() =>
      expect(desk.decide).toHaveBeenCalledWith({ contributionId: item.id, revision: 1, action: "redact", redactions: [{ field: "text", from: 5, to: 14 }, { field: "text", from: 38, to: 42 }] }),
    );
  });
  test("what was found is one press away, and the title can be marked, too", async () => {
    const { desk } = showQueue(aQueueItem({ text: TEXT, title: "Hos Anna" }));
    await card();
    await fireEvent.click(button(m.queue_key_redact()));
    await fireEvent.click(await screen.findByRole("button", { name: /070-174 06 35/ }));
    await fireEvent.click(within(screen.getByRole("listbox", { name: m.redact_field_title() })).getByRole("option", { name: "Anna" }));
    expect(screen.getByText("Ring Anna Berg på […] om du vill.")).toBeTruthy();
    expect(screen.getByText("Hos […]")).toBeTruthy();
    await fireEvent.click(button(m.redact_confirm()));
    await waitFor(() => expect(desk.decide).toHaveBeenCalledWith(expect.objectContaining({ redactions: [{ field: "title", from: 4, to: 8 }, { field: "text", from: 18, to: 31 }] })));
  });
  test("nothing marked is nothing sent, and Escape leaves the words as they are", async () => {
    const { desk } = showQueue(aQueueItem({ text: TEXT }));
    await card();
    await press("d");
    await press("a", await words());
    expect(await screen.findByText(m.redact_missing())).toBeTruthy();
    await press("Escape");
    await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
    expect(desk.decide).not.toHaveBeenCalled();
  });
});

describe("what is to be weighed", () => {
  test("what was flagged is named, the number itself is marked in the text, and its language is told", async () => {
    showQueue(aQueueItem({ text: "Ring 070-123 45 67", flags: ["phone", "something_new"], language: "ar" }));
    const shown = await card();
    expect(shown.textContent).toContain("something_new");
    expect(shown.querySelector("mark")?.textContent).toContain("070-123 45 67");
    expect(shown.querySelector("mark")?.textContent).toContain(m.contribute_personal_phone());
    expect(within(shown).getByText(m.queue_written_ar())).toBeTruthy();
    expect(shown.querySelector("p[lang=ar]")?.getAttribute("dir")).toBe("auto");
  });
  test("a public one that was reported is decided on with the reports beside it", async () => {
    const { desk } = showQueue(aQueueItem({ status: "published", flags: ["reported"], reports: [{ reason: "personal_data", text: "Det är min granne.", receivedAt: "2026-05-04T10:00:00Z" }] }));
    const reports = within(within(await card()).getByRole("region", { name: m.queue_reports() }));
    expect(reports.getByText("Det är min granne.")).toBeTruthy();
    expect(reports.getByText(m.report_reason_personal_data())).toBeTruthy();
    await press("a");
    await waitFor(() => expect(desk.decide).toHaveBeenCalledTimes(1));
  });
  test("P shows the exact place in words, once asked for, and says before that looking is logged", async () => {
    const { desk } = showQueue(aQueueItem({ precision: "exact_for_city", hasExactPlace: true }));
    expect((await card()).textContent).toContain(m.queue_exact_logged());
    expect(desk.viewExactPlace).not.toHaveBeenCalled();
    await press("p");
    expect(await screen.findByText(`${m.queue_exact()}:`)).toBeTruthy();
    expect(desk.viewExactPlace).toHaveBeenCalledTimes(1);
  });
  test("others from the same respondent are counted, with a door to them", async () => {
    const item = aQueueItem({ sameContributor: 12 });
    showQueue(item);
    const door = within(await card()).getByRole("link", { name: m.queue_same_look() });
    expect(door.getAttribute("href")).toBe(`/personal/moderering/massor?som=${item.id}`);
  });
});

describe("worry for a child", () => {
  const worry = () => aQueueItem({ flags: ["child_worry"] });

  test("opens the organisation's routine, and that it was followed is noted", async () => {
    const item = worry();
    const { desk } = showQueue(item);
    desk.readChildWorryRoutine.mockResolvedValue({ text: "Ring socialjouren.", phone: "042-10 50 00", url: "https://intranat.example/oro" });
    const shown = within(await card());
    expect(await shown.findByText("Ring socialjouren.")).toBeTruthy();
    expect(shown.getByRole("link", { name: /^Ring / }).getAttribute("href")).toBe("tel:042105000");
    await fireEvent.click(shown.getByRole("button", { name: m.worry_done() }));
    expect(await screen.findByText(m.worry_noted())).toBeTruthy();
    expect(desk.handOver).toHaveBeenCalledExactlyOnceWith(item.id);
  });
  test("without a routine says so plainly", async () => {
    showQueue(worry());
    expect(await screen.findByText(m.worry_missing())).toBeTruthy();
  });
});

describe("photos and recordings", () => {
  test("a photo is looked at with its description and decided on apart from the words, which may be public already", async () => {
    const photo = aPhoto();
    const { desk } = showQueue(aQueueItem({ status: "published", media: [photo] }));
    expect((await within(await card()).findByRole("img", { name: "En gunga" })).getAttribute("src")).toContain(photo.id);
    expect(screen.queryByRole("button", { name: new RegExp(`^${m.moderate_approve()}( A)?$`) })).toBeNull();
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_media_approve_photo() }));
    await waitFor(() => expect(desk.decideMedia).toHaveBeenCalledWith({ mediaId: photo.id, status: "published" }));
    expect(await screen.findByText(m.queue_empty_title())).toBeTruthy();
  });
  test("a recording is not approved without what is said in it", async () => {
    const voice = aVoice();
    const { desk } = showQueue(aQueueItem({ media: [voice] }));
    await card();
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_media_approve_voice() }));
    expect(await screen.findByText(m.moderate_media_transcript_missing())).toBeTruthy();
    expect(desk.decideMedia).not.toHaveBeenCalled();
    await fireEvent.input(screen.getByRole("textbox", { name: new RegExp(m.moderate_media_transcript()) }), { target: { value: "Här dansade vi." } });
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_media_approve_voice() }));
    await waitFor(() => expect(desk.decideMedia).toHaveBeenCalledWith({ mediaId: voice.id, status: "published", transcript: "Här dansade vi." }));
    expect(await screen.findByText(m.moderate_media_approved())).toBeTruthy();
  });
  test("approved words leave the photo in the queue until it is decided on, too", async () => {
    showQueue(aQueueItem({ media: [aPhoto()] }));
    await card();
    await press("a");
    expect(await screen.findByText(m.moderate_media_words_decided())).toBeTruthy();
    expect(screen.getByRole("button", { name: m.moderate_media_reject_photo() })).toBeTruthy();
  });
});

describe("when things are in the way", () => {
  test("without a line the decision is said not to be taken, and can be tried again", async () => {
    const item = aQueueItem();
    const { desk } = showQueue(item);
    await card();
    desk.decide.mockRejectedValueOnce(new Problem("offline"));
    await press("a");
    expect(await screen.findByText(m.queue_offline())).toBeTruthy();
    expect((await card()).textContent).toContain(item.text);
    await fireEvent.click(screen.getByRole("button", { name: m.queue_try_again() }));
    expect(await screen.findByText(m.queue_empty_title())).toBeTruthy();
  });
  test("a colleague who has it is named as the reason, and the next one is there", async () => {
    const [first, second] = [aQueueItem(), aQueueItem()];
    const { desk } = showQueue(first, second);
    await card();
    desk.decide.mockImplementationOnce(() => {
      desk.giveAway(first.id);
      return Promise.reject(new Problem("claimed_by_colleague"));
    });
    await press("a");
    expect(await screen.findByText(m.queue_colleague())).toBeTruthy();
    expect((await card()).textContent).toContain(second.text);
  });
  test("a thousand waiting are three rows and a number", async () => {
    showQueue(...Array.from({ length: 1000 }, () => aQueueItem()));
    await card();
    expect(within(screen.getByRole("navigation", { name: m.queue_list_title() })).getAllByRole("button")).toHaveLength(3);
    expect(screen.getByText(m.queue_list_more({ count: 997 }))).toBeTruthy();
  });
  test("leaving the page gives back what is held", async () => {
    const item = aQueueItem();
    const backend = new MemoryBackend();
    const desk = new StubDesk(item);
    vi.spyOn(backend, "currentStaff").mockResolvedValue(MEMBER);
    const { unmount } = render(Harness, { view: "moderate", backend, store: new MemoryStore(), moderation: desk });
    await card();
    unmount();
    await waitFor(() => expect(desk.release).toHaveBeenCalledWith([item.id]));
  });
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
    const item = aQueueItem();
    const { backend, desk } = showQueue(item);
    await card();
    desk.decide.mockRejectedValueOnce(new Problem("sign_in_expired"));
    await press("a");
    expect(await screen.findByText(m.moderate_session_expired())).toBeTruthy();
    vi.spyOn(backend, "signIn").mockResolvedValue(MEMBER);
    await fireEvent.input(screen.getByLabelText(m.moderate_email()), { target: { value: MEMBER.email } });
    await fireEvent.input(screen.getByLabelText(m.moderate_password()), { target: { value: "hemligt" } });
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_sign_in() }));
    await waitFor(() => expect(desk.decide).toHaveBeenCalledTimes(2));
    expect(await screen.findByText(m.queue_empty_title())).toBeTruthy();
  });
});
