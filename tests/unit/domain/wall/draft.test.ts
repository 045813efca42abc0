import { expect, test } from "vitest";
import { issuesOfWall, wallFieldOf, wallForm } from "../../../../src/domain/wall/draft-schema";
import { CHAPTER_LIMIT, emptyWallForm, moved, tellsStory, wallFormOf, wallNameFrom, withHidden, withPinned, type WallForm } from "../../../../src/domain/wall/draft";
import { screenHealth } from "../../../../src/domain/wall/screen-health";

const ID = "3f2b8c1e-6f0a-4a53-9c7e-000000000001";
const OTHER = "3f2b8c1e-6f0a-4a53-9c7e-000000000002";
const aForm = (over: Partial<WallForm> = {}): WallForm => ({ ...emptyWallForm(ID, { sv: "Berätta om din plats" }), name: "entren", title: { sv: "Entrén" }, ...over });
const aStory = (over: Partial<Parameters<typeof tellsStory>[1]> = {}) => ({ id: OTHER, kind: "story" as const, districtId: null, campaignId: null, language: "sv" as const, ...over });
const fieldsOf = (form: WallForm) => issuesOfWall(form).map(({ field, code }) => `${field} ${code}`);

test("a new wall lacks only its name and title", () => {
  expect(fieldsOf(emptyWallForm(ID, { sv: "Berätta" }))).toEqual(["name field_invalid", "title text_missing"]);
  expect(fieldsOf(aForm())).toEqual([]);
});

test("each field keeps the limits that the database keeps", () => {
  expect(fieldsOf(aForm({ name: "Entrén" }))).toEqual(["name field_invalid"]);
  expect(fieldsOf(aForm({ name: "a".repeat(61) }))).toEqual(["name field_invalid"]);
  expect(fieldsOf(aForm({ title: { sv: "a".repeat(121) } }))).toEqual(["title text_too_long"]);
  expect(fieldsOf(aForm({ invitation: { sv: "Kom", ar: "a".repeat(61) } }))).toEqual(["invitation text_too_long"]);
  expect(fieldsOf(aForm({ languages: [] }))).toEqual(["languages field_invalid"]);
  expect(fieldsOf(aForm({ languageSeconds: 29 }))).toEqual(["languageSeconds field_invalid"]);
  expect(fieldsOf(aForm({ storySeconds: 121 }))).toEqual(["storySeconds field_invalid"]);
  expect(fieldsOf(aForm({ chapters: [] }))).toEqual(["chapters field_invalid"]);
  expect(fieldsOf(aForm({ chapters: Array.from({ length: CHAPTER_LIMIT + 1 }, () => ({ type: "map" as const, minutes: 1 })) }))).toEqual(["chapters field_invalid"]);
  expect(issuesOfWall(aForm({ chapters: [{ type: "map", minutes: 1 }, { type: "stories", minutes: 61 }] }))).toEqual([{ field: "chapters", path: "chapters.1.minutes", code: "field_invalid" }]);
  expect(fieldsOf(aForm({ quietHours: { from: "22:00", to: "22:00" } }))).toEqual(["quietHours field_invalid"]);
  expect(fieldsOf(aForm({ quietHours: { from: "22:00", to: "06:30" } }))).toEqual([]);
  expect(fieldsOf(aForm({ pinnedIds: [ID, ID] }))).toEqual(["pinnedIds field_invalid"]);
});

test("the server's field is one of the form's, or none", () => {
  expect(wallFieldOf("quietHours.from")).toBe("quietHours");
  expect(wallFieldOf("toString")).toBeNull();
});

test("what this computer kept is read back whole, and a form of another time is dropped", () => {
  expect(wallForm.safeParse(JSON.parse(JSON.stringify(aForm())))).toEqual({ success: true, data: aForm() });
  expect(wallForm.safeParse({ ...aForm(), theme: "dusk" }).success).toBe(false);
});

test("a wall as the desk reads it becomes a form of what can be written, and nothing else", () => {
  const wall = { ...aForm(), revision: 4, campaign: { id: OTHER, slug: "ljuset" }, hosts: [{ userId: ID, email: "lisa@example.se" }], shortCode: "BCDFG" };
  expect(wallFormOf(wall)).toEqual(aForm({ campaignId: OTHER, hostIds: [ID] }));
});

test("a name for the address comes out of a title", () => {
  expect(wallNameFrom("  Dunkers entré – plan 2!")).toBe("dunkers-entre-plan-2");
  expect(wallNameFrom("مرحبا")).toBe("");
  expect(wallNameFrom(`${"a".repeat(59)} bcd`)).toBe("a".repeat(59));
});

test("a story is told when every setting lets it through", () => {
  expect(tellsStory(aForm(), aStory())).toBe(true);
  expect(tellsStory(aForm({ kinds: ["memory"] }), aStory())).toBe(false);
  expect(tellsStory(aForm({ districtIds: [ID] }), aStory({ districtId: null }))).toBe(false);
  expect(tellsStory(aForm({ districtIds: [ID] }), aStory({ districtId: ID }))).toBe(true);
  expect(tellsStory(aForm({ storyLanguages: ["en", "ar"] }), aStory())).toBe(false);
  expect(tellsStory(aForm({ hiddenIds: [OTHER] }), aStory())).toBe(false);
  expect(tellsStory(aForm({ onlyCampaign: true, campaignId: ID }), aStory({ campaignId: OTHER }))).toBe(false);
  expect(tellsStory(aForm({ onlyCampaign: true, campaignId: ID }), aStory({ campaignId: ID }))).toBe(true);
  expect(tellsStory(aForm({ onlyCampaign: true }), aStory()), "only a campaign's means nothing without one").toBe(true);
});

test("what is pinned is not hidden, and what is hidden is not pinned", () => {
  expect(withPinned(aForm({ pinnedIds: [ID], hiddenIds: [OTHER] }), OTHER)).toEqual({ pinnedIds: [ID, OTHER], hiddenIds: [] });
  expect(withHidden(aForm({ pinnedIds: [ID, OTHER] }), ID)).toEqual({ pinnedIds: [OTHER], hiddenIds: [ID] });
});

test("a thing in a list moves one step, and stays at the ends", () => {
  expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
});

test("a screen is silent when nothing was heard for a minute", () => {
  const now = new Date("2026-11-23T12:01:00Z");
  expect(screenHealth("2026-11-23T12:00:00Z", now)).toBe("alive");
  expect(screenHealth("2026-11-23T11:59:59Z", now)).toBe("silent");
  expect(screenHealth(null, now)).toBe("never");
});
