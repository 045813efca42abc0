/** The border to IndexedDB: what an older or a newer version wrote there, or a half-broken disk gave back, is not taken for a wall. */
import * as z from "zod/mini";
import { publishedAnswer, publishedContribution } from "../../domain/reply-schema";
import * as part from "../../domain/schema-parts";
import { wallSettings } from "../../domain/wall/settings-schema";
import type { WallAnswer, WallRead, WallStory } from "../../domain/wall/wall";
import type { WallSnapshot, WallWatch } from "./wall-store";

const also = <T>(schema: z.ZodMiniType<T>) => (value: unknown) => z.safeParse(schema, value).success;

const story = z.custom<WallStory>((value) => also(publishedContribution)(value) && also(z.object({ viaWall: z.boolean() }))(value));
const answer = z.custom<WallAnswer>((value) => also(publishedAnswer)(value) && also(z.object({ areaName: z.nullable(z.string()), storyIds: z.array(part.uuid) }))(value));

const read: z.ZodMiniType<WallRead> = z.object({
  settings: wallSettings,
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
