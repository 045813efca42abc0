/** The rules of each field of a wall being written, for the person; the database keeps the same as constraints. Staff bundle only. */
import * as z from "zod/mini";
import { LANGUAGES, PUBLIC_KINDS } from "../kind";
import * as part from "../schema-parts";
import { CHAPTER_LIMIT, CHAPTER_MINUTES, WALL_TITLE_LIMIT, type WallForm } from "./draft";
import { CHAPTER_TYPES, INVITATION_LIMIT, LANGUAGE_SECONDS, PLAYLIST_LIMIT, STORY_SECONDS, WALL_LAYOUTS, WALL_THEMES } from "./wall";
import { wallName } from "./wall-address";

const wordsUpTo = (limit: number) => z.partialRecord(z.enum(LANGUAGES), z.string().check(z.maxLength(limit, "text_too_long")));
const between = ({ min, max }: { readonly min: number; readonly max: number }) => z.int().check(z.gte(min), z.lte(max));
const differ = z.refine<readonly unknown[]>((list) => new Set(list).size === list.length);
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const playlist = z.array(part.uuid).check(z.maxLength(PLAYLIST_LIMIT), differ);

const rules = z.object({
  organisationId: part.uuid,
  campaignId: z.nullable(part.uuid),
  hostIds: z.array(part.uuid),
  name: wallName,
  title: wordsUpTo(WALL_TITLE_LIMIT).check(z.refine((words) => (words.sv ?? "").trim() !== "", { error: "text_missing" })),
  kinds: z.array(z.enum(PUBLIC_KINDS)).check(differ),
  districtIds: z.array(part.uuid).check(differ),
  onlyCampaign: z.boolean(),
  storyLanguages: z.array(z.string()).check(differ),
  languages: z.array(z.enum(LANGUAGES)).check(z.minLength(1), differ),
  languageSeconds: between(LANGUAGE_SECONDS),
  chapters: z.array(z.object({ type: z.enum(CHAPTER_TYPES), minutes: between(CHAPTER_MINUTES) })).check(z.minLength(1), z.maxLength(CHAPTER_LIMIT)),
  storySeconds: between(STORY_SECONDS),
  theme: z.enum(WALL_THEMES),
  layout: z.enum(WALL_LAYOUTS),
  invitation: wordsUpTo(INVITATION_LIMIT).check(z.refine((words) => (words.sv ?? "").trim() !== "", { error: "text_missing" })),
  hasSound: z.boolean(),
  allowsBrowse: z.boolean(),
  quietHours: z.nullable(z.object({ from: clockTime, to: clockTime }).check(z.refine(({ from, to }) => from !== to))),
  pinnedIds: playlist,
  hiddenIds: playlist,
});

export type WallField = keyof WallForm;
export interface WallIssue {
  readonly field: WallField;
  /** The whole path: "chapters.2.minutes", "title.ar". */
  readonly path: string;
  readonly code: part.FieldIssue["code"];
}

/** What stands in the way of saving. */
export function issuesOfWall(form: WallForm): readonly WallIssue[] {
  const result = z.safeParse(rules, form);
  if (result.success) return [];
  return part.issuesOf(result.error).flatMap(({ code, field: path }) => {
    const field = wallFieldOf(path);
    return field === null ? [] : [{ field, path, code }];
  });
}

/** The field a path begins with: of our own rules, or as the server names it. */
export function wallFieldOf(path: string): WallField | null {
  const [head = ""] = path.split(".");
  return Object.hasOwn(rules.shape, head) ? (head as WallField) : null;
}

/** The shape alone: what this computer kept, finished or not. */
export const wallForm: z.ZodMiniType<WallForm> = z.object({
  organisationId: part.uuid,
  campaignId: z.nullable(z.string()),
  hostIds: z.readonly(z.array(z.string())),
  name: z.string(),
  title: part.words,
  kinds: z.readonly(z.array(z.enum(PUBLIC_KINDS))),
  districtIds: z.readonly(z.array(z.string())),
  onlyCampaign: z.boolean(),
  storyLanguages: z.readonly(z.array(z.string())),
  languages: z.readonly(z.array(z.enum(LANGUAGES))),
  languageSeconds: z.number(),
  chapters: z.readonly(z.array(z.object({ type: z.enum(CHAPTER_TYPES), minutes: z.number() }))),
  storySeconds: z.number(),
  theme: z.enum(WALL_THEMES),
  layout: z.enum(WALL_LAYOUTS),
  invitation: part.words,
  hasSound: z.boolean(),
  allowsBrowse: z.boolean(),
  quietHours: z.nullable(z.object({ from: z.string(), to: z.string() })),
  pinnedIds: z.readonly(z.array(z.string())),
  hiddenIds: z.readonly(z.array(z.string())),
});
