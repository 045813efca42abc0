/** The border on the way in: what the functions for answers and themes tell. */
import * as z from "zod/mini";
import { ANSWER_TABS } from "../../domain/answer";
import { STANCES } from "../../domain/contribution";
import * as part from "../../domain/schema-parts";
import type { WordCounts } from "../../domain/theme-suggestions";
import type { AnswerChoices, AnswerDeskPage, ContributionsPage, OverduePage, StaffAnswer, WholeAnswer } from "./answers";
import type { Coding, Theme } from "./themes";

const stance = z.nullable(z.enum(STANCES));
const list = <Item extends z.ZodMiniType>(item: Item) => z.readonly(z.array(item));

const contribution = z.object({
  id: part.uuid,
  kind: part.kind,
  title: z.nullable(z.string()),
  text: z.string(),
  language: part.language,
  point: part.lonLat,
  isRough: z.boolean(),
  safetyLevel: z.nullable(z.int()),
  causes: list(part.causeMark),
  districtName: z.nullable(z.string()),
  campaignTitle: z.nullable(part.words),
  themeIds: list(part.uuid),
  receivedAt: part.isoTime,
  dueOn: part.isoDate,
  isOverdue: z.boolean(),
  isAnswered: z.boolean(),
  answers: list(z.object({ id: part.uuid, stance, isPublished: z.boolean() })),
  supportCount: z.int(),
});
const pageParts = { items: list(contribution), total: z.int(), unanswered: z.int(), next: z.nullable(z.string()) };
export const contributionsPage: z.ZodMiniType<ContributionsPage> = z.object(pageParts);
export const overduePage: z.ZodMiniType<OverduePage> = z.object({
  ...pageParts,
  campaigns: list(z.object({ id: z.nullable(part.uuid), title: z.nullable(part.words), answerBy: z.nullable(part.isoDate), overdue: z.int(), oldest: part.isoTime })),
});

const wording = {
  stance,
  text: z.string(),
  reason: z.nullable(z.string()),
  unit: z.string(),
  standing: z.enum(["administration", "board"]),
  decidedOn: z.nullable(part.isoDate),
  paragraph: z.nullable(z.string()),
};
const moment = z.nullable(part.isoTime);
const person = z.nullable(z.string());
const answerParts = {
  ...wording,
  id: part.uuid,
  revision: z.int(),
  state: z.enum(["draft", "to_review", "approved", "published", "withdrawn"]),
  areaId: z.nullable(part.uuid),
  areaName: z.nullable(z.string()),
  contributionCount: z.int(),
  updatedAt: part.isoTime,
  updatedBy: person,
  reviewRequestedAt: moment,
  reviewRequestedBy: person,
  reviewNote: z.nullable(z.string()),
  approvedBy: person,
  publishedAt: moment,
  correctedAt: moment,
  withdrawnAt: moment,
  withdrawnReason: z.nullable(z.string()),
  correction: z.nullable(z.object({ ...wording, why: z.string(), by: person })),
  isMine: z.pipe(z.nullable(z.boolean()), z.transform((mine: boolean | null) => mine ?? false)),
  needsSecondLook: z.boolean(),
};
export const staffAnswer: z.ZodMiniType<StaffAnswer> = z.object(answerParts);
export const wholeAnswer: z.ZodMiniType<WholeAnswer> = z.object({
  ...answerParts,
  versions: list(z.object({ ...wording, how: z.enum(["corrected", "withdrawn"]), publishedAt: part.isoTime, endedAt: part.isoTime, endedBy: person, why: z.string() })),
});
export const answerDesk: z.ZodMiniType<AnswerDeskPage> = z.object({
  counts: z.record(z.enum([...ANSWER_TABS, "overdue"]), z.int()),
  items: list(staffAnswer),
  needsSecondLook: z.boolean(),
  answerWithinDays: z.int(),
});
const named = z.object({ id: part.uuid, name: z.string() });
export const answerChoices: z.ZodMiniType<AnswerChoices> = z.object({
  districts: list(named),
  campaigns: list(z.object({ id: part.uuid, title: part.words })),
  areas: list(named),
  units: list(z.string()),
});

export const theme: z.ZodMiniType<Theme> = z.object({
  id: part.uuid,
  slug: z.string(),
  name: part.words,
  description: z.nullable(z.string()),
  retiredAt: moment,
  mergedInto: z.nullable(part.uuid),
  coded: z.int(),
});
export const themes: z.ZodMiniType<readonly Theme[]> = list(theme);
export const coding: z.ZodMiniType<Coding> = z.object({ batchId: z.nullable(part.uuid), changed: z.int(), selected: z.int() });
const counts = z.record(z.string(), z.int());
export const wordCounts: z.ZodMiniType<WordCounts> = z.object({ coded: z.int(), words: counts, themes: list(z.object({ id: part.uuid, coded: z.int(), words: counts })) });
