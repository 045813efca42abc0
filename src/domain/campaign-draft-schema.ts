/** The rules of each field of a campaign being written, for the person; the database keeps the same. Staff bundle only. */
import * as z from "zod/mini";
import { CAMPAIGN_LIMITS, ORGANISER_LIMIT, QUESTION_LIMIT, type CampaignDraft, type CampaignForm } from "./campaign-draft";
import { LANGUAGES } from "./kind";
import { GEOMETRY_TYPES } from "./place";
import { question as anyQuestion } from "./reply-schema";
import * as part from "./schema-parts";

const wordsUpTo = (limit: number) => z.partialRecord(z.enum(LANGUAGES), z.string().check(z.maxLength(limit, "text_too_long")));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.refine((text) => !Number.isNaN(Date.parse(text))));
const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,60}$/));
const differ = z.refine<readonly { readonly id: string }[]>((list) => new Set(list.map((each) => each.id)).size === list.length);

const question = z.object({
  id,
  type: z.enum(["single", "multiple", "scale", "text"]),
  label: wordsUpTo(CAMPAIGN_LIMITS.label),
  options: z.array(z.object({ id, label: wordsUpTo(CAMPAIGN_LIMITS.option) })).check(z.maxLength(20), differ),
  required: z.boolean(),
  version: z.exactOptional(z.int()),
});

const draft = z
  .object({
    organisationId: part.uuid,
    title: wordsUpTo(CAMPAIGN_LIMITS.title),
    question: wordsUpTo(CAMPAIGN_LIMITS.question),
    intro: wordsUpTo(CAMPAIGN_LIMITS.intro),
    promise: z.object({ canChange: wordsUpTo(CAMPAIGN_LIMITS.promise), cannotChange: wordsUpTo(CAMPAIGN_LIMITS.promise), whoDecides: wordsUpTo(CAMPAIGN_LIMITS.promise), answerBy: z.nullable(day) }),
    kinds: z.array(part.kind).check(z.minLength(1)),
    opensOn: day,
    closesOn: z.nullable(day),
    geometryTypes: z.array(z.enum(GEOMETRY_TYPES)).check(z.refine((types) => types.includes("point"))),
    allowsMedia: z.boolean(),
    adultsOnly: z.boolean(),
    roughOnly: z.boolean(),
    precisionDefaults: part.precisionDefaults.check(z.refine(({ safety, avoid }) => safety !== "exact" && avoid !== "exact")),
    organisers: z.array(z.string().check(z.maxLength(CAMPAIGN_LIMITS.organiser, "text_too_long"))).check(z.maxLength(ORGANISER_LIMIT)),
    controller: z.string().check(z.maxLength(CAMPAIGN_LIMITS.controller, "text_too_long")),
    legalBasis: z.string().check(z.maxLength(CAMPAIGN_LIMITS.legalBasis, "text_too_long")),
    questions: z.array(question).check(z.maxLength(QUESTION_LIMIT), differ),
  })
  .check(
    z.refine(({ title }) => (title.sv ?? "").trim() !== "", { error: "text_missing", path: ["title"] }),
    z.refine(({ opensOn, closesOn }) => closesOn === null || opensOn <= closesOn, { error: "field_invalid", path: ["closesOn"] }),
  );

/** What stands in the way of saving; a draft may be as unfinished as it likes, but not too long, nor without a Swedish title. */
export function issuesOfDraft(written: CampaignDraft): readonly part.FieldIssue[] {
  const result = z.safeParse(draft, written);
  return result.success ? [] : part.issuesOf(result.error);
}

/** The shape alone: what the server or this computer kept, finished or not. */
export const campaignDraft: z.ZodMiniType<CampaignDraft> = z.object({
  organisationId: part.uuid,
  title: part.words,
  question: part.words,
  intro: part.words,
  promise: z.object({ canChange: part.words, cannotChange: part.words, whoDecides: part.words, answerBy: z.nullable(z.string()) }),
  kinds: z.readonly(z.array(part.kind)),
  opensOn: z.string(),
  closesOn: z.nullable(z.string()),
  geometryTypes: z.readonly(z.array(z.enum(GEOMETRY_TYPES))),
  allowsMedia: z.boolean(),
  adultsOnly: z.boolean(),
  roughOnly: z.boolean(),
  precisionDefaults: part.precisionDefaults,
  organisers: z.readonly(z.array(z.string())),
  controller: z.string(),
  legalBasis: z.string(),
  questions: z.readonly(z.array(anyQuestion)),
});
export const campaignForm: z.ZodMiniType<CampaignForm> = z.object({
  draft: campaignDraft,
  area: z.union([
    z.literal("kept"),
    z.null(),
    z.object({ type: z.literal("drawn"), ring: part.ring }),
    z.object({ type: z.enum(["development_area", "district", "campaign"]), id: part.uuid }),
  ]),
});
