import { configure, fireEvent, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { m } from "../../src/generated/messages/messages";
import type { GroupSession } from "../../src/domain/campaign";
import { Problem } from "../../src/domain/problem";
import { CONTRIBUTE, routeHref } from "../../src/route";
import GroupPage from "../../src/views/group/GroupPage.svelte";
import { aCampaign, anId } from "../unit/support/factories";
import { makeStates, renderView } from "./support/render-view";

configure({ asyncUtilTimeout: 8_000 });

const HOUR = 3_600_000;
const aSession = (change: Partial<GroupSession> = {}): GroupSession => ({
  code: "HAV-482", campaignId: anId(900), campaignSlug: "trygg-kvall", forChildren: false, allowsMedia: true, opensAt: new Date(Date.now() - HOUR).toISOString(), endsAt: new Date(Date.now() + HOUR).toISOString(), ...change,
});
const statesWith = (...sessions: GroupSession[]) => makeStates({ campaigns: [aCampaign()], sessions });
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const type = async (code: string) => fireEvent.input(await screen.findByRole("textbox", { name: m.group_code_label() }), { target: { value: code } });
const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));

beforeEach(() => history.replaceState(null, "", "/grupp"));

describe("joining a group", () => {
  test("by its address: one is in, and the code is out of the address", async () => {
    history.replaceState(null, "", "/grupp/hav-482");
    renderView(GroupPage, { code: "hav-482" }, statesWith(aSession()));
    await heading(m.group_joined_title());
    expect(location.pathname).toBe("/grupp");
    await screen.findByText("Trygg kväll");
    expect(screen.getByRole("link", { name: m.group_begin() }).getAttribute("href")).toBe(routeHref({ ...CONTRIBUTE, campaignSlug: "trygg-kvall" }));
  });
  test("by typing the code, in whatever letters and with spaces", async () => {
    renderView(GroupPage, { code: null }, statesWith(aSession()));
    await heading(m.group_title());
    await type(" hav- 482 ");
    await press(m.group_join());
    await heading(m.group_joined_title());
  });
  test("an unknown code is told at the field and stays there to be mended", async () => {
    renderView(GroupPage, { code: null }, statesWith(aSession()));
    await heading(m.group_title());
    await type("HAV-483");
    await press(m.group_join());
    const field = await screen.findByRole("textbox", { name: m.group_code_label() });
    expect(field).toHaveProperty("value", "HAV-483");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getAllByText(m.group_code_unknown()).length).toBeGreaterThan(0);
  });
  test("one that has ended says so, and one may tell all the same", async () => {
    const states = statesWith(aSession());
    vi.spyOn(states.backend, "joinSession").mockRejectedValue(new Problem("session_ended"));
    renderView(GroupPage, { code: "HAV-482" }, states);
    await heading(m.group_ended_title());
    expect(screen.getByRole("link", { name: m.group_tell_anyway() })).toBeTruthy();
  });
  test("one that has not started says so, and joins when it has", async () => {
    const states = statesWith(aSession());
    vi.spyOn(states.backend, "joinSession").mockRejectedValueOnce(new Problem("session_not_started"));
    renderView(GroupPage, { code: "HAV-482" }, states);
    await heading(m.group_not_started_title());
    await press(m.shell_try_again());
    await heading(m.group_joined_title());
  });
  test("without a network the code is kept, and trying again joins", async () => {
    const states = statesWith(aSession());
    vi.spyOn(states.backend, "joinSession").mockRejectedValueOnce(new Problem("offline"));
    renderView(GroupPage, { code: "HAV-482" }, states);
    await screen.findByText(m.group_offline_title());
    expect(screen.getByText("HAV-482")).toBeTruthy();
    await press(m.shell_try_again());
    await heading(m.group_joined_title());
  });
  test("who is in another group is asked first", async () => {
    const states = statesWith(aSession(), aSession({ code: "BERG-1" }));
    await states.turn.join("BERG-1");
    renderView(GroupPage, { code: "HAV-482" }, states);
    await heading(m.group_elsewhere_title());
    expect(states.turn.session?.code).toBe("BERG-1");
    await press(m.group_elsewhere_change());
    await heading(m.group_joined_title());
    expect(states.turn.session?.code).toBe("HAV-482");
  });
});

describe("in a group", () => {
  test("children are told that places are rough and that there are no photos", async () => {
    renderView(GroupPage, { code: "HAV-482" }, statesWith(aSession({ forChildren: true, allowsMedia: false })));
    await screen.findByText(m.group_children());
  });
  test("a facilitator sees how many were entered on this device", async () => {
    const states = statesWith(aSession());
    await states.turn.join("HAV-482");
    await states.turn.countSent();
    await states.turn.countSent();
    renderView(GroupPage, { code: null }, states);
    await screen.findByText(m.group_count({ count: 2 }));
  });
  test("one may leave it again", async () => {
    const states = statesWith(aSession());
    await states.turn.join("HAV-482");
    renderView(GroupPage, { code: null }, states);
    await press(m.group_leave());
    await heading(m.group_title());
    expect(states.turn.session).toBeNull();
  });
  test("the device is shared from here after a question, and given back after another", async () => {
    const states = statesWith(aSession());
    await states.turn.join("HAV-482");
    renderView(GroupPage, { code: null }, states);
    await press(m.shared_start());
    expect(states.turn.isShared).toBe(false);
    await press(m.shared_on_yes());
    await waitFor(() => expect(states.turn.isShared).toBe(true));
    await press(m.shared_stop());
    await press(m.shared_off_yes());
    await waitFor(() => expect(states.turn.isShared).toBe(false));
  });
});
