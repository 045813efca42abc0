import { configure, fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AnswersDesk, ContributionToAnswer, WholeAnswer } from "../../src/backend/staff/answers";
import type { StaffDesk } from "../../src/backend/staff/desk";
import type { Theme, ThemesDesk } from "../../src/backend/staff/themes";
import { MemoryBackend } from "../../src/backend/memory";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import SignedInArea from "../../src/views/staff/SignedInArea.svelte";
import { makeStates, renderView } from "./support/render-view";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const PLANNER = { userId: "p", email: "planner@demo.invalid", roles: [{ organisationId: "o", role: "planner" as const }] };
const LIGHT: Theme = { id: "light", slug: "ljus", name: { sv: "Ljus" }, description: null, retiredAt: null, mergedInto: null, coded: 2 };

function anItem(id: string, over: Partial<ContributionToAnswer> = {}): ContributionToAnswer {
  return {
    id, kind: "wish", title: null, text: `Önskan ${id}`, language: "sv", point: [12.69, 56.04], isRough: false, safetyLevel: null, causes: [], districtName: "Söder", campaignTitle: null, themeIds: [],
    receivedAt: "2026-05-04T10:00:00Z", dueOn: "2026-07-03", isOverdue: false, isAnswered: false, answers: [], supportCount: 0, ...over,
  };
}
function anAnswer(over: Partial<WholeAnswer> = {}): WholeAnswer {
  return {
    id: "a1", revision: 3, state: "draft", stance: "noted", text: "Tack, vi har läst.", reason: null, unit: "Park", standing: "administration", decidedOn: null, paragraph: null, areaId: null, areaName: null,
    contributionCount: 1, updatedAt: "2026-11-01T10:00:00Z", updatedBy: "planner@demo.invalid", reviewRequestedAt: null, reviewRequestedBy: null, reviewNote: null, approvedBy: null, publishedAt: null,
    correctedAt: null, withdrawnAt: null, withdrawnReason: null, correction: null, isMine: true, needsSecondLook: false, versions: [], ...over,
  };
}
function show(path: string, answer = anAnswer(), items = [anItem("1", { text: "Stigen är mörk." }), anItem("2")]) {
  const auth = new MemoryBackend();
  vi.spyOn(auth, "currentStaff").mockResolvedValue(PLANNER);
  const answers = {
    readContributions: vi.fn<AnswersDesk["readContributions"]>(() => Promise.resolve({ items, total: 120, unanswered: 90, next: null })),
    readAnswered: vi.fn<AnswersDesk["readAnswered"]>(() => Promise.resolve({ items, total: 2, unanswered: 2, next: null })),
    readChoices: vi.fn<AnswersDesk["readChoices"]>(() => Promise.resolve({ districts: [], campaigns: [], areas: [], units: ["Park"] })),
    readAnswer: vi.fn<AnswersDesk["readAnswer"]>(() => Promise.resolve(answer)),
    save: vi.fn<AnswersDesk["save"]>(() => Promise.resolve({ ...answer, revision: 4 })),
    publish: vi.fn<AnswersDesk["publish"]>(() => Promise.resolve({ ...answer, state: "published" as const })),
    approve: vi.fn<AnswersDesk["approve"]>(() => Promise.resolve(answer)),
    correct: vi.fn<AnswersDesk["correct"]>(() => Promise.resolve(answer)),
    remove: vi.fn<AnswersDesk["remove"]>(() => Promise.resolve()),
    readDesk: vi.fn<AnswersDesk["readDesk"]>((tab) =>
      Promise.resolve({ counts: { drafts: 1, to_review: 0, published: 1, corrected: 0, withdrawn: 0, overdue: 0 }, items: DESK.filter(({ state }) => state === (tab === "drafts" ? "draft" : tab)), needsSecondLook: false, answerWithinDays: 60 })),
    tie: vi.fn<AnswersDesk["tie"]>((id) => Promise.resolve({ ...answer, id, contributionCount: 4 })),
  };
  const themes = {
    read: vi.fn<ThemesDesk["read"]>(() => Promise.resolve([LIGHT])),
    readWords: vi.fn<ThemesDesk["readWords"]>(() => Promise.resolve({ coded: 6, words: { mörk: 2 }, themes: [{ id: "light", coded: 2, words: { mörk: 2 } }] })),
    code: vi.fn<ThemesDesk["code"]>(() => Promise.resolve({ batchId: "b", changed: 2, selected: 2 })),
  };
  // Only what these pages ask is there.
  const { unmount } = renderView(SignedInArea, { path, doors: { auth, desk: { answers, themes } as unknown as StaffDesk } }, makeStates());
  return { answers, themes, leave: unmount };
}
/** What selections can be added to. */
const DESK = [anAnswer({ id: "d1", text: "Vi ser över belysningen." }), anAnswer({ id: "p1", state: "published", text: "Parken får nya bänkar.", contributionCount: 3 })];
const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

test("what is chosen is coded with one press, and all that match can be chosen with their number", async () => {
  const { themes } = show("bidrag");
  await fireEvent.click(await screen.findByRole("checkbox", { name: m.staff_browse_choose({ words: "Önskan 2" }) }));
  expect(screen.getByText(m.staff_browse_chosen({ count: 1 }))).toBeTruthy();
  await fireEvent.click(screen.getByRole("checkbox", { name: m.staff_browse_choose_shown() }));
  await press(m.staff_browse_choose_all({ count: 120 }));
  expect(screen.getByText(m.staff_browse_all_chosen({ count: 120 }))).toBeTruthy();
  await fireEvent.keyDown(window, { key: "t" });
  await fireEvent.click(await within(await screen.findByRole("dialog")).findByRole("button", { name: "Ljus" }));
  await waitFor(() => expect(themes.code).toHaveBeenCalledWith("light", "add", expect.objectContaining({ except: [] })));
});

test("a theme is suggested with the words that suggest it", async () => {
  const { themes } = show("bidrag");
  const suggestion = await screen.findByText(m.staff_browse_suggested({ words: "mörk" }));
  await fireEvent.click(suggestion);
  await waitFor(() => expect(themes.code).toHaveBeenCalledWith("light", "add", { ids: ["1"] }));
});

test("a no without a reason is not published, and says what is missing", async () => {
  const { answers } = show("svar/a1", anAnswer({ stance: "cannot" }));
  await press(m.staff_answer_publish());
  expect((await screen.findAllByText(m.staff_answer_missing_reason())).length).toBeGreaterThan(0);
  expect(answers.publish).not.toHaveBeenCalled();
});

test("choosing a promise chooses the board, and asks for day and paragraph", async () => {
  show("svar/a1");
  await fireEvent.click(await screen.findByRole("radio", { name: new RegExp(m.stance_will_do()) }));
  expect(await screen.findByLabelText(m.staff_answer_decided_on())).toBeTruthy();
  expect((screen.getByRole("radio", { name: new RegExp(`^${m.staff_answer_standing_board()}`) }) as HTMLInputElement).checked).toBe(true);
});

test("what was written is saved before it is published", async () => {
  const { answers } = show("svar/a1");
  await fireEvent.input(await screen.findByRole("textbox", { name: m.staff_answer_text() }), { target: { value: "Vi tackar." } });
  await press(m.staff_answer_publish());
  await waitFor(() => expect(answers.publish).toHaveBeenCalledWith(expect.objectContaining({ revision: 4 })));
  expect(answers.save).toHaveBeenCalledWith(expect.objectContaining({ revision: 3 }), expect.objectContaining({ text: "Vi tackar." }));
});

test("where two pairs of eyes are asked for, one's own is not published nor approved", async () => {
  show("svar/a1", anAnswer({ needsSecondLook: true, state: "to_review" }));
  expect(await screen.findByText(m.staff_answer_awaits_others())).toBeTruthy();
  expect(screen.queryByRole("button", { name: m.staff_answer_publish() })).toBeNull();
  expect(screen.queryByRole("button", { name: m.staff_answer_approve() })).toBeNull();
});

test("a colleague approves", async () => {
  const { answers } = show("svar/a1", anAnswer({ needsSecondLook: true, state: "to_review", isMine: false }));
  await press(m.staff_answer_approve());
  await waitFor(() => expect(answers.approve).toHaveBeenCalledTimes(1));
});

test("a correction asks why", async () => {
  const { answers } = show("svar/a1", anAnswer({ state: "published", publishedAt: "2026-11-02T10:00:00Z" }));
  await fireEvent.input(await screen.findByRole("textbox", { name: m.staff_answer_text() }), { target: { value: "Rättat." } });
  await press(m.staff_answer_correct());
  expect(await screen.findByText(m.staff_answer_missing_why())).toBeTruthy();
  await fireEvent.input(screen.getByRole("textbox", { name: m.staff_answer_why() }), { target: { value: "Fel ord." } });
  await press(m.staff_answer_correct());
  await waitFor(() => expect(answers.correct).toHaveBeenCalledWith(expect.anything(), expect.objectContaining({ text: "Rättat." }), "Fel ord."));
});

test("when a colleague was first, one's own words stay", async () => {
  const { answers } = show("svar/a1");
  answers.save.mockRejectedValueOnce(new Problem("revision_conflict"));
  const box = await screen.findByRole("textbox", { name: m.staff_answer_text() });
  await fireEvent.input(box, { target: { value: "Mina ord." } });
  await press(m.staff_answer_save());
  expect(await screen.findByText(m.staff_answer_conflict_title())).toBeTruthy();
  expect((screen.getByRole("textbox", { name: m.staff_answer_text() }) as HTMLTextAreaElement).value).toBe("Mina ord.");
});

const UNWRITTEN = { revision: 1, stance: null, text: "", unit: "", contributionCount: 0 };

test("an answer that was begun and left without a word is taken away", async () => {
  const { answers, leave } = show("svar/a1", anAnswer(UNWRITTEN));
  await screen.findByRole("textbox", { name: m.staff_answer_text() });
  leave();
  await waitFor(() => expect(answers.remove).toHaveBeenCalledWith("a1"));
});

test("one with words not yet saved stays, and so do the words", async () => {
  const { answers, leave } = show("svar/a1", anAnswer(UNWRITTEN));
  await fireEvent.input(await screen.findByRole("textbox", { name: m.staff_answer_text() }), { target: { value: "Vi tackar." } });
  leave();
  expect(answers.remove).not.toHaveBeenCalled();
  expect(JSON.stringify({ ...localStorage })).toContain("Vi tackar.");
});

test.each([
  ["that was saved once", { ...UNWRITTEN, revision: 2 }],
  ["of a colleague", { ...UNWRITTEN, isMine: false }],
])("an empty draft %s stays when it is only looked at", async (_, over) => {
  const { answers, leave } = show("svar/a1", anAnswer(over));
  await screen.findByRole("textbox", { name: m.staff_answer_text() });
  leave();
  expect(answers.remove).not.toHaveBeenCalled();
});

const choose = async (words: string) => fireEvent.click(await screen.findByRole("checkbox", { name: m.staff_browse_choose({ words }) }));

test("what a planner opened to answer is chosen when the list comes, and nothing is begun before that", async () => {
  const id = "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c11";
  const { answers } = show(`bidrag?besvarad=alla&bidrag=${id}`, anAnswer(), [anItem(id, { text: "Stigen är mörk." })]);
  expect(await screen.findByRole("checkbox", { name: m.staff_browse_choose({ words: "Stigen är mörk." }), checked: true })).toBeTruthy();
  expect(answers.readContributions.mock.lastCall?.[0]).toMatchObject({ answered: null, ids: [id] });
  expect(answers.tie).not.toHaveBeenCalled();
});

test("what is chosen is added to a draft with one press", async () => {
  const { answers } = show("bidrag");
  await choose("Önskan 2");
  await press(m.staff_browse_tie());
  const dialog = within(await screen.findByRole("dialog"));
  await fireEvent.click(await dialog.findByRole("button", { name: /Vi ser över belysningen/ }));
  await waitFor(() => expect(answers.tie).toHaveBeenCalledWith("d1", { add: { ids: ["2"] } }));
  await waitFor(() => expect(answers.readContributions).toHaveBeenCalledTimes(2));
  expect(screen.queryByText(m.staff_browse_chosen({ count: 1 }))).toBeNull();
});

test("a published answer asks first, for it reaches the receipts at once", async () => {
  const { answers } = show("bidrag");
  await choose("Önskan 2");
  await fireEvent.keyDown(window, { key: "S", shiftKey: true });
  const dialog = within(await screen.findByRole("dialog"));
  await fireEvent.click(await dialog.findByRole("button", { name: /Parken får nya bänkar/ }));
  expect(dialog.getByText(m.staff_browse_tie_confirm({ count: 1 }))).toBeTruthy();
  expect(answers.tie).not.toHaveBeenCalled();
  await fireEvent.click(dialog.getByRole("button", { name: m.staff_browse_tie_back() }));
  await fireEvent.click(await dialog.findByRole("button", { name: /Parken får nya bänkar/ }));
  await fireEvent.click(dialog.getByRole("button", { name: m.staff_browse_tie_publish() }));
  await waitFor(() => expect(answers.tie).toHaveBeenCalledWith("p1", { add: { ids: ["2"] } }));
});

test("answers to choose among are narrowed by writing, and a failure keeps what is chosen", async () => {
  const { answers } = show("bidrag");
  await choose("Önskan 2");
  await press(m.staff_browse_tie());
  const dialog = within(await screen.findByRole("dialog"));
  await fireEvent.input(await dialog.findByRole("searchbox", { name: m.staff_browse_tie_search() }), { target: { value: "belysning" } });
  expect(dialog.queryByRole("button", { name: /bänkar/ })).toBeNull();
  answers.tie.mockRejectedValueOnce(new Problem("offline"));
  await fireEvent.click(dialog.getByRole("button", { name: /belysningen/ }));
  await waitFor(() => expect(answers.tie).toHaveBeenCalledTimes(1));
  expect(screen.getByText(m.staff_browse_chosen({ count: 1 }))).toBeTruthy();
});
