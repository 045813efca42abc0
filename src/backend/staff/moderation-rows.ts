/** Answers for the moderator's desk, parsed at the border. */
import * as z from "zod/mini";
import { REJECTION_REASONS, REPORT_REASONS, STATUSES } from "../../domain/contribution";
import * as part from "../../domain/schema-parts";
import type { Bulk, ClaimedPage, Flood, FloodCriteria, FloodSuggestion, ModerationDesk, QueueCounts, QueueItem } from "./moderation";

export const queueCounts: z.ZodMiniType<QueueCounts> = z.object({ waiting: z.int(), urgent: z.int(), withColleagues: z.int(), restricted: z.int() });

const queueItem: z.ZodMiniType<QueueItem> = z.object({
  id: part.uuid,
  revision: z.int(),
  kind: part.kind,
  title: z.nullable(z.string()),
  text: z.string(),
  language: part.language,
  publicPlace: part.place,
  precision: part.precision,
  hasExactPlace: z.boolean(),
  era: z.nullable(part.era),
  safety: z.nullable(part.safety),
  causes: z.readonly(z.array(part.causeMark)),
  districtName: z.nullable(z.string()),
  campaignTitle: z.nullable(part.words),
  flags: z.readonly(z.array(z.string())),
  reports: z.readonly(z.array(z.object({ reason: z.enum(REPORT_REASONS), text: z.nullable(z.string()), receivedAt: part.isoTime }))),
  status: z.enum(STATUSES),
  media: z.readonly(z.array(part.receiptMedia)),
  underThirteen: z.boolean(),
  exhibition: z.boolean(),
  receivedAt: part.isoTime,
  claimedUntil: part.isoTime,
  handedOverAt: z.nullable(part.isoTime),
  sameContributor: z.int(),
});

export const claimedPage: z.ZodMiniType<ClaimedPage> = z.object({ items: z.readonly(z.array(queueItem)), counts: queueCounts });
export const renewal: z.ZodMiniType<Awaited<ReturnType<ModerationDesk["renew"]>>> = z.object({ lost: z.readonly(z.array(part.uuid)), counts: queueCounts });
export const decided = z.object({ decisionId: z.int() });
export const childWorryRoutine: z.ZodMiniType<Awaited<ReturnType<ModerationDesk["readChildWorryRoutine"]>>> = z.nullable(
  z.object({ text: z.string(), phone: z.nullable(z.string()), url: z.nullable(z.string()) }),
);

export const flood: z.ZodMiniType<Flood> = z.object({
  total: z.int(),
  contributors: z.int(),
  firstAt: z.nullable(part.isoTime),
  lastAt: z.nullable(part.isoTime),
  sample: z.readonly(
    z.array(z.object({ id: part.uuid, kind: part.kind, title: z.nullable(z.string()), text: z.string(), status: z.enum(STATUSES), receivedAt: part.isoTime })),
  ),
});
const criteria: z.ZodMiniType<FloodCriteria> = z.object({
  sameContributorAs: z.exactOptional(part.uuid),
  sessionId: z.exactOptional(part.uuid),
  similarTo: z.exactOptional(part.uuid),
  statuses: z.readonly(z.array(z.enum(["submitted", "published"]))),
});
export const floodSuggestions: z.ZodMiniType<readonly FloodSuggestion[]> = z.array(
  z.object({ criteria, why: z.enum(["contributor", "session", "similar"]), total: z.int(), example: z.string() }),
);
const bulkParts = { id: part.uuid, decided: z.int(), at: part.isoTime, undoneAt: z.nullable(part.isoTime), reason: z.enum(REJECTION_REASONS) };
export const bulks: z.ZodMiniType<readonly Bulk[]> = z.array(z.object(bulkParts));
export const newBulk: z.ZodMiniType<Bulk & { readonly withColleagues: number }> = z.object({ ...bulkParts, withColleagues: z.int() });
