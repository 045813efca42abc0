/** The host's pages: walls, their settings, their screens and the remote control. */
import { configure, fireEvent, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import type { StaffDesk } from "../../src/backend/staff/desk";
import type { StaffRole } from "../../src/backend/staff/auth";
import type { Wall, WallDesk, WallScreen } from "../../src/backend/staff/walls";
import { MemoryBackend } from "../../src/backend/memory";
import { Problem } from "../../src/domain/problem";
import type { ScreenReport, WallStory } from "../../src/domain/wall/wall";
import { m } from "../../src/generated/messages/messages";
import { toasts } from "../../src/ui";
import SignedInArea from "../../src/views/staff/SignedInArea.svelte";
import { choose } from "./support/choose";
import { makeStates, renderView } from "./support/render-view";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const ORGANISATION = "3f2b8c1e-6f0a-4a53-9c7e-000000000001";
const WALL = "3f2b8c1e-6f0a-4a53-9c7e-000000000010";
const STORY = "3f2b8c1e-6f0a-4a53-9c7e-000000000020";
const OTHER = "3f2b8c1e-6f0a-4a53-9c7e-000000000021";
const GONE = "3f2b8c1e-6f0a-4a53-9c7e-000000000022";
const CAMPAIGN = "3f2b8c1e-6f0a-4a53-9c7e-000000000030";

const aStory = (over: Partial<WallStory> = {}): WallStory => ({
  id: STORY, kind: "story", point: [12.69, 56.04], square: null, shape: null, title: "Sommar på Råå", text: "Vi badade varje dag.", language: "sv", era: null, audiences: [], campaignId: null,
  districtId: null, supportCount: 0, exhibition: true, publishedAt: "2026-11-01T10:00:00Z", media: [], answers: [], viaWall: false, ...over,
});
const aReport = (over: Partial<ScreenReport> = {}): ScreenReport => ({
  status: "playing", chapter: "stories", storyId: STORY, framesPerSecond: 30, dataAgeSeconds: 4, width: 1920, height: 1080, recoveries: 0, loadedAt: "2026-11-23T07:00:00Z", obeyed: 6, ...over,
});
const aScreen = (over: Partial<WallScreen> = {}): WallScreen => ({
  id: "3f2b8c1e-6f0a-4a53-9c7e-000000000040", name: "Entrén", pairedAt: "2026-11-01T10:00:00Z", seenAt: new Date(Date.now() - 5_000).toISOString(), report: aReport(), ...over,
});
const aWall = (over: Partial<Wall> = {}): Wall => ({
  id: WALL, organisationId: ORGANISATION, name: "entren", title: { sv: "Entréns vägg" }, revision: 3, campaign: null, languages: ["sv"], languageSeconds: 300,
  chapters: [{ type: "stories", minutes: 12 }, { type: "memories", minutes: 6 }], storySeconds: 24, theme: "night", layout: "full", invitation: { sv: "Berätta om din plats" }, hasSound: false,
  allowsBrowse: true, quietHours: null, shortCode: "BCDFG", pinnedIds: [], kinds: [], districtIds: [], onlyCampaign: false, storyLanguages: [], hiddenIds: [], hosts: [], screens: [], storyCount: 2,
  mayEdit: true, mayChooseCampaign: false, mayChooseHosts: false, ...over,
});

function aDesk(...walls: Wall[]) {
  return {
    read: vi.fn<WallDesk["read"]>(() => Promise.resolve(walls)),
    readChoices: vi.fn<WallDesk["readChoices"]>(() =>
      Promise.resolve({ organisations: [{ id: ORGANISATION, name: "Staden", mayAdd: true, hosts: [] }], campaigns: [{ id: CAMPAIGN, organisationId: ORGANISATION, title: { sv: "Ljuset" } }], districts: [] }),
    ),
    save: vi.fn<WallDesk["save"]>((draft) => Promise.resolve(aWall({ ...draft, id: WALL, revision: draft.revision + 1 }))),
    setCampaign: vi.fn<WallDesk["setCampaign"]>(() => Promise.resolve()),
    setHosts: vi.fn<WallDesk["setHosts"]>(() => Promise.resolve()),
    delete: vi.fn<WallDesk["delete"]>(() => Promise.resolve()),
    readCandidates: vi.fn<WallDesk["readCandidates"]>(() => Promise.resolve({ items: [aStory(), aStory({ id: OTHER, title: "Kiosken" })], next: null })),
    readStories: vi.fn<WallDesk["readStories"]>((_, ids) => Promise.resolve([aStory(), aStory({ id: OTHER, title: "Kiosken" })].filter(({ id }) => ids.includes(id)))),
    pair: vi.fn<WallDesk["pair"]>(() => Promise.resolve(aScreen())),
    addScreen: vi.fn<WallDesk["addScreen"]>((_, name) => Promise.resolve({ screen: aScreen({ name }), token: "0123456789ABCDEFGHJKMNPQRS" })),
    revokeScreen: vi.fn<WallDesk["revokeScreen"]>(() => Promise.resolve()),
    command: vi.fn<WallDesk["command"]>(() => Promise.resolve(7)),
  } satisfies WallDesk;
}
function show(desk: WallDesk, path: string, role: StaffRole = "host") {
  const auth = new MemoryBackend();
  vi.spyOn(auth, "currentStaff").mockResolvedValue({ userId: "h", email: "host@demo.invalid", roles: [{ organisationId: ORGANISATION, role }] });
  // Only this subject's desk is asked.
  return renderView(SignedInArea, { path, doors: { auth, desk: { walls: desk } as unknown as StaffDesk } }, makeStates());
}
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const press = async (name: string | RegExp) => fireEvent.click(await button(name));
const write = async (name: string | RegExp, value: string) => fireEvent.input(await screen.findByLabelText(name), { target: { value } });

beforeEach(() => {
  localStorage.clear();
  vi.restoreAllMocks();
});

test("without a wall the list invites to make the first", async () => {
  show(aDesk(), "vaggar");
  expect(await screen.findByText(m.wall_desk_empty())).toBeTruthy();
  expect(screen.getByRole("link", { name: m.wall_desk_new() }).getAttribute("href")).toMatch(/vaggar\/ny$/);
});

test("a wall in the list tells its address, its screens and how much it can tell", async () => {
  const silent = aScreen({ id: GONE, name: "Bion", seenAt: new Date(Date.now() - 3 * 60_000 - 500).toISOString() });
  show(aDesk(aWall({ screens: [aScreen(), silent] })), "vaggar");
  const item = (await screen.findByRole("heading", { name: "Entréns vägg" })).closest("li");
  if (item === null) throw new Error("no item");
  expect(within(item).getByRole("link", { name: `${location.host}/vagg/entren` }).getAttribute("target")).toBe("_blank");
  expect(within(item).getByText("Entrén").closest("li")?.textContent).toContain(m.wall_desk_alive());
  expect(within(item).getByText("Bion").closest("li")?.textContent).toContain(m.wall_desk_silent());
  expect(item.textContent).toContain("för 3 minuter sedan");
  expect(item.textContent).toContain(m.wall_desk_stories_count({ count: 2 }));
});

test("a wall is removed only after a yes", async () => {
  const desk = aDesk(aWall());
  show(desk, "vaggar");
  await press(m.wall_desk_remove());
  expect(desk.delete).not.toHaveBeenCalled();
  await fireEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: m.wall_desk_remove() }));
  await vi.waitFor(() => expect(desk.delete).toHaveBeenCalledWith(WALL));
});

test("what cannot be fetched is said, with a way to try again", async () => {
  const desk = aDesk();
  desk.read.mockRejectedValueOnce(new Problem("offline"));
  show(desk, "vaggar");
  await screen.findByText(m.staff_problem_offline());
  await press(m.staff_problem_try_again());
  expect(await screen.findByText(m.wall_desk_empty())).toBeTruthy();
});

test("a new wall's address follows its title, and a taken one is said at the field", async () => {
  const desk = aDesk();
  desk.save.mockRejectedValueOnce(new Problem("field_invalid", { field: "name" }));
  show(desk, "vaggar/ny");
  await write(new RegExp(`^${m.wall_desk_title_field()}`), "Dunkers entré");
  const name = await screen.findByLabelText(m.wall_desk_name());
  expect(name).toHaveProperty("value", "dunkers-entre");
  await press(m.wall_desk_save());
  expect(await screen.findByText(m.wall_desk_name_taken())).toBeTruthy();
  expect(name.getAttribute("aria-invalid")).toBe("true");
  expect(desk.save).toHaveBeenCalledWith(expect.objectContaining({ id: null, organisationId: ORGANISATION, name: "dunkers-entre", title: { sv: "Dunkers entré" } }));
});

test("what breaks a rule is said before anything is sent", async () => {
  const desk = aDesk(aWall());
  show(desk, `vaggar/${WALL}`);
  await write(m.wall_desk_story_seconds(), "5");
  await press(m.wall_desk_save());
  expect(await screen.findByText(m.wall_desk_seconds_wrong({ min: 10, max: 120 }))).toBeTruthy();
  expect(desk.save).not.toHaveBeenCalled();
});

test("chapters are moved by keys, and saved with the revision they were read with", async () => {
  const desk = aDesk(aWall());
  show(desk, `vaggar/${WALL}`);
  await fireEvent.keyDown(await button(m.wall_desk_down({ name: m.wall_desk_chapter_stories() })), { key: "ArrowDown" });
  expect(await screen.findByText(m.wall_desk_moved({ number: 2 }))).toBeTruthy();
  await press(m.wall_desk_save());
  await vi.waitFor(() => expect(desk.save).toHaveBeenCalled());
  expect(desk.save.mock.calls[0]?.[0]).toMatchObject({ revision: 3, chapters: [{ type: "memories", minutes: 6 }, { type: "stories", minutes: 12 }] });
});

test("a colleague's change is not overwritten unasked", async () => {
  const desk = aDesk(aWall());
  desk.save.mockRejectedValueOnce(new Problem("revision_conflict", { field: "revision" }));
  show(desk, `vaggar/${WALL}`);
  await write(new RegExp(`^${m.wall_desk_title_field()}`), "Nytt namn");
  await press(m.wall_desk_save());
  await screen.findByText(m.wall_desk_conflict_title());
  desk.read.mockResolvedValue([aWall({ revision: 9 })]);
  await press(m.campaign_edit_conflict_mine());
  await vi.waitFor(() => expect(desk.save).toHaveBeenCalledTimes(2));
  expect(desk.save.mock.calls[1]?.[0]).toMatchObject({ revision: 9, title: { sv: "Nytt namn" } });
});

test("a story is pinned, and one that is not published any more says so", async () => {
  const desk = aDesk(aWall({ pinnedIds: [GONE] }));
  show(desk, `vaggar/${WALL}`);
  expect(await screen.findByText(m.wall_desk_story_gone())).toBeTruthy();
  await press(m.wall_desk_pin_name({ name: "Kiosken" }));
  await press(m.wall_desk_hide_name({ name: "Sommar på Råå" }));
  await press(m.wall_desk_save());
  await vi.waitFor(() => expect(desk.save).toHaveBeenCalledWith(expect.objectContaining({ pinnedIds: [GONE, OTHER], hiddenIds: [STORY] })));
});

test("candidates are searched, and the next page is added", async () => {
  const desk = aDesk(aWall());
  desk.readCandidates.mockImplementation((_, search, after) => Promise.resolve(after === null ? { items: [aStory()], next: search === "" ? null : "more" } : { items: [aStory({ id: OTHER, title: "Kiosken" })], next: null }));
  show(desk, `vaggar/${WALL}`);
  await write(m.wall_desk_search(), "råå");
  await vi.waitFor(() => expect(desk.readCandidates).toHaveBeenCalledWith(WALL, "råå", null));
  await press(m.wall_desk_more());
  expect(await button(m.wall_desk_pin_name({ name: "Kiosken" }))).toBeTruthy();
  expect(desk.readCandidates).toHaveBeenCalledWith(WALL, "råå", "more");
});

test("a planner chooses the campaign, and nothing else", async () => {
  const desk = aDesk(aWall({ mayEdit: false, mayChooseCampaign: true }));
  show(desk, `vaggar/${WALL}`, "planner");
  await choose(await screen.findByLabelText(m.wall_desk_campaign()), CAMPAIGN);
  expect(screen.queryByLabelText(m.wall_desk_name())).toBeNull();
  await press(m.wall_desk_save());
  await vi.waitFor(() => expect(desk.setCampaign).toHaveBeenCalledWith(WALL, CAMPAIGN));
  expect(desk.save).not.toHaveBeenCalled();
});

test("a screen tells what it shows, by the story's title", async () => {
  show(aDesk(aWall({ screens: [aScreen()] })), `vaggar/${WALL}/skarmar`);
  const item = (await screen.findByRole("heading", { name: "Entrén" })).closest("li");
  await vi.waitFor(() => expect(item?.textContent).toContain("Sommar på Råå"));
  expect(item?.textContent).toContain("1920 × 1080");
  expect(item?.textContent).toContain(m.wall_desk_chapter_stories());
});

test("next is sent to all, and said to be done when the screen says so", async () => {
  const desk = aDesk(aWall({ screens: [aScreen()] }));
  show(desk, `vaggar/${WALL}/skarmar`);
  await press(m.wall_desk_remote_next());
  expect(await screen.findByText(m.wall_desk_remote_waiting({ obeyed: 0, asked: 1 }))).toBeTruthy();
  expect(desk.command).toHaveBeenCalledWith(WALL, null, "next", null);
  desk.read.mockResolvedValue([aWall({ screens: [aScreen({ report: aReport({ obeyed: 7 }) })] })]);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(await screen.findByText(m.wall_desk_remote_obeyed({ count: 1 }))).toBeTruthy();
});

test("a message goes to the screen that was chosen, within its limit, and can be taken away", async () => {
  const other = aScreen({ id: GONE, name: "Bion" });
  const desk = aDesk(aWall({ screens: [aScreen(), other] }));
  show(desk, `vaggar/${WALL}/skarmar`);
  await fireEvent.click(await screen.findByRole("radio", { name: "Bion" }));
  await write(m.wall_desk_message(), "x".repeat(121));
  expect(await button(m.wall_desk_message_show())).toHaveProperty("disabled", true);
  expect(screen.getByText(m.wall_desk_message_over({ count: 1 }))).toBeTruthy();
  await write(m.wall_desk_message(), "  Vi stänger snart ");
  await press(m.wall_desk_message_show());
  await vi.waitFor(() => expect(desk.command).toHaveBeenCalledWith(WALL, GONE, "message", "Vi stänger snart"));
  await press(m.wall_desk_message_take_away());
  await vi.waitFor(() => expect(desk.command).toHaveBeenLastCalledWith(WALL, GONE, "message", ""));
});

test("a code nobody shows is said at the field, and a right one is paired by name", async () => {
  const desk = aDesk(aWall());
  desk.pair.mockRejectedValueOnce(new Problem("field_invalid", { field: "code" }));
  show(desk, `vaggar/${WALL}/skarmar`);
  await write(m.wall_desk_pair_code(), "kpt 4x-9");
  await write(m.wall_desk_screen_name(), "Entrén");
  await press(m.wall_desk_pair_do());
  expect(await screen.findByText(m.wall_desk_pair_code_unknown())).toBeTruthy();
  await press(m.wall_desk_pair_do());
  await vi.waitFor(() => expect(desk.pair).toHaveBeenCalledTimes(2));
  expect(desk.pair).toHaveBeenLastCalledWith(WALL, "KPT4X9", "Entrén");
});

test("a screen's link is shown once, whole", async () => {
  show(aDesk(aWall()), `vaggar/${WALL}/skarmar`);
  await fireEvent.click(await screen.findByRole("radio", { name: m.wall_desk_pair_by_link() }));
  await write(m.wall_desk_screen_name(), "Museet");
  await press(m.wall_desk_link_make());
  expect((await screen.findByTestId("screen-link")).textContent).toBe(`${location.origin}/vagg/entren#0123456789ABCDEFGHJKMNPQRS`);
  await press(m.wall_desk_link_done());
  expect(screen.queryByTestId("screen-link")).toBeNull();
});

test("what was changed in the playlist can be taken back until it is saved, and the latest only", async () => {
  const desk = aDesk(aWall());
  show(desk, `vaggar/${WALL}`);
  await press(m.wall_desk_pin_name({ name: "Kiosken" }));
  await press(m.wall_desk_hide_name({ name: "Sommar på Råå" }));
  const offered = () => toasts.list.filter(({ action }) => action !== null);
  expect(offered().map(({ text }) => text)).toEqual([m.wall_desk_hidden_done()]);
  offered()[0]?.action?.run();
  await press(m.wall_desk_hide_name({ name: "Sommar på Råå" }));
  await press(m.wall_desk_save());
  await vi.waitFor(() => expect(desk.save).toHaveBeenCalledWith(expect.objectContaining({ pinnedIds: [OTHER], hiddenIds: [STORY] })));
  await vi.waitFor(() => expect(offered()).toEqual([]));
});

test("a screen is disconnected only after a yes", async () => {
  const desk = aDesk(aWall({ screens: [aScreen()] }));
  show(desk, `vaggar/${WALL}/skarmar`);
  await press(m.wall_desk_screen_revoke());
  // What becomes of the screen is told before.
  expect(await screen.findByText(m.wall_desk_screen_revoke_after())).toBeTruthy();
  expect(desk.revokeScreen).not.toHaveBeenCalled();
  await fireEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: m.wall_desk_screen_revoke() }));
  await vi.waitFor(() => expect(desk.revokeScreen).toHaveBeenCalledWith(aScreen().id));
});

test("the card has the short address in text and the invitation in the language chosen", async () => {
  show(aDesk(aWall({ invitation: { sv: "Berätta om din plats", en: "Tell us about your place" } })), `vaggar/${WALL}/kort`);
  const card = await screen.findByTestId("wall-card");
  expect(card.textContent).toContain("/v/BCDFG");
  expect(within(card).getByRole("heading").textContent).toBe("Berätta om din plats");
  await fireEvent.click(screen.getByRole("radio", { name: m.staff_language_en() }));
  expect(within(card).getByRole("heading").textContent).toBe("Tell us about your place");
});
