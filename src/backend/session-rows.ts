/** Group sessions as the database tells facilitators and staff about them, parsed at the border. */
import * as z from "zod/mini";
import { publishedAnswer } from "../domain/reply-schema";
import * as part from "../domain/schema-parts";
import type { LedSession, SessionReport } from "./lead";

export const sessionParts = {
  code: z.string(),
  label: z.string(),
  forChildren: z.boolean(),
  allowsMedia: z.boolean(),
  opensAt: z.nullable(part.isoTime),
  expiresAt: part.isoTime,
  endedAt: z.nullable(part.isoTime),
  state: z.enum(["not_started", "open", "ended"]),
  contributions: z.int(),
  respondents: z.int(),
  lastAt: z.nullable(part.isoTime),
};

export const ledSession: z.ZodMiniType<LedSession> = z.object({ ...sessionParts, campaignTitle: part.words, campaignQuestion: part.words, campaignSlug: z.string(), campaignIsOpen: z.boolean() });

export const sessionReport: z.ZodMiniType<SessionReport> = z.object({
  ...sessionParts,
  campaignTitle: part.words,
  campaignQuestion: part.words,
  organiser: z.string(),
  answerBy: z.nullable(part.isoDate),
  waiting: z.int(),
  kinds: z.readonly(z.array(z.object({ kind: part.kind, count: z.int() }))),
  districts: z.readonly(z.array(z.object({ name: z.nullable(z.string()), count: z.int() }))),
  published: z.int(),
  words: z.readonly(z.array(z.object({ id: part.uuid, kind: part.kind, title: z.nullable(z.string()), text: z.string(), language: part.language, districtName: z.nullable(z.string()) }))),
  answers: z.readonly(z.array(publishedAnswer)),
});
