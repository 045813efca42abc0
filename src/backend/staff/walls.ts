/**
 * The host's desk: walls, their screens and the remote control. Implemented by `supabase-walls.ts` over the migration "wall desk". Hosts do
 * this for the walls they host, admins for all of their organisation; which campaign a wall invites to is for planners and admins
 * (it decides what hosts moderate). Rejects with not_allowed, revision_conflict, field_invalid with the field.
 */
import type { Words } from "../../domain/campaign";
import type { PublicKind } from "../../domain/kind";
import type { CommandType, ScreenReport, WallSettings, WallStory } from "../../domain/wall/wall";

/** The host's view: everything of the settings, and what visitors never learn. */
export interface Wall extends WallSettings {
  readonly id: string;
  readonly organisationId: string;
  /** Empty: all four. */
  readonly kinds: readonly PublicKind[];
  /** Empty: all. */
  readonly districtIds: readonly string[];
  /** Only contributions to the wall's campaign; else everything of the organisation. */
  readonly onlyCampaign: boolean;
  /** Empty: stories in every language are told. */
  readonly storyLanguages: readonly string[];
  readonly hiddenIds: readonly string[];
  readonly hosts: readonly { readonly userId: string; readonly email: string }[];
  readonly screens: readonly WallScreen[];
  /** How many stories would be told now. */
  readonly storyCount: number;
  /** Its hosts and admins; a planner only reads it and chooses the campaign. */
  readonly mayEdit: boolean;
  /** Planners and admins. */
  readonly mayChooseCampaign: boolean;
  /** Admins. */
  readonly mayChooseHosts: boolean;
}
export interface WallScreen {
  readonly id: string;
  readonly name: string;
  readonly pairedAt: string;
  /** Null: never yet. */
  readonly seenAt: string | null;
  readonly report: ScreenReport | null;
}
/** What is saved; id null makes a new wall. */
export type WallDraft = Pick<
  Wall,
  | "name" | "title" | "kinds" | "districtIds" | "onlyCampaign" | "storyLanguages" | "languages" | "languageSeconds" | "chapters" | "storySeconds" | "theme" | "layout"
  | "invitation" | "hasSound" | "allowsBrowse" | "quietHours" | "pinnedIds" | "hiddenIds"
> & { readonly id: string | null; readonly organisationId: string; readonly revision: number };

/** What a wall could tell, for choosing: published with a yes to exhibition, newest first; the wall's other settings do not narrow it. */
export interface WallCandidates {
  readonly items: readonly WallStory[];
  /** Pass as `after`; null: no more. */
  readonly next: string | null;
}
export interface WallChoices {
  /** mayAdd: may make a wall there. hosts: who can be chosen as one; only admins are told. */
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly mayAdd: boolean; readonly hosts: Wall["hosts"] }[];
  readonly campaigns: readonly { readonly id: string; readonly organisationId: string; readonly title: Words }[];
  readonly districts: readonly { readonly id: string; readonly name: string }[];
}

export interface WallDesk {
  read(): Promise<readonly Wall[]>;
  readChoices(): Promise<WallChoices>;
  /** Returns the wall as it stands now. Rejects with field_invalid and field `name` when another wall has the name. */
  save(draft: WallDraft): Promise<Wall>;
  setCampaign(wallId: string, campaignId: string | null): Promise<void>;
  setHosts(wallId: string, userIds: readonly string[]): Promise<void>;
  delete(wallId: string): Promise<void>;
  readCandidates(wallId: string, search: string, after: string | null): Promise<WallCandidates>;
  /** Those of these ids that the wall could tell now, in any order: what is missing is not published any more, or reported. At most PLAYLIST_LIMIT ids. */
  readStories(wallId: string, ids: readonly string[]): Promise<readonly WallStory[]>;
  /** Types the code a screen shows. Rejects with field_invalid and field `code`, and with too_many_from_contributor after ten wrong ones. */
  pair(wallId: string, code: string, screenName: string): Promise<WallScreen>;
  /** A screen with a link of its own; the token is made on this device and shown once. */
  addScreen(wallId: string, screenName: string): Promise<{ readonly screen: WallScreen; readonly token: string }>;
  revokeScreen(screenId: string): Promise<void>;
  /**
   * To one screen, or (null) to all of the wall. A message stays for ten minutes; other commands are obeyed within a minute or not at all.
   * Returns the command's number: a screen has obeyed once its report's `obeyed` is that or higher.
   */
  command(wallId: string, screenId: string | null, type: CommandType, text: string | null): Promise<number>;
}
