import type { WallSettings, WallStory } from "../../../src/domain/wall/wall";

export function aWallSettings(change: Partial<WallSettings> = {}): WallSettings {
  return {
    name: "dunkers", title: { sv: "Dunkers kulturhus" }, revision: 1, campaign: null, languages: ["sv"], languageSeconds: 300, chapters: [{ type: "stories", minutes: 5 }],
    storySeconds: 24, theme: "night", layout: "full", invitation: { sv: "Vad minns du?" }, hasSound: false, allowsBrowse: true, quietHours: null, shortCode: "K7M2P", pinnedIds: [],
    ...change,
  };
}
export function aWallStory(change: Partial<WallStory> = {}): WallStory {
  return {
    id: "00000000-0000-4000-8000-000000000001", kind: "memory", point: [12.694, 56.046], square: null, shape: null, title: null, text: "Farfar bar mig på axlarna uppför alla trappor.", language: "sv",
    era: { type: "year", from: 1962, to: 1962 }, audiences: [], campaignId: null, districtId: null, supportCount: 14, exhibition: true, publishedAt: "2026-11-01T12:00:00Z", media: [], answers: [], viaWall: false,
    ...change,
  };
}
