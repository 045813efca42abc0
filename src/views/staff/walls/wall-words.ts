/** Words of a wall: its chapters, themes, what a screen does, and what is wrong with a field. */
import type { Wall } from "../../../backend/staff/walls";
import type { WallField, WallIssue } from "../../../domain/wall/draft-schema";
import { CHAPTER_MINUTES } from "../../../domain/wall/draft";
import { LANGUAGE_SECONDS, STORY_SECONDS, type ChapterType, type ScreenStatus, type WallStory } from "../../../domain/wall/wall";
import { m } from "../../../generated/messages/messages";
import { kindName } from "../../shared/kind-words";

const CHAPTERS: Readonly<Record<ChapterType, () => string>> = {
  stories: m.wall_desk_chapter_stories,
  memories: m.wall_desk_chapter_memories,
  answers: m.wall_desk_chapter_answers,
  voices: m.wall_desk_chapter_voices,
  map: m.wall_desk_chapter_map,
};
export const chapterName = (type: ChapterType): string => CHAPTERS[type]();

const STATUSES: Readonly<Record<ScreenStatus, () => string>> = {
  starting: m.wall_desk_status_starting,
  playing: m.wall_desk_status_playing,
  paused: m.wall_desk_status_paused,
  browsing: m.wall_desk_status_browsing,
  quiet: m.wall_desk_status_quiet,
  calm: m.wall_desk_status_calm,
};
export const screenStatusName = (status: ScreenStatus): string => STATUSES[status]();

/** What a story is called in a list: its title, else how it begins, else its kind. */
export function storyName({ title, text, kind }: Pick<WallStory, "title" | "text" | "kind">): string {
  const words = (title ?? "").trim() || text.trim().replaceAll(/\s+/g, " ");
  if (words === "") return kindName(kind);
  const letters = [...words];
  return letters.length <= 80 ? words : `${letters.slice(0, 79).join("")}…`;
}

const FIELD_ERRORS: Readonly<Partial<Record<WallField, () => string>>> = {
  name: m.wall_desk_name_wrong,
  languages: m.wall_desk_languages_missing,
  languageSeconds: () => m.wall_desk_seconds_wrong({ min: LANGUAGE_SECONDS.min, max: LANGUAGE_SECONDS.max }),
  storySeconds: () => m.wall_desk_seconds_wrong({ min: STORY_SECONDS.min, max: STORY_SECONDS.max }),
  chapters: () => m.wall_desk_chapters_wrong({ min: CHAPTER_MINUTES.min, max: CHAPTER_MINUTES.max }),
  quietHours: m.wall_desk_quiet_wrong,
};
export function wallIssueWords({ field, code }: WallIssue): string {
  if (code === "text_missing") return m.wall_desk_swedish_missing();
  if (code === "text_too_long") return m.wall_desk_too_long();
  return (FIELD_ERRORS[field] ?? m.wall_desk_field_wrong)();
}

const FIELD_NAMES: Readonly<Partial<Record<WallField, () => string>>> = {
  name: m.wall_desk_name,
  title: m.wall_desk_title_field,
  invitation: m.wall_desk_invitation,
  languages: m.wall_desk_languages,
  languageSeconds: m.wall_desk_language_seconds,
  storySeconds: m.wall_desk_story_seconds,
  chapters: m.wall_desk_chapters,
  quietHours: m.wall_desk_quiet,
  districtIds: m.wall_desk_districts,
  pinnedIds: m.wall_desk_pinned,
  hiddenIds: m.wall_desk_hidden,
  campaignId: m.wall_desk_campaign,
  hostIds: m.wall_desk_hosts,
};
export const wallFieldName = (field: WallField): string => (FIELD_NAMES[field] ?? m.wall_desk_field_other)();

/** Where a part of the editor stands, for links to what is wrong. */
export const wallFieldId = (field: WallField): string => `wall-${field}`;

export const wallTitle = (wall: Pick<Wall, "title" | "name">, language: string): string => wall.title[language] ?? wall.title["sv"] ?? wall.name;
