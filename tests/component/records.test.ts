import { configure, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { StaffRole } from "../../src/backend/staff/auth";
import type { OrganisationRetention, RecordsDesk } from "../../src/backend/staff/records";
import { Problem } from "../../src/domain/problem";
import { RETENTION_SUBJECTS } from "../../src/domain/retention";
import { m } from "../../src/generated/messages/messages";
import Harness from "./records-harness.svelte";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => localStorage.clear());

const ORGANISATION = "11111111-1111-4111-8111-111111111111";
const CODE = "0123456789ABCDEFGHJKMNPQRS";
function aRetention(over: Partial<OrganisationRetention> = {}): OrganisationRetention {
  return {
    organisationId: ORGANISATION, name: "Teststaden", disposal: { number: "KS 1", decidedOn: "2026-01-01", days: 30 }, withdrawnDue: 2,
    rules: RETENTION_SUBJECTS.map((subject) => ({ subject, days: null, decision: null, changedAt: null, due: null })),
    runs: [{ at: new Date().toISOString(), erased: [], more: false }], ...over,
  };
}
function aDesk(over: Partial<RecordsDesk> = {}): RecordsDesk {
  return {
    readRetention: vi.fn(() => Promise.resolve([aRetention()])),
    previewRetention: vi.fn(() => Promise.resolve(7)),
    changeRetentionRule: vi.fn(() => Promise.resolve()),
    changeDisposalRule: vi.fn(() => Promise.resolve()),
    exportByReceipt: vi.fn(() => Promise.reject(new Problem("receipt_unknown"))),
    readMedia: vi.fn(() => Promise.resolve(null)),
    readOriginalPhoto: vi.fn(() => Promise.resolve(null)),
    eraseByReceipt: vi.fn(() => Promise.resolve({ id: ORGANISATION, alreadyErasedAt: null, answers: 2 })),
    readArchivableCampaigns: vi.fn(() => Promise.resolve([])),
    startCampaignArchive: vi.fn(() => Promise.reject(new Problem("offline"))),
    readCampaignArchive: vi.fn(() => Promise.reject(new Problem("offline"))),
    ...over,
  };
}
function show(desk: RecordsDesk, role: StaffRole = "admin") {
  render(Harness, { records: desk, role });
  return desk;
}
const ruleButton = (subject: string) => screen.findByRole("button", { name: m.records_rules_change_of({ subject }) });
const dialog = async () => within(await screen.findByRole("dialog"));

describe("how long things live", () => {
  test("a planner is offered the archive and nothing else", async () => {
    const desk = show(aDesk(), "planner");
    expect(await screen.findByText(m.records_archive_empty_title())).toBeTruthy();
    expect(screen.queryByText(m.records_disposal_title())).toBeNull();
    expect(screen.queryByText(m.records_receipt_title())).toBeNull();
    expect(desk.readRetention).not.toHaveBeenCalled();
  });
  test("each rule says how long, by which decision, and what the next run would erase", async () => {
    show(aDesk());
    const row = (await screen.findByText(m.records_subject_withdrawn())).closest("tr");
    expect(row?.textContent).toContain(m.records_days({ count: 30 }));
    expect(row?.textContent).toContain("KS 1");
    expect(row?.textContent).toContain(m.records_due({ count: 2 }));
    expect(screen.getByText(m.records_subject_demographics()).closest("tr")?.textContent).toContain(m.records_keep());
    expect(screen.queryByText(m.records_run_overdue())).toBeNull();
  });
  test("it warns when the job has not run for two days, and when it never ran", async () => {
    const old = new Date(Date.now() - 49 * 3_600_000).toISOString();
    show(aDesk({ readRetention: () => Promise.resolve([aRetention({ runs: [{ at: old, erased: [], more: false }] }), aRetention({ organisationId: CODE, name: "Ny", runs: [], disposal: null, withdrawnDue: null })]) }));
    expect(await screen.findByText(m.records_run_overdue())).toBeTruthy();
    expect(screen.getByText(m.records_run_never())).toBeTruthy();
    expect(screen.getByText(m.records_decision_missing())).toBeTruthy();
  });
  test("a rule is saved with its decision, after saying what it would erase", async () => {
    const desk = show(aDesk());
    await fireEvent.click(await ruleButton(m.records_subject_demographics()));
    const form = await dialog();
    await fireEvent.click(form.getByRole("checkbox", { name: m.records_rule_keep() }));
    await fireEvent.input(form.getByRole("textbox", { name: m.records_rule_days() }), { target: { value: "90" } });
    expect(await form.findByText(new RegExp(m.records_rule_would_erase({ count: 7 })))).toBeTruthy();
    await fireEvent.click(form.getByRole("button", { name: m.records_rule_save() }));
    expect(form.getByText(m.records_rule_decision_error())).toBeTruthy();
    expect(desk.changeRetentionRule).not.toHaveBeenCalled();
    await fireEvent.input(form.getByRole("textbox", { name: m.records_rule_decision() }), { target: { value: "KS 2026/8" } });
    await fireEvent.click(form.getByRole("button", { name: m.records_rule_save() }));
    await waitFor(() => expect(desk.changeRetentionRule).toHaveBeenCalledWith({ organisationId: ORGANISATION, subject: "demographics", days: 90, decision: "KS 2026/8" }));
    await waitFor(() => expect(desk.readRetention).toHaveBeenCalledTimes(2));
  });
  test("the log is never given less than two years", async () => {
    const desk = show(aDesk());
    await fireEvent.click(await ruleButton(m.records_subject_audit_events()));
    const form = await dialog();
    await fireEvent.click(form.getByRole("checkbox", { name: m.records_rule_keep() }));
    await fireEvent.input(form.getByRole("textbox", { name: m.records_rule_days() }), { target: { value: "729" } });
    await fireEvent.input(form.getByRole("textbox", { name: m.records_rule_decision() }), { target: { value: "x 1" } });
    await fireEvent.click(form.getByRole("button", { name: m.records_rule_save() }));
    expect(form.getByText(m.records_rule_days_error({ least: 730, most: 36_500 }))).toBeTruthy();
    expect(desk.changeRetentionRule).not.toHaveBeenCalled();
    expect(desk.previewRetention).not.toHaveBeenCalled();
  });
  test("what could not be read can be asked for again", async () => {
    const readRetention = vi.fn<RecordsDesk["readRetention"]>().mockRejectedValueOnce(new Problem("offline")).mockResolvedValue([aRetention()]);
    show(aDesk({ readRetention }));
    await fireEvent.click(await screen.findByRole("button", { name: m.staff_problem_try_again() }));
    expect(await screen.findByText(m.records_subject_withdrawn())).toBeTruthy();
  });
});

describe("a receipt code at the counter", () => {
  const codeField = () => screen.findByRole("textbox", { name: m.records_receipt_code() });
  test("what cannot be a code is not asked for; one of somebody else's is unknown", async () => {
    const desk = show(aDesk());
    await fireEvent.input(await codeField(), { target: { value: "abc" } });
    await fireEvent.click(screen.getByRole("button", { name: m.records_receipt_export() }));
    expect(await screen.findByText(m.records_receipt_code_error())).toBeTruthy();
    expect(desk.exportByReceipt).not.toHaveBeenCalled();
    await fireEvent.input(await codeField(), { target: { value: CODE.toLowerCase() } });
    await fireEvent.click(screen.getByRole("button", { name: m.records_receipt_export() }));
    expect(await screen.findByText(m.records_receipt_unknown())).toBeTruthy();
    expect(desk.exportByReceipt).toHaveBeenCalledWith(CODE, false);
  });
  test("erasing asks why and by which decision, and says what an answer keeps", async () => {
    const desk = show(aDesk());
    await fireEvent.input(await codeField(), { target: { value: CODE } });
    await fireEvent.click(screen.getByRole("button", { name: m.records_erase() }));
    const form = await dialog();
    await fireEvent.click(form.getByRole("button", { name: m.records_erase_confirm() }));
    expect(form.getByText(m.records_erase_reason_error())).toBeTruthy();
    expect(form.getByText(m.records_erase_number_error())).toBeTruthy();
    expect(desk.eraseByReceipt).not.toHaveBeenCalled();
    await fireEvent.click(form.getByRole("radio", { name: m.records_erase_reason_author_asked() }));
    await fireEvent.input(form.getByRole("textbox", { name: m.records_erase_number() }), { target: { value: "KS 2026/9" } });
    await fireEvent.click(form.getByRole("button", { name: m.records_erase_confirm() }));
    await waitFor(() => expect(desk.eraseByReceipt).toHaveBeenCalledWith({ receiptCode: CODE, reason: "author_asked", decisionNumber: "KS 2026/9" }));
    expect((await screen.findByText(new RegExp(m.records_erase_done()))).textContent).toContain(m.records_erase_answers({ count: 2 }));
  });
});
