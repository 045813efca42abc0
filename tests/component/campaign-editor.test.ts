import { configure, fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StaffDesk } from "../../src/backend/staff/desk";
import type { CampaignDesk, DeskOrganisation, WrittenCampaign } from "../../src/backend/staff/campaigns";
import { MemoryBackend } from "../../src/backend/memory";
import { emptyCampaignDraft, type CampaignDraft, type CampaignState } from "../../src/domain/campaign-draft";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import { navigation } from "../../src/navigation.svelte";
import SignedInArea from "../../src/views/staff/SignedInArea.svelte";
import { makeStates, renderView } from "./support/render-view";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const CITY = "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c10";
const ID = "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c11";
const DISPOSAL = { number: "2026/7", decidedOn: "2026-01-15", days: 30 };
const PLANNER = { userId: "p", email: "planner@demo.invalid", roles: [{ organisationId: CITY, role: "planner" as const }] };

function aState(change: Partial<CampaignState> = {}): CampaignState {
  return { id: ID, version: 3, slug: "kvallen", status: "draft", opensOn: "2026-01-01", closesOn: null, hasOpened: false, updatedAt: "2026-11-01T10:00:00Z", ...change };
}
function aDraft(change: Partial<CampaignDraft> = {}): CampaignDraft {
  const sv = { sv: "Ord" };
  return {
    ...emptyCampaignDraft(CITY, "2026-01-01"), title: { sv: "Kvällen" }, question: sv, intro: sv, promise: { canChange: sv, cannotChange: sv, whoDecides: sv, answerBy: null },
    organisers: ["Gatan"], controller: "Nämnden", legalBasis: "Allmänt intresse", ...change,
  };
}
function aWritten(change: Partial<WrittenCampaign> = {}): WrittenCampaign {
  return { state: aState(), draft: aDraft(), area: null, areaSource: null, contributions: 0, wordings: [], ...change };
}
function aDesk(written: WrittenCampaign, organisation: Partial<DeskOrganisation> = {}) {
  const organisations = [{ id: CITY, name: "Staden", disposal: DISPOSAL, mayWrite: true, ...organisation }];
  return {
    read: vi.fn<CampaignDesk["read"]>(() => Promise.resolve({
      organisations,
      campaigns: [{ ...written.state, organisationId: CITY, title: written.draft.title, contributions: 8, waiting: 3, answered: 2, lastContributionAt: null }],
    })),
    readOne: vi.fn<CampaignDesk["readOne"]>(() => Promise.resolve(written)),
    save: vi.fn<CampaignDesk["save"]>(({ id, version }) => Promise.resolve({ ...written.state, id, version: version + 1 })),
    open: vi.fn<CampaignDesk["open"]>(() => Promise.resolve(aState({ status: "open", hasOpened: true }))),
    close: vi.fn<CampaignDesk["close"]>(() => Promise.resolve(aState({ status: "closed" }))),
    archive: vi.fn<CampaignDesk["archive"]>(() => Promise.resolve(aState({ status: "archived" }))),
    remove: vi.fn<CampaignDesk["remove"]>(() => Promise.resolve()),
  } satisfies CampaignDesk;
}
function show(path: string, desk: CampaignDesk) {
  const auth = new MemoryBackend();
  vi.spyOn(auth, "currentStaff").mockResolvedValue(PLANNER);
  // Only this subject's desk is asked.
  return renderView(SignedInArea, { path, doors: { auth, desk: { campaigns: desk } as unknown as StaffDesk } }, makeStates());
}
const field = (label: string) => screen.findByRole("textbox", { name: new RegExp(`^${label}`) });
const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

test("a new one begun for a district asks within its boundary, without being saved before anything is written", async () => {
  const desk = aDesk(aWritten());
  show("dialoger/ny?stadsdel=soder", desk);
  expect(await screen.findByRole("radio", { name: m.campaign_edit_area_district(), checked: true })).toBeTruthy();
  expect(desk.save).not.toHaveBeenCalled();
  await fireEvent.input(await field(m.campaign_edit_title()), { target: { value: "Kvällen på Söder" } });
  await press(m.campaign_edit_save());
  await waitFor(() => expect(desk.save).toHaveBeenCalled());
  expect(desk.save.mock.lastCall?.[0]).toMatchObject({ version: 0, area: { type: "district", id: "soder" } });
});

describe("the list", () => {
  test("tells each dialogue's phase, counts and what may be done with it", async () => {
    show("dialoger", aDesk(aWritten({ state: aState({ status: "closed", closesOn: "2026-02-01", hasOpened: true }) })));
    const row = (await screen.findByRole("rowheader", { name: "Kvällen" })).closest("tr") ?? document.body;
    expect(within(row).getAllByRole("cell").map((cell) => cell.textContent.trim()).slice(0, 5)).toEqual([m.staff_campaigns_status_closed(), "1 januari 2026 – 1 februari 2026", "8", "3", expect.stringMatching(/^25\s%$/)]);
    await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "parker" } });
    expect(await screen.findByText(m.staff_campaigns_none_match())).toBeTruthy();
  });
  test("a host reads, and is not offered to write", async () => {
    show("dialoger", aDesk(aWritten(), { mayWrite: false }));
    await screen.findByRole("rowheader", { name: "Kvällen" });
    expect(screen.queryByRole("link", { name: m.staff_campaigns_new() })).toBeNull();
    expect(screen.queryByRole("link", { name: "Kvällen" })).toBeNull();
  });
});

describe("writing", () => {
  test("what is missing is named field by field, and is gone when it is written", async () => {
    const desk = aDesk(aWritten({ draft: aDraft({ controller: "", question: {} }) }));
    show(`dialoger/${ID}`, desk);
    const panel = await screen.findByRole("region", { name: m.campaign_edit_missing_title() });
    expect(within(panel).getAllByRole("button").map((button) => button.textContent)).toEqual([m.campaign_edit_question(), m.campaign_edit_controller()]);
    await fireEvent.input(await field(m.campaign_edit_controller()), { target: { value: "Kulturnämnden" } });
    await fireEvent.input(await field(m.campaign_edit_question()), { target: { value: "Var?" } });
    expect(within(panel).getByText(m.campaign_edit_missing_none())).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: m.campaign_edit_open() }).disabled).toBe(true);
    await press(m.campaign_edit_save());
    await waitFor(() => expect(desk.save).toHaveBeenCalledOnce());
    expect(desk.save.mock.calls[0]?.[0]).toMatchObject({ id: ID, version: 3, draft: { controller: "Kulturnämnden", question: { sv: "Var?" } } });
    expect(desk.save.mock.calls[0]?.[0]).not.toHaveProperty("area");
  });
  test("nothing is saved without a Swedish name, and it is said", async () => {
    const desk = aDesk(aWritten());
    show(`dialoger/${ID}`, desk);
    await fireEvent.input(await field(m.campaign_edit_title()), { target: { value: " " } });
    await press(m.campaign_edit_save());
    expect(await screen.findByText(m.campaign_edit_fields_wrong({ fields: m.campaign_edit_title() }))).toBeTruthy();
    expect(desk.save).not.toHaveBeenCalled();
  });
  test("words that are missing in a language are listed, and Swedish stands beside the empty field", async () => {
    show(`dialoger/${ID}`, aDesk(aWritten({ draft: aDraft({ title: { sv: "Kvällen", ar: "المساء" } }) })));
    const languages = await screen.findByRole("group", { name: m.campaign_edit_language() });
    await fireEvent.click(within(languages).getByRole("button", { name: new RegExp(`^${m.staff_language_ar()}`) }));
    expect((await field(m.campaign_edit_title()) as HTMLTextAreaElement).value).toBe("المساء");
    expect(screen.getAllByText(m.campaign_edit_shown_in_swedish())).toHaveLength(5);
    expect(screen.getByText(m.campaign_edit_in_swedish({ text: "Kvällen" }))).toBeTruthy();
  });
  test("a colleague's version is not overwritten unasked, and one's own is not lost", async () => {
    const desk = aDesk(aWritten());
    desk.save.mockRejectedValueOnce(new Problem("revision_conflict"));
    show(`dialoger/${ID}`, desk);
    await fireEvent.input(await field(m.campaign_edit_controller()), { target: { value: "Min nämnd" } });
    await press(m.campaign_edit_save());
    expect(await screen.findByText(m.campaign_edit_conflict_title())).toBeTruthy();
    expect((await field(m.campaign_edit_controller()) as HTMLInputElement).value).toBe("Min nämnd");
    desk.readOne.mockResolvedValue(aWritten({ state: aState({ version: 9 }) }));
    await press(m.campaign_edit_conflict_mine());
    await waitFor(() => expect(desk.save.mock.calls.at(-1)?.[0]).toMatchObject({ version: 9, draft: { controller: "Min nämnd" } }));
  });
  test("what was written comes back after a crash", async () => {
    const view = show(`dialoger/${ID}`, aDesk(aWritten()));
    await fireEvent.input(await field(m.campaign_edit_controller()), { target: { value: "Nästan sparad" } });
    view.unmount();
    show(`dialoger/${ID}`, aDesk(aWritten()));
    expect(await screen.findByText(m.staff_draft_restored())).toBeTruthy();
    expect((await field(m.campaign_edit_controller()) as HTMLInputElement).value).toBe("Nästan sparad");
  });
  test("a new one is created and then has an address of its own", async () => {
    const go = vi.spyOn(navigation, "go").mockReturnValue();
    const desk = aDesk(aWritten());
    show("dialoger/ny", desk);
    await fireEvent.input(await field(m.campaign_edit_title()), { target: { value: "Ny" } });
    await press(m.campaign_edit_save());
    await waitFor(() => expect(go).toHaveBeenCalledOnce());
    const sent = desk.save.mock.calls[0]?.[0];
    expect(sent).toMatchObject({ version: 0, draft: { title: { sv: "Ny" } } });
    expect(go).toHaveBeenCalledWith({ name: "staff", path: `dialoger/${sent?.id ?? ""}` }, { replace: true });
  });
});

describe("own questions", () => {
  const question = { id: "q", type: "single" as const, label: { sv: "Hur ofta?" }, options: [{ id: "a", label: { sv: "Jämt" } }, { id: "b", label: { sv: "Aldrig" } }], required: false, version: 1 };
  const answered = aWritten({
    state: aState({ status: "open", hasOpened: true }), draft: aDraft({ questions: [question, { ...question, id: "second", label: { sv: "Varför?" } }] }), contributions: 12,
    wordings: [{ question, usedFrom: "2026-11-01T00:00:00Z", answers: 12 }],
  });
  const legends = () => screen.getAllByRole("group", { name: new RegExp(`^${m.campaign_edit_question_number({ number: "" })}`) });

  test("answers are kept with the question as it was, and it is said before and after a change", async () => {
    show(`dialoger/${ID}`, aDesk(answered));
    expect((await screen.findAllByText(new RegExp(m.campaign_edit_answered({ count: 12 })))).length).toBe(1);
    const label = await screen.findByDisplayValue("Hur ofta?");
    await fireEvent.input(label, { target: { value: "Hur ofta på kvällen?" } });
    expect(await screen.findByText(new RegExp(m.campaign_edit_new_wording({ count: 12 })))).toBeTruthy();
  });
  test("they are ordered by buttons, and one that is taken out can be asked again with its answers", async () => {
    show(`dialoger/${ID}`, aDesk(answered));
    await press(m.campaign_edit_question_down({ number: 1 }));
    await waitFor(() => expect(within(legends()[0] ?? document.body).getByDisplayValue("Varför?")).toBeTruthy());
    expect(document.activeElement?.getAttribute("data-move")).toBe("q-up");
    await press(m.campaign_edit_question_remove({ number: 2 }));
    expect(await screen.findByText(m.campaign_edit_retired_answers({ count: 12 }))).toBeTruthy();
    await press(m.campaign_edit_retired_back());
    await waitFor(() => expect(legends()).toHaveLength(2));
  });
});

describe("opening and closing", () => {
  test("opening says what it does, and is not done without a yes", async () => {
    const desk = aDesk(aWritten());
    show(`dialoger/${ID}`, desk);
    await press(m.campaign_edit_open());
    const dialog = await screen.findByRole("dialog", { name: m.campaign_edit_open_title() });
    expect(dialog.textContent).toContain("/dialoger/kvallen");
    expect(desk.open).not.toHaveBeenCalled();
    await fireEvent.click(within(dialog).getByRole("button", { name: m.campaign_edit_open() }));
    await waitFor(() => expect(desk.open).toHaveBeenCalledWith(ID, 3));
  });
  test("an organisation without a disposal rule opens nothing", async () => {
    show(`dialoger/${ID}`, aDesk(aWritten(), { disposal: null }));
    expect(await screen.findByText(m.campaign_edit_disposal_none({ name: "Staden" }))).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: m.campaign_edit_open() }).disabled).toBe(true);
  });
  test("an archived one is read, not changed", async () => {
    show(`dialoger/${ID}`, aDesk(aWritten({ state: aState({ status: "archived", hasOpened: true }) })));
    expect(await screen.findByText(m.campaign_edit_archived())).toBeTruthy();
    expect(screen.queryByRole("button", { name: m.campaign_edit_save() })).toBeNull();
    expect(screen.queryByRole("button", { name: m.campaign_edit_open_again() })).toBeNull();
  });
});

test("the preview speaks the chosen language, and the page around it goes on in its own", async () => {
  show(`dialoger/${ID}`, aDesk(aWritten({ draft: aDraft({ title: { sv: "Kvällen", ar: "المساء" } }) })));
  await press(m.campaign_edit_preview());
  const languages = await screen.findByRole("group", { name: m.campaign_edit_words_title() });
  await fireEvent.click(within(languages).getByRole("button", { name: new RegExp(`^${m.staff_language_ar()}`) }));
  const phone = await screen.findByRole("region", { name: m.campaign_edit_preview_frame({ language: m.staff_language_ar() }) });
  await waitFor(() => expect(phone.textContent).toContain("المساء"));
  expect(phone.textContent).toContain(m.campaign_promise({}, { locale: "ar" }));
  expect(phone.querySelector("[dir=rtl]")).not.toBeNull();
  expect(screen.getByRole("button", { name: m.campaign_edit_write() })).toBeTruthy();
});
