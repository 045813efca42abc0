/** The records' answers, parsed at the border. */
import * as z from "zod/mini";
import { REJECTION_REASONS, REPORT_REASONS } from "../../domain/contribution";
import { AGE_GROUPS, GENDERS, RELATIONS } from "../../domain/kind";
import { MEDIA_STATUSES, MEDIA_TYPES } from "../../domain/media";
import { RETENTION_SUBJECTS } from "../../domain/retention";
import { campaignResults, publishedAnswer } from "../../domain/reply-schema";
import * as part from "../../domain/schema-parts";
import type { ArchivableCampaign, ArchivePage, CampaignArchive, ContributionRecord, Erased, OrganisationRetention, ReceiptExport } from "./records";

const many = <T>(of: z.ZodMiniType<T>): z.ZodMiniType<readonly T[]> => z.readonly(z.array(of));
const text = z.string();
const maybe = z.nullable(text);
const when = z.nullable(part.isoTime);
const status = z.enum(["submitted", "published", "rejected", "withdrawn"]);
const subject = z.enum(RETENTION_SUBJECTS);
const disposal = z.nullable(z.object({ number: text, decidedOn: part.isoDate, days: z.int() }));

export const retention: z.ZodMiniType<readonly OrganisationRetention[]> = many(
  z.object({
    organisationId: part.uuid,
    name: text,
    disposal,
    withdrawnDue: z.nullable(z.int()),
    rules: many(z.object({ subject, days: z.nullable(z.int()), decision: maybe, changedAt: when, due: z.nullable(z.int()) })),
    runs: many(
      z.object({
        at: part.isoTime,
        erased: many(z.object({ subject: z.enum([...RETENTION_SUBJECTS, "withdrawn"]), count: z.int(), from: part.isoTime, to: part.isoTime })),
        more: z.boolean(),
      }),
    ),
  }),
);

export const count = z.int();

const record: z.ZodMiniType<ContributionRecord> = z.object({
  id: part.uuid,
  kind: z.nullable(part.kind),
  status,
  revision: z.int(),
  receivedAt: part.isoTime,
  amendedAt: when,
  decidedAt: when,
  withdrawnAt: when,
  erasedAt: when,
  title: maybe,
  text,
  language: maybe,
  precision: z.nullable(part.precision),
  place: z.nullable(part.place),
  districtName: maybe,
  era: z.nullable(part.era),
  safetyLevel: z.nullable(z.int()),
  times: many(part.timeOfDay),
  causes: many(part.causeMark),
  audiences: many(part.audience),
  campaignTitle: z.nullable(part.words),
  inGroupSession: z.boolean(),
  throughWall: z.nullable(part.words),
  underThirteen: z.boolean(),
  exhibition: z.boolean(),
  flags: many(text),
  rejectionReason: z.nullable(z.enum(REJECTION_REASONS)),
  rejectionWords: maybe,
  demographics: z.nullable(z.object({ ageGroup: z.nullable(z.enum(AGE_GROUPS)), gender: z.nullable(z.enum(GENDERS)), relations: many(z.enum(RELATIONS)), homeDistrict: maybe })),
  responses: many(z.object({ question: part.words, value: z.union([text, z.number(), many(text)]) })),
  media: many(
    z.object({ id: part.uuid, type: z.enum(MEDIA_TYPES), status: z.enum(MEDIA_STATUSES), mimeType: text, bytes: z.int(), alternativeText: maybe, transcript: maybe, receivedAt: part.isoTime, hasOriginal: z.boolean() }),
  ),
  originals: many(z.object({ revision: z.int(), title: maybe, text, at: part.isoTime })),
  decisions: many(z.object({ action: text, reason: maybe, revision: z.int(), at: part.isoTime })),
  answers: many(publishedAnswer),
  reports: many(z.object({ reason: z.enum(REPORT_REASONS), at: part.isoTime, resolvedAt: when })),
  supports: z.int(),
  log: many(z.object({ action: text, reason: maybe, at: part.isoTime })),
});
export const receiptExport: z.ZodMiniType<ReceiptExport> = z.object({ madeAt: part.isoTime, organisation: text, contribution: record, others: many(record), otherCount: z.int() });
export const erased: z.ZodMiniType<Erased> = z.object({ id: part.uuid, alreadyErasedAt: when, answers: z.int() });

export const archivableCampaigns: z.ZodMiniType<readonly ArchivableCampaign[]> = many(
  z.object({ id: part.uuid, title: part.words, opensOn: part.isoDate, closesOn: z.nullable(part.isoDate), isOpen: z.boolean(), contributions: z.int(), exportedAt: when }),
);
const words = z.nullable(part.words);
export const campaignArchive: z.ZodMiniType<CampaignArchive> = z.object({
  exportId: z.int(),
  madeAt: part.isoTime,
  exactPlaces: z.boolean(),
  organisation: text,
  disposal,
  campaign: z.object({
    id: part.uuid,
    slug: text,
    title: part.words,
    question: part.words,
    intro: part.words,
    canChange: words,
    cannotChange: words,
    whoDecides: words,
    answerBy: z.nullable(part.isoDate),
    opensOn: part.isoDate,
    closesOn: z.nullable(part.isoDate),
    organiser: text,
    controller: text,
    legalBasis: text,
    questions: many(
      z.object({ id: text, type: z.enum(["single", "multiple", "scale", "text"]), label: part.words, options: many(z.object({ id: text, label: part.words })), required: z.boolean() }),
    ),
  }),
  counts: many(z.object({ kind: part.kind, status, count: z.int() })),
  total: z.int(),
  results: campaignResults,
});
export const archivePage: z.ZodMiniType<ArchivePage> = z.object({
  contributions: many(
    z.object({
      id: part.uuid,
      kind: part.kind,
      status,
      receivedAt: part.isoTime,
      decidedAt: when,
      withdrawnAt: when,
      rejectionReason: z.nullable(z.enum(REJECTION_REASONS)),
      title: maybe,
      text,
      language: text,
      era: z.nullable(part.era),
      safetyLevel: z.nullable(z.int()),
      times: many(part.timeOfDay),
      causes: many(part.causeMark),
      audiences: many(part.audience),
      precision: z.nullable(z.enum(["exact", "square"])),
      place: z.nullable(part.place),
      districtName: maybe,
      media: many(z.object({ type: z.enum(MEDIA_TYPES), alternativeText: maybe, transcript: maybe })),
      answers: many(publishedAnswer),
    }),
  ),
  next: z.nullable(z.object({ at: text, id: part.uuid })),
});
