/**
 * An exhibition wall: what the host has set, what is told on it, and what a screen says of itself. Shapes of the JSON documents that the
 * database functions of the migrations "wall door" and "wall desk" take and give; parsed at the border, trusted inside.
 */
import type { Words } from "../campaign";
import type { PublishedAnswer, PublishedContribution } from "../contribution";
import type { Language } from "../kind";

export const WALL_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const WALL_NAME_LIMIT = 60;
export const INVITATION_LIMIT = 60;
export const MESSAGE_LIMIT = 120;
export const PLAYLIST_LIMIT = 500;
export const SCREEN_NAME_LIMIT = 60;

export const CHAPTER_TYPES = ["stories", "memories", "answers", "voices", "map"] as const;
/** stories: one at a time; memories: decade by decade; answers: "Ni sa – vi gjorde"; voices: how many have spoken; map: the city and its pins, no words. */
export type ChapterType = (typeof CHAPTER_TYPES)[number];
export interface WallChapter {
  readonly type: ChapterType;
  /** 1–60. A chapter with nothing to tell is passed over. */
  readonly minutes: number;
}
export const WALL_THEMES = ["night", "day", "by_sun"] as const;
/** by_sun: light while the sun is up in the city. */
export type WallTheme = (typeof WALL_THEMES)[number];
export const WALL_LAYOUTS = ["full", "map_only"] as const;
/** map_only: no words, black outside the municipality, for projection on a model or a floor. */
export type WallLayout = (typeof WALL_LAYOUTS)[number];

export const STORY_SECONDS = { min: 10, max: 120, usual: 24 } as const;
export const LANGUAGE_SECONDS = { min: 30, max: 3600, usual: 300 } as const;

/** Local time of the city, "HH:MM"; the end may be on the next day. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** What everyone who stands before the wall may know of its settings. */
export interface WallSettings {
  /** Name in the address: /vagg/<name>. */
  readonly name: string;
  readonly title: Words;
  /** Grows with every change; a screen that knows an older one reads everything anew. */
  readonly revision: number;
  readonly campaign: { readonly id: string; readonly slug: string; readonly title: Words; readonly isOpen: boolean } | null;
  /** One or several, in the order they are shown; several take turns. */
  readonly languages: readonly Language[];
  readonly languageSeconds: number;
  readonly chapters: readonly WallChapter[];
  /** How long one story stays at the usual length of text; longer texts stay longer. */
  readonly storySeconds: number;
  readonly theme: WallTheme;
  readonly layout: WallLayout;
  /** One line beside the QR, by language. */
  readonly invitation: Words;
  /** Recordings are heard, not only captioned. */
  readonly hasSound: boolean;
  /** A touch lets the visitor look around; else it only pauses. */
  readonly allowsBrowse: boolean;
  readonly quietHours: QuietHours | null;
  /** What /v/<code> ends with: five letters and figures that cannot be mistaken for one another. */
  readonly shortCode: string;
  /** Stories the host chose, in order; they are told first in each chapter of stories. */
  readonly pinnedIds: readonly string[];
}

/** A row of the wall: published, its author said yes to exhibition, nobody has reported it, the host has not hidden it. */
export interface WallStory extends PublishedContribution {
  /** Came through this wall's own QR. */
  readonly viaWall: boolean;
}
export interface WallAnswer extends PublishedAnswer {
  readonly areaName: string | null;
  /** Stories on this wall that it answers; may be empty when it belongs to an area. */
  readonly storyIds: readonly string[];
}
export interface WallRead {
  readonly settings: WallSettings;
  /** How many contributions the campaign (or the whole map) has published; null below five. */
  readonly voices: number | null;
  /** Newest first, at most 60. */
  readonly answers: readonly WallAnswer[];
  /** The server's clock, ISO 8601. */
  readonly at: string;
}
export interface WallPage {
  /** Pass to the next call; 0 = from the beginning. Only grows, unless the database is another one. */
  readonly cursor: number;
  /** Of the settings that decided what is on this page. */
  readonly revision: number;
  readonly changed: readonly WallStory[];
  /** No longer on this wall, or never: ids that were public at some time. */
  readonly removed: readonly string[];
  readonly more: boolean;
}

export const COMMANDS = ["next", "pause", "resume", "message", "reload"] as const;
export type CommandType = (typeof COMMANDS)[number];
export interface WallCommand {
  /** Grows; a screen obeys each once. */
  readonly number: number;
  readonly type: CommandType;
  /** Only for message; empty takes the message away. */
  readonly text: string | null;
  /** After this the command is not obeyed any more; a message is taken away. */
  readonly expiresAt: string;
}

export const SCREEN_STATUSES = ["starting", "playing", "paused", "browsing", "quiet", "calm"] as const;
/** calm: without a living map, a still picture with a story. */
export type ScreenStatus = (typeof SCREEN_STATUSES)[number];
/** What a paired screen says of itself, at most every fifteen seconds. Codes and ids only. */
export interface ScreenReport {
  readonly status: ScreenStatus;
  readonly chapter: ChapterType | null;
  readonly storyId: string | null;
  /** Frames drawn a second, of late. */
  readonly framesPerSecond: number;
  /** Seconds since the server last answered. */
  readonly dataAgeSeconds: number;
  readonly width: number;
  readonly height: number;
  /** How often the watchdog had to step in since the page was loaded. */
  readonly recoveries: number;
  readonly loadedAt: string;
  /** The last command that was obeyed; null at the start: then nothing older than now is sent. */
  readonly obeyed: number | null;
}
export interface ScreenOrders {
  readonly wallName: string;
  readonly screenName: string;
  readonly revision: number;
  readonly commands: readonly WallCommand[];
  /** The highest number given so far. */
  readonly lastCommand: number;
}
export interface Pairing {
  /** Six letters and figures that a host types. */
  readonly code: string;
  readonly expiresAt: string;
}

export function wallHref(name: string, token: string | null = null): string {
  return `/vagg/${encodeURIComponent(name)}${token === null ? "" : `#${token}`}`;
}
/** The short address beside the QR. */
export function invitationHref(shortCode: string): string {
  return `/v/${encodeURIComponent(shortCode)}`;
}
