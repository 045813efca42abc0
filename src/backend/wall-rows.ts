/** Walls as the database tells screens and hosts about them, parsed at the border. */
import * as z from "zod/mini";
import { publishedAnswer, publishedContribution } from "../domain/reply-schema";
import * as part from "../domain/schema-parts";
import { wallSettings } from "../domain/wall/settings-schema";
import { CHAPTER_TYPES, COMMANDS, SCREEN_STATUSES, type Pairing, type ScreenOrders, type ScreenReport, type WallAnswer, type WallPage, type WallRead, type WallStory } from "../domain/wall/wall";

const viaWall = z.object({ viaWall: z.boolean() });
export const wallStory: z.ZodMiniType<WallStory> = z.intersection(publishedContribution, viaWall);

const wallAnswer: z.ZodMiniType<WallAnswer> = z.intersection(publishedAnswer, z.object({ areaName: z.nullable(z.string()), storyIds: z.readonly(z.array(part.uuid)) }));

export const wallRead: z.ZodMiniType<WallRead | null> = z.nullable(
  z.object({ settings: wallSettings, voices: z.nullable(z.int()), answers: z.readonly(z.array(wallAnswer)), at: part.isoTime }),
);

export const wallPage: z.ZodMiniType<WallPage> = z.object({
  cursor: z.number(),
  revision: z.int(),
  changed: z.readonly(z.array(wallStory)),
  removed: z.readonly(z.array(part.uuid)),
  more: z.boolean(),
});

export const pairing: z.ZodMiniType<Pairing> = z.object({ code: z.string(), expiresAt: part.isoTime });
export const pairedWall = z.nullable(z.object({ wallName: z.string() }));

export const screenReport: z.ZodMiniType<ScreenReport> = z.object({
  status: z.enum(SCREEN_STATUSES),
  chapter: z.nullable(z.enum(CHAPTER_TYPES)),
  storyId: z.nullable(part.uuid),
  framesPerSecond: z.number(),
  dataAgeSeconds: z.number(),
  width: z.number(),
  height: z.number(),
  recoveries: z.number(),
  loadedAt: part.isoTime,
  obeyed: z.nullable(z.number()),
});

export const screenOrders: z.ZodMiniType<ScreenOrders> = z.object({
  wallName: z.string(),
  screenName: z.string(),
  revision: z.int(),
  commands: z.readonly(z.array(z.object({ number: z.number(), type: z.enum(COMMANDS), text: z.nullable(z.string()), expiresAt: part.isoTime }))),
  lastCommand: z.number(),
});
