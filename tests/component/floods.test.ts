import { configure, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import type { Flood, FloodDesk, FloodSuggestion } from "../../src/backend/staff/moderation";
import type { StaffDesk } from "../../src/backend/staff/desk";
import { MemoryBackend } from "../../src/backend/memory";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import SignedInArea from "../../src/views/staff/SignedInArea.svelte";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => localStorage.clear());

const ID = "3f2b8c1e-6f0a-4a53-9c7e-000000000001";
const MEMBER = { userId: "u", email: "moderator@demo.invalid", roles: [{ organisationId: "o", role: "moderator" as const }] };
const FLOOD: Flood = {
  total: 2000, contributors: 1, firstAt: "2026-11-23T09:00:00Z", lastAt: "2026-11-23T09:04:00Z",
  sample: [{ id: ID, kind: "story", title: null, text: "Köp billigt", status: "submitted", receivedAt: "2026-11-23T09:04:00Z" }],
};
const SUGGESTION: FloodSuggestion = { criteria: { sameContributorAs: ID, statuses: ["submitted"] }, why: "contributor", total: 2000, example: "Köp billigt" };

function showFloods(path = "moderering/massor") {
  const backend = new MemoryBackend();
  vi.spyOn(backend, "currentStaff").mockResolvedValue(MEMBER);
  const desk = {
    suggestFloods: vi.fn<FloodDesk["suggestFloods"]>().mockResolvedValue([SUGGESTION]),
    findFlood: vi.fn<FloodDesk["findFlood"]>().mockResolvedValue(FLOOD),
    decideInBulk: vi.fn<FloodDesk["decideInBulk"]>(),
    undoBulk: vi.fn<FloodDesk["undoBulk"]>().mockResolvedValue(),
    readBulks: vi.fn<FloodDesk["readBulks"]>().mockResolvedValue([]),
  };
  render(SignedInArea, { path, doors: { auth: backend, desk: { moderation: desk } as unknown as StaffDesk } });
  return desk;
}
const found = () => screen.getByRole("region", { name: m.flood_found() });

test("a flood is offered, looked at, rejected with a reason, and taken back with one press", async () => {
  const desk = showFloods();
  await fireEvent.click(await screen.findByRole("button", { name: m.flood_look() }));
  expect(await within(found()).findByText("Köp billigt")).toBeTruthy();
  expect(desk.findFlood).toHaveBeenCalledWith(SUGGESTION.criteria);

  await fireEvent.click(screen.getByRole("button", { name: m.flood_reject({ count: 2000 }) }));
  expect(await screen.findByText(m.flood_reason_missing())).toBeTruthy();
  expect(desk.decideInBulk).not.toHaveBeenCalled();

  const bulk = { id: "b", decided: 1998, at: "2026-11-23T09:05:00Z", undoneAt: null, reason: "advertising" as const };
  let isRejected = (): void => undefined;
  desk.decideInBulk.mockReturnValue(new Promise((resolve) => { isRejected = () => resolve({ ...bulk, withColleagues: 2 }); }));
  desk.readBulks.mockResolvedValue([bulk]);
  desk.findFlood.mockResolvedValue({ total: 0, contributors: 0, firstAt: null, lastAt: null, sample: [] });
  await fireEvent.click(screen.getByRole("radio", { name: m.moderate_reason_advertising() }));
  await fireEvent.click(screen.getByRole("button", { name: m.flood_reject({ count: 2000 }) }));
  const progress = await screen.findByRole("progressbar", { name: m.flood_rejecting({ count: 2000 }) });
  expect(document.activeElement?.contains(progress)).toBe(true);
  isRejected();
  expect(await screen.findByText(m.flood_done({ count: 1998 }))).toBeTruthy();
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(screen.getByText(m.flood_left({ count: 2 }))).toBeTruthy();
  expect(desk.decideInBulk).toHaveBeenCalledWith({ criteria: SUGGESTION.criteria, action: "reject", reason: "advertising", total: 2000 });
  expect(await within(found()).findByText(m.flood_nothing())).toBeTruthy();

  await fireEvent.click(within(screen.getByRole("status")).getByRole("button", { name: m.flood_undo() }));
  expect(await screen.findByText(m.flood_undone())).toBeTruthy();
  expect(desk.undoBulk).toHaveBeenCalledWith("b");
});

test("from a contribution in the queue what its respondent sent is looked at at once", async () => {
  const desk = showFloods(`moderering/massor?som=${ID}`);
  expect(await screen.findByText(m.flood_total({ count: 2000 }))).toBeTruthy();
  expect(desk.findFlood).toHaveBeenCalledWith({ sameContributorAs: ID, statuses: ["submitted", "published"] });
});

test("more that came while it was looked at is told, and nothing is rejected unseen", async () => {
  const desk = showFloods(`moderering/massor?som=${ID}`);
  await screen.findByText(m.flood_total({ count: 2000 }));
  desk.decideInBulk.mockRejectedValue(new Problem("revision_conflict"));
  desk.findFlood.mockResolvedValue({ ...FLOOD, total: 2400 });
  await fireEvent.click(screen.getByRole("radio", { name: m.moderate_reason_other() }));
  await fireEvent.click(screen.getByRole("button", { name: m.flood_reject({ count: 2000 }) }));
  expect(await screen.findByText(m.flood_changed())).toBeTruthy();
  expect(await screen.findByRole("button", { name: m.flood_reject({ count: 2400 }) })).toBeTruthy();
});

test("narrowing by time asks again with the times in UTC", async () => {
  const desk = showFloods(`moderering/massor?som=${ID}`);
  await screen.findByText(m.flood_total({ count: 2000 }));
  await fireEvent.input(screen.getByLabelText(m.flood_from()), { target: { value: "2026-11-23T10:00" } });
  await fireEvent.click(screen.getByRole("checkbox", { name: m.flood_published_too() }));
  await fireEvent.click(screen.getByRole("button", { name: m.flood_narrow() }));
  await waitFor(() => expect(desk.findFlood).toHaveBeenLastCalledWith({ sameContributorAs: ID, statuses: ["submitted"], from: new Date("2026-11-23T10:00").toISOString() }));
});
