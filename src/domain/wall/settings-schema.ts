/** A wall's settings as they come over a border: from the database, or from what a screen kept. */
import * as z from "zod/mini";
import * as part from "../schema-parts";
import { CHAPTER_TYPES, WALL_LAYOUTS, WALL_THEMES, type WallSettings } from "./wall";

export const settingsParts = {
  name: z.string(),
  title: part.words,
  revision: z.int(),
  campaign: z.nullable(z.object({ id: part.uuid, slug: z.string(), title: part.words, isOpen: z.boolean() })),
  languages: z.readonly(z.array(part.language)),
  languageSeconds: z.int(),
  chapters: z.readonly(z.array(z.object({ type: z.enum(CHAPTER_TYPES), minutes: z.int() }))),
  storySeconds: z.int(),
  theme: z.enum(WALL_THEMES),
  layout: z.enum(WALL_LAYOUTS),
  invitation: part.words,
  hasSound: z.boolean(),
  allowsBrowse: z.boolean(),
  quietHours: z.nullable(z.object({ from: z.string(), to: z.string() })),
  shortCode: z.string(),
  pinnedIds: z.readonly(z.array(part.uuid)),
};
export const wallSettings: z.ZodMiniType<WallSettings> = z.object(settingsParts);
