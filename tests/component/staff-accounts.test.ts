/** Signing in with a code, the accounts page, the log, and a session that runs out in the middle of a sentence. */
import { configure, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { StaffList } from "../../src/backend/staff/accounts";
import type { StaffMember } from "../../src/backend/staff/auth";
import type { LogDesk } from "../../src/backend/staff/log";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import Harness from "./staff-harness.svelte";
import { choose } from "./support/choose";

// A page's code comes with the first look at it; on a busy machine that takes more than a second.
configure({ asyncUtilTimeout: 8_000 });

vi.setConfig({ testTimeout: 30_000 });
const ORGANISATION = "3f2b8c1e-6f0a-4a53-9c7e-000000000001";
const ME: StaffMember = { userId: "3f2b8c1e-6f0a-4a53-9c7e-00000000000a", email: "anna@example.se", roles: [{ organisationId: ORGANISATION, role: "admin" }] };
const SOMEBODY: StaffMember = { ...ME, userId: "3f2b8c1e-6f0a-4a53-9c7e-00000000000b", email: "bo@example.se" };
const LIST: StaffList = {
  organisationName: "Staden",
  people: [
    { userId: ME.userId, email: ME.email, roles: ["admin"], duties: [], since: "2026-01-01T10:00:00Z", lastSignInAt: "2026-05-04T10:00:00Z" },
    { userId: SOMEBODY.userId, email: SOMEBODY.email, roles: ["moderator"], duties: [], since: "2026-01-01T10:00:00Z", lastSignInAt: null },
  ],
  invitations: [{ id: "3f2b8c1e-6f0a-4a53-9c7e-00000000000c", email: "ny@example.se", roles: ["planner"], invitedAt: "2026-05-01T10:00:00Z", expiresAt: "2026-05-15T10:00:00Z" }],
  childWorryRoutine: null,
};

function doorsFor(member: StaffMember | null = ME) {
  const auth = {
    currentStaff: vi.fn(() => Promise.resolve(member)),
    signIn: vi.fn(() => Promise.resolve(ME)),
    sendCode: vi.fn((): Promise<void> => Promise.resolve()),
    signInWithCode: vi.fn(() => Promise.resolve(ME)),
    signOut: vi.fn(() => Promise.resolve()),
  };
  const done = () => Promise.resolve();
  const accounts = { readStaff: vi.fn(() => Promise.resolve(LIST)), invite: vi.fn(done), revokeInvitation: vi.fn(done), setRoles: vi.fn(done), removeStaff: vi.fn(done), setChildWorryRoutine: vi.fn(done) };
  const entry = (id: number) => ({ id, at: "2026-05-04T10:00:00Z", actorId: ME.userId, actor: ME.email, action: "approve", reason: null, subjectId: SOMEBODY.userId });
  const log = {
    read: vi.fn((_name: string, { before }: { before?: unknown }) => Promise.resolve(before === undefined ? { entries: [entry(2)], next: { at: "2026-05-04T10:00:00Z", id: 2 } } : { entries: [entry(1)], next: null })),
    readFacets: vi.fn<LogDesk["readFacets"]>(() => Promise.resolve({ organisations: [{ id: ORGANISATION, name: "Staden" }], people: [{ id: ME.userId, email: ME.email }], auditActions: ["staff.invited"] })),
    beginExport: vi.fn(done),
  };
  return { auth, accounts, log };
}
const show = (path: string, doors = doorsFor()) => {
  render(Harness, { path, auth: doors.auth, desk: { accounts: doors.accounts, log: doors.log } });
  return doors;
};
beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe("signing in with a code", () => {
  test("the code comes by mail and signs in; a second mail has to wait", async () => {
    const { auth } = show("", doorsFor(null));
    await fireEvent.click(await screen.findByRole("button", { name: m.sign_in_get_code() }));
    expect(screen.getByRole("alert").textContent).toContain(m.sign_in_email_missing());
    await fireEvent.input(screen.getByLabelText(m.moderate_email()), { target: { value: ME.email } });
    await fireEvent.click(screen.getByRole("button", { name: m.sign_in_get_code() }));
    const code = await screen.findByLabelText(m.sign_in_code());
    expect(document.activeElement).toBe(code);
    expect(screen.getByText(m.sign_in_code_sent({ email: ME.email }))).toBeTruthy();
    expect(screen.getByRole("button", { name: m.sign_in_code_again_in({ seconds: 60 }) })).toHaveProperty("disabled", true);
    await fireEvent.input(code, { target: { value: "12" } });
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_sign_in() }));
    expect(auth.signInWithCode).not.toHaveBeenCalled();
    await fireEvent.input(code, { target: { value: "123456" } });
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_sign_in() }));
    await waitFor(() => expect(auth.signInWithCode).toHaveBeenCalledWith(ME.email, "123456"));
    expect(await screen.findByRole("heading", { name: m.staff_home_title() })).toBeTruthy();
  });
});

describe("accounts", () => {
  test("roles are saved by a button that appears with the change; one's own admin role stays", async () => {
    const { accounts } = show("konton");
    const planner = await screen.findByRole("checkbox", { name: m.accounts_cell({ what: m.role_planner(), email: SOMEBODY.email }) });
    expect(screen.getByRole("checkbox", { name: m.accounts_cell({ what: m.role_admin(), email: ME.email }) })).toHaveProperty("disabled", true);
    expect(screen.queryByRole("button", { name: m.accounts_save() })).toBeNull();
    await fireEvent.click(planner);
    await fireEvent.click(screen.getByRole("button", { name: m.accounts_save() }));
    await waitFor(() => expect(accounts.setRoles).toHaveBeenCalledWith({ organisationId: ORGANISATION, userId: SOMEBODY.userId, roles: ["moderator", "planner"], duties: [] }));
  });
  test("removing asks once", async () => {
    const { accounts } = show("konton");
    await fireEvent.click(await screen.findByRole("button", { name: m.accounts_remove_of({ email: SOMEBODY.email }) }));
    const dialog = screen.getByRole("dialog", { hidden: true });
    expect(accounts.removeStaff).not.toHaveBeenCalled();
    await fireEvent.click(within(dialog).getByText(m.accounts_remove(), { selector: "button, button *" }));
    await waitFor(() => expect(accounts.removeStaff).toHaveBeenCalledWith({ organisationId: ORGANISATION, userId: SOMEBODY.userId }));
  });
  test("an invitation needs an address and a role, and says what the server refuses", async () => {
    const { accounts } = show("konton");
    await fireEvent.click(await screen.findByRole("button", { name: m.accounts_invite_send() }));
    expect(screen.getByText(m.accounts_invite_email_wrong())).toBeTruthy();
    expect(screen.getByText(m.accounts_invite_roles_missing())).toBeTruthy();
    accounts.invite.mockRejectedValueOnce(new Problem("already_staff"));
    await fireEvent.input(screen.getByLabelText(m.accounts_invite_email()), { target: { value: SOMEBODY.email } });
    await fireEvent.click(within(screen.getByRole("group", { name: new RegExp(m.accounts_invite_roles()) })).getByRole("checkbox", { name: new RegExp(m.role_host()) }));
    await fireEvent.click(screen.getByRole("button", { name: m.accounts_invite_send() }));
    expect(await screen.findByText(m.staff_problem_already_staff())).toBeTruthy();
    expect(screen.getByLabelText(m.accounts_invite_email())).toHaveProperty("value", SOMEBODY.email);
  });
});

describe("the log", () => {
  test("older pages follow, and taking it out is announced before it is read", async () => {
    const { log } = show("logg");
    expect(await screen.findAllByText(m.log_action_approve(), { selector: "td *" })).toHaveLength(1);
    await fireEvent.click(screen.getByRole("button", { name: m.log_more() }));
    expect(await screen.findByText(m.log_end())).toBeTruthy();
    expect(screen.getAllByText(m.log_action_approve(), { selector: "td *" })).toHaveLength(2);
    vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:x");
    await fireEvent.click(screen.getByRole("button", { name: m.log_export() }));
    await waitFor(() => expect(log.beginExport).toHaveBeenCalledWith(ORGANISATION, "moderation"));
    await waitFor(() => expect(URL.createObjectURL).toHaveBeenCalled());
  });
  test("who works for one organisation is not asked which", async () => {
    show("logg");
    await screen.findByText(ME.email, { selector: "option" });
    expect(screen.queryByLabelText(m.log_organisation())).toBeNull();
  });
  test("who reads the logs of several chooses which, and sees the audit only where admin", async () => {
    const elsewhere = "3f2b8c1e-6f0a-4a53-9c7e-000000000002";
    const doors = doorsFor({ ...ME, roles: [...ME.roles, { organisationId: elsewhere, role: "moderator" }] });
    const organisations = [{ id: ORGANISATION, name: "Staden" }, { id: elsewhere, name: "Grannkommunen" }];
    doors.log.readFacets.mockImplementation((organisationId) => Promise.resolve({ organisations, people: [], auditActions: organisationId === ORGANISATION ? ["staff.invited"] : [] }));
    show("logg", doors);
    const choice = await screen.findByLabelText(m.log_organisation());
    expect(choice).toHaveProperty("value", ORGANISATION);
    await fireEvent.click(screen.getByRole("button", { name: m.log_audit() }));
    await choose(choice, elsewhere);
    await waitFor(() => expect(doors.log.read).toHaveBeenLastCalledWith("moderation", { organisationId: elsewhere }));
    expect(screen.queryByRole("button", { name: m.log_audit() })).toBeNull();
    expect(await screen.findAllByText(m.log_action_approve(), { selector: "td *" })).toHaveLength(1);
  });
});

describe("a session that runs out", () => {
  const words = () => screen.findByLabelText(m.accounts_routine_words());

  test("the words stay on the page while one signs in again, and are then saved", async () => {
    const { accounts } = show("konton");
    await fireEvent.input(await words(), { target: { value: "Ring socialjouren." } });
    accounts.setChildWorryRoutine.mockRejectedValueOnce(new Problem("sign_in_expired"));
    await fireEvent.click(screen.getByRole("button", { name: m.accounts_routine_save() }));
    expect(await screen.findByText(m.moderate_session_expired())).toBeTruthy();
    expect(screen.getByLabelText(m.moderate_email())).toHaveProperty("value", ME.email);
    expect(await words()).toHaveProperty("value", "Ring socialjouren.");
    await fireEvent.input(screen.getByLabelText(m.moderate_password()), { target: { value: "hemligt" } });
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_sign_in() }));
    await waitFor(() => expect(accounts.setChildWorryRoutine).toHaveBeenCalledTimes(2));
    await waitFor(() => expect(localStorage.length).toBe(0));
  });

  test("signing out in the middle of a sentence loses nothing, and shows it to nobody else", async () => {
    const { auth } = show("konton");
    await fireEvent.input(await words(), { target: { value: "Ring soc" } });
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_sign_out() }));
    const signIn = async (who: StaffMember) => {
      auth.signIn.mockResolvedValueOnce(who);
      await fireEvent.input(await screen.findByLabelText(m.moderate_email()), { target: { value: who.email } });
      await fireEvent.input(screen.getByLabelText(m.moderate_password()), { target: { value: "hemligt" } });
      await fireEvent.click(screen.getByRole("button", { name: m.moderate_sign_in() }));
    };
    await signIn(SOMEBODY);
    expect(await words()).toHaveProperty("value", "");
    await fireEvent.click(screen.getByRole("button", { name: m.moderate_sign_out() }));
    await signIn(ME);
    expect(await words()).toHaveProperty("value", "Ring soc");
    expect(screen.getByText(m.staff_draft_restored())).toBeTruthy();
  });

  test("somebody else leads out, and what was written waits for its writer", async () => {
    const { accounts } = show("konton");
    await fireEvent.input(await words(), { target: { value: "Ring soc" } });
    accounts.setChildWorryRoutine.mockRejectedValueOnce(new Problem("sign_in_expired"));
    await fireEvent.click(screen.getByRole("button", { name: m.accounts_routine_save() }));
    await fireEvent.click(await screen.findByRole("button", { name: m.sign_in_somebody_else() }));
    await waitFor(() => expect(screen.queryByLabelText(m.accounts_routine_words())).toBeNull());
    expect(localStorage.length).toBe(1);
  });
});
