import { configure, fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AnswersDesk, StaffAnswer } from "../../src/backend/staff/answers";
import type { StaffDesk } from "../../src/backend/staff/desk";
import type { Dossier, DossierDesk, WrittenStatement } from "../../src/backend/staff/dossier";
import { MemoryBackend } from "../../src/backend/memory";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import { navigation } from "../../src/navigation.svelte";
import { toasts } from "../../src/ui";
import PlanArea from "../../src/views/plan/PlanArea.svelte";
import { aDossier, aDossierAnswer, aDossierContribution, aStatement, LIGHT, PARK } from "../unit/support/a-dossier";
import { anId } from "../unit/support/factories";
import { makeStates, renderView } from "./support/render-view";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const PLANNER = { userId: "p", email: "planner@demo.invalid", roles: [{ organisationId: "o", role: "planner" as const }] };
const ANSWER: StaffAnswer = {
  id: "a1", revision: 1, state: "draft", stance: null, text: "", reason: null, unit: "", standing: "administration", decidedOn: null, paragraph: null, areaId: anId(1000), areaName: "Norra hamnen", contributionCount: 0,
  updatedAt: "2026-11-01T10:00:00Z", updatedBy: null, reviewRequestedAt: null, reviewRequestedBy: null, reviewNote: null, approvedBy: null, publishedAt: null, correctedAt: null, withdrawnAt: null, withdrawnReason: null,
  correction: null, isMine: true, needsSecondLook: false,
};
const FULL = aDossier({
  contributions: [
    aDossierContribution(1, { themeIds: [LIGHT], text: "Gatan är mörk." }),
    aDossierContribution(2, { themeIds: [LIGHT, PARK], text: "En bänk i parken.", answerIds: [aDossierAnswer(1).id] }),
    aDossierContribution(3, { status: "submitted", isAnswerable: false, text: "Inte läst." }),
    aDossierContribution(4, { part: "background", text: "Förr fanns här en kiosk." }),
  ],
  statements: [aStatement(1, { themeIds: [LIGHT], sender: "Exempelverket" })],
  answers: [aDossierAnswer(1, { stance: "noted", text: "Vi tar med det." })],
});

function show(dossier: Dossier | Problem = FULL, path = `underlag/${anId(1000)}/samrad`) {
  const auth = new MemoryBackend();
  vi.spyOn(auth, "currentStaff").mockResolvedValue(PLANNER);
  const read = vi.fn<DossierDesk["read"]>(() => (dossier instanceof Problem ? Promise.reject(dossier) : Promise.resolve(dossier)));
  const desk = {
    read,
    saveFrame: vi.fn<DossierDesk["saveFrame"]>((frame) => Promise.resolve({ ...frame, revision: frame.revision + 1 })),
    addStatement: vi.fn<DossierDesk["addStatement"]>((statement) => Promise.resolve({ ...statement, revision: 1, answerIds: [] })),
    saveStatement: vi.fn<DossierDesk["saveStatement"]>((statement) => Promise.resolve({ ...statement, revision: statement.revision + 1, answerIds: [] })),
    removeStatement: vi.fn<DossierDesk["removeStatement"]>(() => Promise.resolve()),
    tieStatements: vi.fn<DossierDesk["tieStatements"]>(() => Promise.resolve()),
    noteExport: vi.fn<DossierDesk["noteExport"]>(() => Promise.resolve()),
  };
  const answers = {
    begin: vi.fn<AnswersDesk["begin"]>((id) => Promise.resolve({ ...ANSWER, id })),
    tie: vi.fn<AnswersDesk["tie"]>((id) => Promise.resolve({ ...ANSWER, id })),
    save: vi.fn<AnswersDesk["save"]>(({ id }, words) => Promise.resolve({ ...ANSWER, ...words, id, revision: 2 })),
  };
  // Only what the page asks is there.
  const doors = { auth, desk: { dossier: desk, answers } as unknown as StaffDesk };
  const view = renderView(PlanArea, { path, load: () => Promise.resolve(doors) }, makeStates());
  return { desk, answers, leave: view.unmount };
}
const button = (name: string | RegExp) => screen.getByRole("button", { name });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole("button", { name }));
const tick = async (name: RegExp) => fireEvent.click(await screen.findByRole("checkbox", { name }));
const group = (name: string) => within(screen.getByRole("region", { name }));

beforeEach(() => {
  localStorage.clear();
  // The map beside the list has tests of its own.
  vi.stubGlobal("requestIdleCallback", () => 0);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("reading", () => {
  test("what was said stands by theme, uncoded last; two themes twice, and it says so", async () => {
    show();
    await screen.findByRole("heading", { level: 1, name: /Norra hamnen/ });
    const names = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
    expect(names).toEqual(["Belysning", "Parker", m.dossier_uncoded()]);
    expect(group("Belysning").getByText("Gatan är mörk.")).toBeTruthy();
    expect(group("Belysning").getByText("Exempelverket")).toBeTruthy();
    expect(group("Parker").getByText("En bänk i parken.")).toBeTruthy();
    expect(screen.getByText(m.dossier_doubled({ count: 1 }))).toBeTruthy();
    expect(document.querySelector("[data-totals=received]")?.textContent).toContain("3");
    await fireEvent.click(screen.getByRole("tab", { name: /^\(B\)/ }));
    expect(screen.getByText("Förr fanns här en kiosk.")).toBeTruthy();
    expect(screen.queryByText("Gatan är mörk.")).toBeNull();
  });
  test("only what waits for an answer, or has certain words, when one asks for it", async () => {
    show();
    await fireEvent.click(await screen.findByRole("radio", { name: m.dossier_show_waiting() }));
    expect(screen.queryByText("En bänk i parken.")).toBeNull();
    expect(screen.getByText("Gatan är mörk.")).toBeTruthy();
    await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "finns inte" } });
    expect(screen.getByText(m.dossier_none_found())).toBeTruthy();
  });
  test("what may not be answered says why and cannot be chosen", async () => {
    show();
    const box: HTMLInputElement = await screen.findByRole("checkbox", { name: /bidrag 3:/ });
    expect(box.disabled).toBe(true);
    expect(screen.getByText(m.dossier_unread())).toBeTruthy();
  });
  test("an area where nobody has said anything invites to go on", async () => {
    show(aDossier());
    expect(await screen.findByText(m.dossier_empty_title())).toBeTruthy();
    await press(m.statement_add());
    expect(screen.getByText(m.statement_empty_title())).toBeTruthy();
  });
  test("without a line it says so and can be tried again", async () => {
    const { desk } = show(new Problem("offline"));
    await press(m.staff_problem_try_again());
    expect(desk.read).toHaveBeenCalledTimes(2);
  });
  test("a plan of others is refused in words, with the way back", async () => {
    show(new Problem("not_allowed"));
    expect(await screen.findByText(m.staff_problem_not_allowed())).toBeTruthy();
    expect(screen.getByRole("link", { name: m.dossier_back() }).getAttribute("href")).toBe(`/planera?omrade=${anId(1000)}`);
  });
});

describe("the stage's frame", () => {
  test("another period is tried at once and saved with the revision that was seen", async () => {
    const { desk } = show();
    const from = await screen.findByLabelText(m.dossier_from());
    await fireEvent.input(from, { target: { value: "2026-04-01" } });
    await fireEvent.change(from);
    await waitFor(() => expect(desk.read).toHaveBeenLastCalledWith(anId(1000), "consultation", { from: "2026-04-01", to: "2026-05-31", bufferMetres: 100 }));
    await press(m.dossier_frame_save());
    await waitFor(() => expect(desk.saveFrame).toHaveBeenCalledWith(expect.objectContaining({ from: "2026-04-01", revision: 1 })));
    await waitFor(() => expect(screen.queryByText(m.dossier_frame_unsaved())).toBeNull());
  });
  test("a period that ends before it begins, or a distance that is none, is neither tried nor saved", async () => {
    const { desk } = show();
    await fireEvent.input(await screen.findByLabelText(m.dossier_to()), { target: { value: "2026-01-01" } });
    await fireEvent.change(screen.getByLabelText(m.dossier_to()));
    expect(screen.getByText(m.dossier_frame_backwards())).toBeTruthy();
    await fireEvent.input(screen.getByLabelText(new RegExp(m.dossier_buffer())), { target: { value: "2001" } });
    expect(screen.getByText(m.dossier_frame_buffer_wrong({ most: "2000" }))).toBeTruthy();
    expect(desk.read).toHaveBeenCalledTimes(1);
    expect(button(m.dossier_frame_save()).hasAttribute("disabled")).toBe(true);
  });
  test("a colleague who was first is told of, and nothing is lost: mine can be saved over it", async () => {
    const { desk } = show();
    await fireEvent.input(await screen.findByLabelText(m.dossier_officer()), { target: { value: "Min handläggare" } });
    desk.saveFrame.mockRejectedValueOnce(new Problem("revision_conflict"));
    await press(m.dossier_frame_save());
    await screen.findByText(m.dossier_conflict_text());
    desk.read.mockResolvedValue({ ...FULL, frame: { ...FULL.frame, revision: 7, officer: "Kollegans" } });
    await press(m.dossier_conflict_keep());
    await waitFor(() => expect(desk.saveFrame).toHaveBeenLastCalledWith(expect.objectContaining({ officer: "Min handläggare", revision: 7 })));
  });
});

describe("one answer for a group", () => {
  async function chooseAndWrite() {
    await tick(/bidrag 1:/);
    await tick(/Exempelverket/);
    await press(m.dossier_answer());
    await fireEvent.input(await screen.findByLabelText(m.staff_answer_text()), { target: { value: "Vi byter lampor." } });
  }
  test("nothing is begun before it is saved; then contributions and statements are tied and the words saved", async () => {
    const { desk, answers } = show();
    await chooseAndWrite();
    expect(answers.begin).not.toHaveBeenCalled();
    await press(m.dossier_writing_save());
    expect(await screen.findByText(m.staff_answer_missing_title())).toBeTruthy();
    expect(answers.begin).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole("radio", { name: m.stance_under_way() }));
    await press(m.dossier_writing_save());
    const link = await screen.findByRole("link", { name: m.dossier_answer_show() });
    const id = answers.begin.mock.calls[0]?.[0] ?? "";
    expect(link.getAttribute("href")).toBe(`/personal/svar/${id}`);
    expect(answers.begin).toHaveBeenCalledWith(id, null, anId(1000));
    expect(answers.tie).toHaveBeenCalledWith(id, { add: { ids: [anId(1)] } });
    expect(desk.tieStatements).toHaveBeenCalledWith(id, { add: [anId(501)] });
    expect(answers.save).toHaveBeenCalledWith(expect.objectContaining({ id }), expect.objectContaining({ stance: "under_way", text: "Vi byter lampor.", areaId: anId(1000), unit: "Planenheten (exempel)" }));
    expect(desk.read).toHaveBeenCalledTimes(1);
    expect(screen.getAllByText(m.dossier_answer_draft({ stance: m.stance_under_way() }))).toHaveLength(2);
  });
  test("a line that breaks in the middle makes no second answer, and loses no word", async () => {
    const { answers } = show();
    await chooseAndWrite();
    await fireEvent.click(screen.getByRole("radio", { name: m.stance_under_way() }));
    answers.save.mockRejectedValueOnce(new Problem("offline"));
    await press(m.dossier_writing_save());
    await press(m.staff_problem_try_again());
    await screen.findByRole("link", { name: m.dossier_answer_show() });
    expect(new Set(answers.begin.mock.calls.map(([id]) => id)).size).toBe(1);
  });
  test("what is chosen and written is still there after a reload", async () => {
    const { leave } = show();
    await chooseAndWrite();
    leave();
    show();
    expect((await screen.findByLabelText<HTMLTextAreaElement>(m.staff_answer_text())).value).toBe("Vi byter lampor.");
    expect(screen.getByText(m.dossier_chosen({ count: 2 }))).toBeTruthy();
  });
  test("all of a theme at once, but not what may not be answered; keys do the same", async () => {
    show();
    await tick(new RegExp(m.dossier_choose_all({ count: 3 }).replace(/[()]/g, "\\$&")));
    expect(screen.getByText(m.dossier_chosen({ count: 3 }))).toBeTruthy();
    await fireEvent.keyDown(document.body, { key: "s" });
    expect(await screen.findByRole("heading", { name: m.dossier_writing_title({ count: 3 }) })).toBeTruthy();
    await fireEvent.keyDown(document.body, { key: "Escape" });
    expect(screen.queryByText(m.dossier_chosen({ count: 3 }))).toBeNull();
  });
  test("a tie is taken away, and put back with Undo", async () => {
    const { answers } = show();
    await screen.findByText("Gatan är mörk.");
    await fireEvent.click(group("Parker").getByRole("button", { name: m.dossier_untie() }));
    await waitFor(() => expect(answers.tie).toHaveBeenCalledWith(aDossierAnswer(1).id, { remove: { ids: [anId(2)] } }));
    await waitFor(() => expect(group("Parker").queryByRole("button", { name: m.dossier_untie() })).toBeNull());
    await waitFor(() => expect(toasts.list.at(-1)?.text).toBe(m.dossier_untied()));
    toasts.list.at(-1)?.action?.run();
    await waitFor(() => expect(group("Parker").getByRole("button", { name: m.dossier_untie() })).toBeTruthy());
    expect(answers.tie).toHaveBeenLastCalledWith(aDossierAnswer(1).id, { add: { ids: [anId(2)] } });
  });
});

describe("written statements", () => {
  async function openStatements(dossier = FULL) {
    const shown = show(dossier);
    await fireEvent.click(await screen.findByRole("tab", { name: new RegExp(m.dossier_part_statements()) }));
    return shown;
  }
  test("one is added whole or not at all, and a private person's number is pointed out", async () => {
    const { desk } = await openStatements();
    await press(m.statement_add());
    await press(m.statement_save());
    expect(screen.getByText(m.statement_fault_sender_missing())).toBeTruthy();
    expect(desk.addStatement).not.toHaveBeenCalled();
    await fireEvent.input(screen.getByLabelText(m.statement_received()), { target: { value: "2026-05-12" } });
    await fireEvent.input(screen.getByLabelText(m.statement_sender()), { target: { value: "Exempelföreningen" } });
    await fireEvent.input(screen.getByLabelText(m.statement_summary()), { target: { value: "Ring mig på 070-123 45 67." } });
    expect(await screen.findByText(m.contribute_personal_hint())).toBeTruthy();
    await press(m.statement_save());
    await waitFor(() => expect(desk.addStatement).toHaveBeenCalledWith(expect.objectContaining({ areaId: anId(1000), stage: "consultation", receivedOn: "2026-05-12", sender: "Exempelföreningen", registerNumber: "" })));
    expect(await screen.findByText("Exempelföreningen")).toBeTruthy();
  });
  test("one that is removed goes; one that a published answer answers stays, with the reason", async () => {
    const { desk } = await openStatements();
    desk.removeStatement.mockRejectedValueOnce(new Problem("not_allowed", { field: "published" }));
    await press(m.statement_remove_named({ sender: "Exempelverket" }));
    expect(screen.getByText("Exempelverket")).toBeTruthy();
    await press(m.statement_remove_named({ sender: "Exempelverket" }));
    await waitFor(() => expect(screen.queryByText("Exempelverket")).toBeNull());
    expect(desk.removeStatement).toHaveBeenLastCalledWith(expect.objectContaining<Partial<WrittenStatement>>({ id: anId(501), revision: 1 }));
    await waitFor(() => expect(toasts.list.at(-1)?.text).toBe(m.statement_removed({ sender: "Exempelverket" })));
    toasts.list.at(-1)?.action?.run();
    expect(await screen.findByText("Exempelverket")).toBeTruthy();
    expect(desk.addStatement).toHaveBeenCalledWith(expect.objectContaining({ sender: "Exempelverket", themeIds: [LIGHT] }));
  });
  test("rows of a spreadsheet are shown with what is wrong, and the whole ones are added", async () => {
    const { desk } = await openStatements(aDossier());
    await press(m.statement_paste());
    await fireEvent.input(screen.getByLabelText(m.statement_paste_label()), { target: { value: "Inkom\tAvsändare\tSammanfattning\n2026-05-04\tExempelverket\tBra.\n4 maj\t\tIngen avsändare." } });
    expect(screen.getByText(m.statement_paste_found({ whole: "1", all: "2" }))).toBeTruthy();
    expect(screen.getByText(m.statement_fault_sender_missing())).toBeTruthy();
    await press(m.statement_paste_add({ count: 1 }));
    await waitFor(() => expect(desk.addStatement).toHaveBeenCalledTimes(1));
    expect(desk.addStatement).toHaveBeenCalledWith(expect.objectContaining({ sender: "Exempelverket", receivedOn: "2026-05-04", summary: "Bra." }));
  });
});

describe("the file", () => {
  test("says what it will hold and what looks like personal data; a CSV leaves only after it stands in the log", async () => {
    const created = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:x");
    const { desk } = show({ ...FULL, contributions: [...FULL.contributions, aDossierContribution(9, { text: "Jag heter Anna Andersson." })] });
    await press(m.dossier_export());
    expect(await screen.findByText(m.dossier_export_personal({ where: "9" }))).toBeTruthy();
    expect(screen.getByText(m.dossier_export_unread({ count: 1, number: "1" }))).toBeTruthy();
    desk.noteExport.mockRejectedValueOnce(new Problem("offline"));
    await press(m.dossier_export_csv());
    await screen.findByText(m.staff_problem_offline());
    expect(created).not.toHaveBeenCalled();
    await press(m.dossier_export_csv());
    await waitFor(() => expect(created).toHaveBeenCalledTimes(1));
    expect(desk.noteExport).toHaveBeenLastCalledWith(FULL.frame, expect.objectContaining({ format: "csv", contributions: 5, statements: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }));
  });
});

test("the other stage is another address", async () => {
  show();
  await fireEvent.click(await screen.findByRole("radio", { name: m.dossier_stage_review() }));
  expect(navigation.route).toEqual({ name: "plan", path: `underlag/${anId(1000)}/granskning` });
});
