/** Where staff begin: dialogues about to open or close. */
import { configure, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import type { StaffMember, StaffRole } from "../../src/backend/staff/auth";
import type { CampaignDesk, CampaignOverview, DeskCampaign } from "../../src/backend/staff/campaigns";
import type { StaffDesk } from "../../src/backend/staff/desk";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import Harness from "./staff-harness.svelte";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });
const ORGANISATION = "3f2b8c1e-6f0a-4a53-9c7e-000000000001";
/** The city's day, not that of Greenwich: they differ for an hour or two before midnight there. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Europe/Stockholm" });
const aCampaign = (over: Partial<DeskCampaign>): DeskCampaign => ({
  id: "3f2b8c1e-6f0a-4a53-9c7e-000000000010", version: 1, slug: "ljuset", status: "open", opensOn: "2026-01-01", closesOn: null, hasOpened: true, updatedAt: "2026-01-01T10:00:00Z",
  organisationId: ORGANISATION, title: { sv: "Ljuset i parken" }, contributions: 0, waiting: 0, answered: 0, lastContributionAt: null, ...over,
});

function show(role: StaffRole, read: CampaignDesk["read"]) {
  const member: StaffMember = { userId: "3f2b8c1e-6f0a-4a53-9c7e-00000000000a", email: "anna@example.se", roles: [{ organisationId: ORGANISATION, role }] };
  const signedIn = () => Promise.resolve(member);
  const auth = { currentStaff: signedIn, signIn: signedIn, signInWithCode: signedIn, sendCode: () => Promise.resolve(), signOut: () => Promise.resolve() };
  const desk = {
    campaigns: { read },
    answers: { readOverdue: () => Promise.reject(new Problem("offline")) },
    moderation: { counts: () => Promise.reject(new Problem("offline")) },
  };
  render(Harness, { path: "", auth, desk: desk as unknown as Partial<StaffDesk> });
}
const overview = (mayWrite: boolean, ...campaigns: DeskCampaign[]): CampaignDesk["read"] => () =>
  Promise.resolve({ organisations: [{ id: ORGANISATION, name: "Staden", disposal: null, mayWrite }], campaigns } satisfies CampaignOverview);
const turns = () => screen.findByRole("region", { name: m.home_turns() });

beforeEach(() => localStorage.clear());

test("a planner sees what closes and opens within two weeks, each with its way in", async () => {
  const opening = aCampaign({ id: "3f2b8c1e-6f0a-4a53-9c7e-000000000011", status: "draft", opensOn: inDays(5), title: { sv: "Barnens stad" } });
  show("planner", overview(true, aCampaign({ closesOn: inDays(3) }), opening, aCampaign({ id: "3f2b8c1e-6f0a-4a53-9c7e-000000000012", closesOn: inDays(40), title: { sv: "Hamnen" } })));
  const region = await turns();
  const rows = await within(region).findAllByRole("listitem");
  expect(rows.map((row) => within(row).getByRole("link").textContent)).toEqual(["Ljuset i parken", "Barnens stad"]);
  expect(rows[0]?.textContent).toContain(m.campaign_days_left({ count: 3 }));
  expect(rows[1]?.textContent).toContain(m.home_turn_opens({ count: 5 }));
  expect(rows[1]?.textContent).toContain(m.staff_campaigns_status_draft());
  expect(within(region).getByRole("link", { name: "Ljuset i parken" }).getAttribute("href")).toMatch(/dialoger\/3f2b8c1e-6f0a-4a53-9c7e-000000000010$/);
});

test("a host is led to the groups of a dialogue, which is what a host may do there", async () => {
  show("host", overview(false, aCampaign({ closesOn: inDays(0) })));
  expect((await within(await turns()).findByRole("link")).getAttribute("href")).toMatch(/grupper$/);
});

test("nothing to come is said", async () => {
  show("planner", overview(true));
  expect(await screen.findByText(m.home_turns_none())).toBeTruthy();
});

test("when the dialogues cannot be fetched, the rest of the page stands", async () => {
  show("planner", () => Promise.reject(new Problem("offline")));
  expect(await screen.findByText(m.home_turns_failed())).toBeTruthy();
  expect(screen.getByRole("heading", { name: m.home_pages() })).toBeTruthy();
});

test("a moderator has no dialogues to watch", async () => {
  const read = vi.fn(overview(true));
  show("moderator", read);
  await screen.findByRole("heading", { name: m.home_pages() });
  expect(screen.queryByRole("heading", { name: m.home_turns() })).toBeNull();
  expect(read).not.toHaveBeenCalled();
});

test("what is being written in a plan's dossier leads back to it", async () => {
  const path = "underlag/3f2b8c1e-6f0a-4a53-9c7e-000000000099/samrad";
  localStorage.setItem(`vart-helsingborg.staff-draft.3f2b8c1e-6f0a-4a53-9c7e-00000000000a.planera/${path}#svar`, JSON.stringify({ at: Date.now(), base: "{}", value: {} }));
  show("planner", () => new Promise(() => undefined));
  expect((await screen.findByRole("link", { name: m.dossier_draft_label() })).getAttribute("href")).toBe(`/planera/${path}`);
});
