/**
 * A wall while its host writes it: what it begins with, and which stories its settings let through. The rules of each field stand in
 * `draft-schema.ts`; the database keeps the same (migration "wall desk").
 */
import type { Words } from "../campaign";
import type { PublishedContribution } from "../contribution";
import { fold } from "../fold";
import { PUBLIC_KINDS, type Language, type PublicKind } from "../kind";
import { LANGUAGE_SECONDS, STORY_SECONDS, WALL_NAME_LIMIT, type QuietHours, type WallChapter, type WallLayout, type WallTheme } from "./wall";

export const WALL_TITLE_LIMIT = 120;
export const CHAPTER_LIMIT = 12;
export const CHAPTER_MINUTES = { min: 1, max: 60, usual: 5 } as const;

export interface WallForm {
  readonly organisationId: string;
  /** For planners and admins; what others leave as it is. */
  readonly campaignId: string | null;
  /** For admins; what others leave as it is. */
  readonly hostIds: readonly string[];
  readonly name: string;
  readonly title: Words;
  readonly kinds: readonly PublicKind[];
  readonly districtIds: readonly string[];
  readonly onlyCampaign: boolean;
  readonly storyLanguages: readonly string[];
  readonly languages: readonly Language[];
  readonly languageSeconds: number;
  readonly chapters: readonly WallChapter[];
  readonly storySeconds: number;
  readonly theme: WallTheme;
  readonly layout: WallLayout;
  readonly invitation: Words;
  readonly hasSound: boolean;
  readonly allowsBrowse: boolean;
  readonly quietHours: QuietHours | null;
  readonly pinnedIds: readonly string[];
  readonly hiddenIds: readonly string[];
}

export function emptyWallForm(organisationId: string, invitation: Words): WallForm {
  return {
    organisationId, campaignId: null, hostIds: [], name: "", title: {}, kinds: [], districtIds: [], onlyCampaign: false, storyLanguages: [], languages: ["sv"], languageSeconds: LANGUAGE_SECONDS.usual,
    chapters: [{ type: "stories", minutes: 12 }, { type: "memories", minutes: 6 }, { type: "answers", minutes: 3 }, { type: "voices", minutes: 1 }, { type: "map", minutes: 2 }],
    storySeconds: STORY_SECONDS.usual, theme: "night", layout: "full", invitation, hasSound: false, allowsBrowse: true, quietHours: null, pinnedIds: [], hiddenIds: [],
  };
}

/** What is written, of a wall as the desk reads it. */
export function wallFormOf(wall: Omit<WallForm, "campaignId" | "hostIds"> & { readonly campaign: { readonly id: string } | null; readonly hosts: readonly { readonly userId: string }[] }): WallForm {
  const { organisationId, campaign, hosts, name, title, kinds, districtIds, onlyCampaign, storyLanguages, languages, languageSeconds, chapters } = wall;
  const { storySeconds, theme, layout, invitation, hasSound, allowsBrowse, quietHours, pinnedIds, hiddenIds } = wall;
  return {
    organisationId, campaignId: campaign?.id ?? null, hostIds: hosts.map(({ userId }) => userId), name, title, kinds, districtIds, onlyCampaign, storyLanguages, languages, languageSeconds, chapters,
    storySeconds, theme, layout, invitation, hasSound, allowsBrowse, quietHours, pinnedIds, hiddenIds,
  };
}

/** A name for the address out of a title: "Dunkers entré" becomes "dunkers-entre". */
export function wallNameFrom(title: string): string {
  return fold(title).replace(/[^a-z0-9]+/g, "-").slice(0, WALL_NAME_LIMIT).replace(/^-+|-+$/g, "");
}

/** Whether a published story with a yes to exhibition is told with these settings. */
export function tellsStory(form: WallForm, story: Pick<PublishedContribution, "id" | "kind" | "districtId" | "campaignId" | "language">): boolean {
  const isOfKind = (form.kinds.length === 0 ? PUBLIC_KINDS : form.kinds).includes(story.kind);
  const isOfDistrict = form.districtIds.length === 0 || (story.districtId !== null && form.districtIds.includes(story.districtId));
  const isOfLanguage = form.storyLanguages.length === 0 || form.storyLanguages.includes(story.language);
  const isOfCampaign = !form.onlyCampaign || form.campaignId === null || story.campaignId === form.campaignId;
  return isOfKind && isOfDistrict && isOfLanguage && isOfCampaign && !form.hiddenIds.includes(story.id);
}

/** The list with one thing a step up (-1) or down (1); as it was at the ends. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const [one, other] = [list[index], list[index + by]];
  if (one === undefined || other === undefined) return list;
  return list.map((each, at) => (at === index ? other : at === index + by ? one : each));
}

/** Pinned is not hidden, and hidden is not pinned. */
export function withPinned(form: WallForm, id: string): Pick<WallForm, "pinnedIds" | "hiddenIds"> {
  return { pinnedIds: [...form.pinnedIds.filter((each) => each !== id), id], hiddenIds: form.hiddenIds.filter((each) => each !== id) };
}
export function withHidden(form: WallForm, id: string): Pick<WallForm, "pinnedIds" | "hiddenIds"> {
  return { pinnedIds: form.pinnedIds.filter((each) => each !== id), hiddenIds: [...form.hiddenIds.filter((each) => each !== id), id] };
}
