import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LeadDesk, LedSession, SessionReport } from "../../src/backend/lead";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import { navigation } from "../../src/navigation.svelte";
import LeadPage from "../../src/views/lead/LeadPage.svelte";
import { renderView } from "./support/render-view";

const TOKEN = "0123456789ABCDEFGHJKMNPQRS";
const facts = { code: "KLM4XT", label: "Klass 5B", forChildren: true, allowsMedia: false, opensAt: null, expiresAt: "2036-11-01T10:00:00.000Z", endedAt: null, state: "not_started", contributions: 0, respondents: 0, lastAt: null } as const;
function aLedSession(change: Partial<LedSession> = {}): LedSession {
  return { ...facts, campaignTitle: { sv: "Ljuset i stan" }, campaignQuestion: { sv: "Var är det mörkt?" }, campaignSlug: "ljuset", campaignIsOpen: true, ...change };
}
function aReport(change: Partial<SessionReport> = {}): SessionReport {
  return {
    ...facts, state: "ended", campaignTitle: { sv: "Ljuset i stan" }, campaignQuestion: { sv: "Var är det mörkt?" }, organiser: "Biblioteket", answerBy: "2036-12-01", contributions: 3, respondents: 2, waiting: 1, published: 1,
    kinds: [{ kind: "story", count: 2 }, { kind: "safety", count: 1 }], districts: [{ name: "Råå", count: 2 }, { name: null, count: 1 }], answers: [],
    words: [{ id: "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c10", kind: "story", title: null, text: "Vi åker pulka här.", language: "sv", districtName: "Råå" }], ...change,
  };
}
function aDesk(session: LedSession) {
  const open = { ...session, state: "open" as const, opensAt: "2026-11-01T08:00:00.000Z" };
  return {
    read: vi.fn<LeadDesk["read"]>(() => Promise.resolve(session)),
    start: vi.fn<LeadDesk["start"]>(() => Promise.resolve(open)),
    close: vi.fn<LeadDesk["close"]>(() => Promise.resolve({ ...open, state: "ended", endedAt: "2026-11-01T09:00:00.000Z" })),
    readReport: vi.fn<LeadDesk["readReport"]>(() => Promise.resolve(aReport())),
  } satisfies LeadDesk;
}
const show = (desk: LeadDesk, token: string | null = TOKEN) => renderView(LeadPage, { token, load: () => Promise.resolve(desk) });
const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, "", "/leda");
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("the link's token leaves the address and lives as long as the tab", async () => {
  history.replaceState(null, "", `/leda#${TOKEN}`);
  const desk = aDesk(aLedSession());
  show(desk);
  await screen.findByRole("heading", { level: 1, name: "Klass 5B" });
  expect(navigation.route).toEqual({ name: "lead", token: null });
  expect(location.href).not.toContain(TOKEN);
  expect(Object.values({ ...sessionStorage })).toEqual([TOKEN]);
  expect(Object.values({ ...localStorage }).join()).not.toContain(TOKEN);
});

test("a reload goes on with the token of the tab; forgetting it asks for the link again", async () => {
  sessionStorage.setItem("vart-helsingborg.lead", TOKEN);
  const desk = aDesk(aLedSession());
  show(desk, null);
  await press(m.lead_forget());
  await screen.findByRole("heading", { name: m.lead_no_link_title() });
  expect(desk.read).toHaveBeenCalledWith(TOKEN);
  expect(sessionStorage).toHaveLength(0);
});

test("start, watch, close after one question, and read the report", async () => {
  const desk = aDesk(aLedSession());
  show(desk);
  await press(m.lead_start());
  await screen.findByText(m.lead_state_open());
  expect(screen.getByText("KLM4XT")).toBeTruthy();
  await press(m.lead_close());
  expect(desk.close).not.toHaveBeenCalled();
  await press(m.lead_close_confirm());
  await screen.findByText(m.lead_ended_text());
  await press(m.lead_report_show());
  await screen.findByRole("heading", { level: 1, name: m.lead_report_title() });
  expect(screen.getByText("Vi åker pulka här.")).toBeTruthy();
  expect(screen.getByText(m.lead_report_no_district())).toBeTruthy();
  expect(screen.getByText(m.lead_report_waiting()).parentElement?.textContent).toContain("1");
});

test("a report asked for while the group is being closed comes when it is closed", async () => {
  const desk = aDesk(aLedSession({ state: "open" }));
  let close: (session: LedSession) => void = () => undefined;
  desk.close.mockReturnValue(new Promise((resolve) => (close = resolve)));
  show(desk);
  await press(m.lead_close());
  await press(m.lead_close_confirm());
  await press(m.lead_report_so_far());
  expect(desk.readReport).not.toHaveBeenCalled();
  close(aLedSession({ state: "ended" }));
  await screen.findByRole("heading", { level: 1, name: m.lead_report_title() });
  expect(desk.readReport).toHaveBeenCalledTimes(1);
});

test("the figures are asked for every five seconds, and an old figure says that it is old", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const desk = aDesk(aLedSession({ state: "open" }));
  show(desk);
  await screen.findByText(m.lead_contributions({ count: 0 }));
  desk.read.mockResolvedValueOnce(aLedSession({ state: "open", contributions: 7, respondents: 4 }));
  vi.advanceTimersByTime(5000);
  await screen.findByText(m.lead_contributions({ count: 7 }));
  expect(screen.getByText(m.lead_respondents({ count: 4 }))).toBeTruthy();
  desk.read.mockRejectedValueOnce(new Problem("offline"));
  vi.advanceTimersByTime(5000);
  await waitFor(() => expect(screen.getByRole("button", { name: m.shell_try_again() })).toBeTruthy());
  expect(screen.getByText(m.lead_contributions({ count: 7 }))).toBeTruthy();
});

test("a link that does not work any longer says whom to ask, and asks no more", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const desk = aDesk(aLedSession());
  desk.read.mockRejectedValue(new Problem("refused"));
  show(desk);
  await screen.findByRole("heading", { name: m.lead_refused_title() });
  expect(screen.getByText(m.lead_refused_text())).toBeTruthy();
  vi.advanceTimersByTime(20_000);
  expect(desk.read).toHaveBeenCalledTimes(1);
});

test("a dialogue that is not open cannot be started, and says why", async () => {
  show(aDesk(aLedSession({ campaignIsOpen: false })));
  await screen.findByText(m.lead_campaign_closed());
  expect(screen.queryByRole("button", { name: m.lead_start() })).toBeNull();
});
