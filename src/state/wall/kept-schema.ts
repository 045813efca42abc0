/** The border to IndexedDB: what an older or a newer version wrote there, or a half-broken disk gave back, is not taken for a wall. */
import * as z from "zod/mini";
import { publishedAnswer, publishedContribution } from "../../domain/reply-schema";
import * as part from "../../domain/schema-parts";
import { CHAPTER_TYPES, WALL_LAYOUTS, WALL_THEMES, type WallAnswer, type WallRead, type WallStory } from "../../domain/wall/wall";
import type { WallSnapshot, WallWatch } from "./wall-store";

const also = <T>(schema: z.ZodMiniType<T>) => (value: unknown) => z.safeParse(schema, value).success;

const story = z.custom<WallStory>((value) => also(publishedContribution)(value) && also(z.object({ viaWall: z.boolean() }))(value));
const answer = z.custom<WallAnswer>((value) => also(publishedAnswer)(value) && also(z.object({ areaName: z.nullable(z.string()), storyIds: z.array(part.uuid) }))(value));

const read: z.ZodMiniType<WallRead> = z.object({
  settings: z.object({
    name: z.string(),
    title: part.words,
    revision: z.number(),
    campaign: z.nullable(z.object({ id: part.uuid, slug: z.string(), title: part.words, isOpen: z.boolean() })),
    languages: z.readonly(z.array(part.language)),
    languageSeconds: z.number(),
    chapters: z.readonly(z.array(z.object({ type: z.enum(CHAPTER_TYPES), minutes: z.number() }))),
    storySeconds: z.number(),
    theme: z.enum(WALL_THEMES),
    layout: z.enum(WALL_LAYOUTS),
    invitation: part.words,
    hasSound: z.boolean(),
    allowsBrowse: z.boolean(),
    quietHours: z.nullable(z.object({ from: z.string(), to: z.string() })),
    shortCode: z.string(),
    pinnedIds: z.readonly(z.array(part.uuid)),
  }),
  voices: z.nullable(z.number()),
  answers: z.readonly(z.array(answer)),
  at: part.isoTime,
});
const snapshot: z.ZodMiniType<WallSnapshot> = z.object({ read, cursor: z.number(), revision: z.number(), rows: z.readonly(z.array(story)) });
const watch: z.ZodMiniType<WallWatch> = z.object({
  confirmedAt: z.number(),
  newcomers: z.object({
    since: z.number(),
    heard: z.readonly(z.array(z.readonly(z.tuple([z.string(), z.number()])))),
    waiting: z.readonly(z.array(z.string())),
  }),
});

export function readableSnapshot(value: unknown): WallSnapshot | null {
  const parsed = z.safeParse(snapshot, value);
  return parsed.success ? parsed.data : null;
}
export function readableWatch(value: unknown): WallWatch | null {
  const parsed = z.safeParse(watch, value);
  return parsed.success ? parsed.data : null;
}
