import { configure, fireEvent, screen, within } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { StaffDesk } from "../../src/backend/staff/desk";
import type { CampaignSessions, SessionDesk, StaffSessionRow } from "../../src/backend/staff/sessions";
import { MemoryBackend } from "../../src/backend/memory";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import SignedInArea from "../../src/views/staff/SignedInArea.svelte";
import { makeStates, renderView } from "./support/render-view";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const CAMPAIGN = "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c10";
const PLANNER = { userId: "p", email: "planner@demo.invalid", roles: [{ organisationId: CAMPAIGN, role: "planner" as const }] };
function aRow(change: Partial<StaffSessionRow> = {}): StaffSessionRow {
  return { id: "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c11", code: "KLM4XT", label: "Klass 5B", forChildren: true, allowsMedia: false, opensAt: null, expiresAt: "2036-11-01T10:00:00.000Z", endedAt: null, state: "open", contributions: 12, respondents: 9, lastAt: null, links: [], ...change };
}
function aDesk(...sessions: StaffSessionRow[]) {
  return {
    read: vi.fn<SessionDesk["read"]>(() => Promise.resolve({ campaignTitle: { sv: "Ljuset" }, campaignSlug: "ljuset", campaignIsOpen: true, sessions } satisfies CampaignSessions)),
    save: vi.fn<SessionDesk["save"]>(() => Promise.resolve("7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c12")),
    end: vi.fn<SessionDesk["end"]>(() => Promise.resolve()),
    makeLink: vi.fn<SessionDesk["makeLink"]>(() => Promise.resolve({ id: "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c13", token: "0123456789ABCDEFGHJKMNPQRS" })),
    revokeLink: vi.fn<SessionDesk["revokeLink"]>(() => Promise.resolve()),
    readReport: vi.fn<SessionDesk["readReport"]>(() => Promise.reject(new Problem("offline"))),
  } satisfies SessionDesk;
}
function show(desk: SessionDesk) {
  const auth = new MemoryBackend();
  vi.spyOn(auth, "currentStaff").mockResolvedValue(PLANNER);
  // Only this subject's desk is asked.
  return renderView(SignedInArea, { path: `dialoger/${CAMPAIGN}/grupper`, doors: { auth, desk: { sessions: desk } as unknown as StaffDesk } }, makeStates());
}
const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

test("an empty campaign invites to make its first group, which by default waits for its leader", async () => {
  const desk = aDesk();
  show(desk);
  await screen.findByText(m.sessions_empty_title());
  await press(m.sessions_new());
  await fireEvent.input(await screen.findByRole("textbox", { name: new RegExp(`^${m.sessions_label()}`) }), { target: { value: "Klass 5B" } });
  await press(m.sessions_create());
  await vi.waitFor(() => expect(desk.read).toHaveBeenCalledTimes(2));
  expect(desk.save).toHaveBeenCalledWith(expect.objectContaining({ id: null, campaignId: CAMPAIGN, label: "Klass 5B", opensAt: null, forChildren: false }));
});

test("each group stands in the table with state and figures", async () => {
  show(aDesk(aRow(), aRow({ id: "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c14", label: "", state: "ended", endedAt: "2026-11-01T10:00:00.000Z" })));
  const row = (await screen.findByRole("rowheader", { name: /Klass 5B/ })).closest("tr");
  if (row === null) throw new Error("no row");
  expect(within(row).getByText(m.lead_state_open())).toBeTruthy();
  expect(within(row).getByText("12")).toBeTruthy();
  const ended = screen.getByRole("rowheader", { name: new RegExp(m.sessions_unnamed()) }).closest("tr");
  if (ended === null) throw new Error("no row");
  expect(within(ended).queryByRole("button", { name: m.sessions_end() })).toBeNull();
  expect(within(ended).getByRole("button", { name: m.sessions_report() })).toBeTruthy();
});

test("a link is shown once, whole, in a form to hand over; older ones can be taken back", async () => {
  const link = { id: "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c15", expiresAt: "2036-11-01T10:00:00.000Z", lastUsedAt: null };
  const desk = aDesk(aRow({ links: [link] }));
  show(desk);
  await press(m.sessions_link());
  await press(m.sessions_link_make());
  expect((await screen.findByTestId("lead-link")).textContent).toBe(`${location.origin}/leda#0123456789ABCDEFGHJKMNPQRS`);
  expect(screen.getByRole("link", { name: m.sessions_link_mail() }).getAttribute("href")).toContain(encodeURIComponent("/leda#0123456789ABCDEFGHJKMNPQRS"));
  const until = Date.parse(desk.makeLink.mock.calls[0]?.[1] ?? "") - Date.now();
  expect(Math.round(until / 86_400_000)).toBe(30);
  await press(m.sessions_link_revoke());
  expect(desk.revokeLink).toHaveBeenCalledWith(link.id);
});

test("ending asks once", async () => {
  const desk = aDesk(aRow());
  show(desk);
  await press(m.sessions_end());
  expect(desk.end).not.toHaveBeenCalled();
  await fireEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: m.lead_close_confirm() }));
  await vi.waitFor(() => expect(desk.end).toHaveBeenCalledWith(aRow().id));
});

test("a failed report says so and leaves the list", async () => {
  show(aDesk(aRow()));
  await press(m.sessions_report());
  await screen.findByText(m.staff_problem_offline());
  expect(screen.getByRole("rowheader", { name: /Klass 5B/ })).toBeTruthy();
});

const nameField = () => screen.findByRole("textbox", { name: new RegExp(`^${m.sessions_label()}`) });

test("what is written of a new group comes back after a reload, and is gone once it is saved", async () => {
  const { unmount } = show(aDesk());
  await press(m.sessions_new());
  await fireEvent.input(await nameField(), { target: { value: "Klass 5B" } });
  unmount();
  const desk = aDesk();
  show(desk);
  await press(m.sessions_new());
  expect(await nameField()).toHaveProperty("value", "Klass 5B");
  expect(screen.getByText(m.staff_draft_restored())).toBeTruthy();
  await press(m.sessions_create());
  await vi.waitFor(() => expect(desk.save).toHaveBeenCalledWith(expect.objectContaining({ label: "Klass 5B" })));
  await vi.waitFor(() => expect({ ...localStorage }).toEqual({}));
});

test("a form that was only opened, or given up, keeps nothing", async () => {
  const { unmount } = show(aDesk());
  await press(m.sessions_new());
  await fireEvent.input(await nameField(), { target: { value: "Klass 5B" } });
  await press(m.sessions_cancel());
  await press(m.sessions_new());
  expect(await nameField()).toHaveProperty("value", "");
  unmount();
  expect(localStorage.length).toBe(0);
});
