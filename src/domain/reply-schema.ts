/** The border on the way in: what the database answers residents. Unknown keys are dropped, so that a newer server does not break an older phone. */
import * as z from "zod/mini";
import { PLAN_PHASES, type Campaign, type CampaignResults, type DevelopmentArea, type District, type GroupSession, type SafetyCell } from "./campaign";
import {
  REJECTION_REASONS, STANCES, type Acknowledgement, type AnswerDetail, type ChangePage, type EarlierWording, type PublishedAnswer, type PublishedContribution, type Receipt, type SupportState,
} from "./contribution";
import { PUBLIC_KINDS } from "./kind";
import { MEDIA_STATUSES, type MediaAcknowledgement } from "./media";
import { GEOMETRY_TYPES } from "./place";
import * as part from "./schema-parts";

const status = z.enum(["submitted", "published", "rejected", "withdrawn"]);

export const acknowledgement: z.ZodMiniType<Acknowledgement> = z.object({
  id: part.uuid,
  status,
  revision: z.int(),
  receivedAt: part.isoTime,
  campaignId: z.nullable(part.uuid),
  campaignClosed: z.boolean(),
});

export const supportState: z.ZodMiniType<SupportState> = z.object({ contributionId: part.uuid, supported: z.boolean(), supportCount: z.int() });

const wording = {
  stance: z.enum(STANCES),
  text: z.string(),
  reason: z.nullable(z.string()),
  unit: z.string(),
  standing: z.enum(["administration", "board"]),
  decidedOn: z.nullable(part.isoDate),
  paragraph: z.nullable(z.string()),
  publishedAt: part.isoTime,
};
const answerParts = { ...wording, id: part.uuid, correctedAt: z.optional(z.nullable(part.isoTime)) };
export const earlierWordings: z.ZodMiniType<readonly EarlierWording[]> = z.readonly(z.array(z.object({ ...wording, correctedAt: part.isoTime, why: z.string() })));
export const publishedAnswer: z.ZodMiniType<PublishedAnswer> = z.object(answerParts);

export const answerDetails: z.ZodMiniType<readonly AnswerDetail[]> = z.readonly(
  z.array(
    z.object({
      ...answerParts,
      areaId: z.nullable(part.uuid),
      areaName: z.nullable(z.string()),
      districtIds: z.readonly(z.array(part.uuid)),
      campaignId: z.nullable(part.uuid),
      contributionIds: z.readonly(z.array(part.uuid)),
      contributionCount: z.nullable(z.int()),
      isMeasure: z.boolean(),
    }),
  ),
);

export const mediaAcknowledgement: z.ZodMiniType<MediaAcknowledgement> = z.object({ id: part.uuid, status: z.enum(MEDIA_STATUSES) });

export const groupSession: z.ZodMiniType<GroupSession> = z.object({
  code: z.string(),
  campaignId: part.uuid,
  campaignSlug: z.string(),
  forChildren: z.boolean(),
  allowsMedia: z.boolean(),
  opensAt: part.isoTime,
  endsAt: part.isoTime,
});

export const receipt: z.ZodMiniType<Receipt> = z.object({
  id: part.uuid,
  kind: part.kind,
  status,
  revision: z.int(),
  receivedAt: part.isoTime,
  decidedAt: z.nullable(part.isoTime),
  title: z.nullable(z.string()),
  text: z.string(),
  redacted: z.boolean(),
  language: part.language,
  precision: part.precision,
  place: z.nullable(part.place),
  era: z.nullable(part.era),
  safety: z.nullable(part.safety),
  avoid: z.nullable(part.avoid),
  audiences: z.readonly(z.array(part.audience)),
  exhibition: z.boolean(),
  media: z.readonly(z.array(part.receiptMedia)),
  campaign: z.nullable(z.object({ id: part.uuid, title: part.words, answerBy: z.nullable(part.isoDate) })),
  rejection: z.nullable(z.object({ reason: z.enum(REJECTION_REASONS), words: z.nullable(z.string()) })),
  answers: z.readonly(z.array(publishedAnswer)),
  disposal: z.nullable(z.object({ number: z.string(), decidedOn: part.isoDate, days: z.int() })),
});

export const publishedContribution: z.ZodMiniType<PublishedContribution> = z.object({
  id: part.uuid,
  kind: z.enum(PUBLIC_KINDS),
  point: part.lonLat,
  square: z.nullable(part.ring),
  shape: z.nullable(part.shape),
  title: z.nullable(z.string()),
  text: z.string(),
  language: part.language,
  era: z.nullable(part.era),
  audiences: z.readonly(z.array(part.audience)),
  campaignId: z.nullable(part.uuid),
  districtId: z.nullable(part.uuid),
  supportCount: z.int(),
  exhibition: z.boolean(),
  publishedAt: part.isoTime,
  media: z.readonly(z.array(part.publishedMedia)),
  answers: z.readonly(z.array(publishedAnswer)),
});

export const changePage: z.ZodMiniType<ChangePage> = z.object({
  cursor: z.number(),
  changed: z.readonly(z.array(publishedContribution)),
  removed: z.readonly(z.array(part.uuid)),
  more: z.boolean(),
});

const asked = {
  type: z.enum(["single", "multiple", "scale", "text"]),
  label: part.words,
  options: z.readonly(z.array(z.object({ id: z.string(), label: part.words }))),
};
export const question = z.object({ id: z.string(), ...asked, required: z.boolean(), version: z.exactOptional(z.int()) });

export const campaigns: z.ZodMiniType<readonly Campaign[]> = z.readonly(
  z.array(
    z.object({
      id: part.uuid,
      slug: z.string(),
      title: part.words,
      question: part.words,
      intro: part.words,
      promise: z.object({ canChange: part.words, cannotChange: part.words, whoDecides: part.words, answerBy: z.nullable(part.isoDate) }),
      kinds: z.readonly(z.array(part.kind)),
      status: z.enum(["open", "closed", "archived"]),
      opensOn: part.isoDate,
      closesOn: z.nullable(part.isoDate),
      geometryTypes: z.readonly(z.array(z.enum(GEOMETRY_TYPES))),
      allowsMedia: z.boolean(),
      adultsOnly: z.boolean(),
      roughOnly: z.boolean(),
      precisionDefaults: part.precisionDefaults,
      organiser: z.string(),
      controller: z.string(),
      legalBasis: z.string(),
      questions: z.readonly(z.array(question)),
      area: z.nullable(part.ring),
      clock: z.object({ received: z.nullable(z.int()), answeredShare: z.nullable(z.number()), medianDays: z.nullable(z.number()) }),
    }),
  ),
);

export const campaignResults: z.ZodMiniType<CampaignResults> = z.object({
  respondents: z.nullable(z.int()),
  kinds: z.readonly(z.array(z.object({ kind: part.kind, count: z.int() }))),
  questions: z.readonly(
    z.array(z.object({ questionId: z.string(), respondents: z.int(), options: z.readonly(z.array(z.object({ id: z.string(), count: z.nullable(z.int()) }))), earlier: z.exactOptional(z.object(asked)) })),
  ),
});

export const districts: z.ZodMiniType<readonly District[]> = z.readonly(
  z.array(z.object({ id: part.uuid, slug: z.string(), name: z.string(), boundary: part.multiPolygon, population: z.record(z.string(), z.number()) })),
);

export const developmentAreas: z.ZodMiniType<readonly DevelopmentArea[]> = z.readonly(
  z.array(
    z.object({
      id: part.uuid,
      name: z.string(),
      caseNumber: z.nullable(z.string()),
      phase: z.enum(PLAN_PHASES),
      phaseFrom: z.nullable(part.isoDate),
      phaseTo: z.nullable(part.isoDate),
      boundary: part.multiPolygon,
      url: z.nullable(z.string()),
    }),
  ),
);

export const safetyCells: z.ZodMiniType<readonly SafetyCell[]> = z.readonly(
  z.array(
    z.object({
      id: z.string(),
      campaignId: part.uuid,
      time: part.timeOfDay,
      square: part.ring,
      sizeMetres: z.number(),
      band: z.string(),
      level: part.level,
      causes: z.readonly(z.array(part.causeMark)),
    }),
  ),
);
