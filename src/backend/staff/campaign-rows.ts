/** Answers of the campaign desk, parsed at the border. Staff bundle only. */
import * as z from "zod/mini";
import type { AreaSource, CampaignState } from "../../domain/campaign-draft";
import { campaignDraft } from "../../domain/campaign-draft-schema";
import { question } from "../../domain/reply-schema";
import * as part from "../../domain/schema-parts";
import type { CampaignOverview, WrittenCampaign } from "./campaigns";

const stateParts = {
  id: part.uuid,
  version: z.int(),
  slug: z.string(),
  status: z.enum(["draft", "open", "closed", "archived"]),
  opensOn: part.isoDate,
  closesOn: z.nullable(part.isoDate),
  hasOpened: z.boolean(),
  updatedAt: part.isoTime,
};
export const campaignState: z.ZodMiniType<CampaignState> = z.object(stateParts);

const disposal = z.nullable(z.object({ number: z.string(), decidedOn: part.isoDate, days: z.int() }));
export const campaignOverview: z.ZodMiniType<CampaignOverview> = z.object({
  organisations: z.readonly(z.array(z.object({ id: part.uuid, name: z.string(), disposal, mayWrite: z.boolean() }))),
  campaigns: z.readonly(
    z.array(
      z.object({ ...stateParts, organisationId: part.uuid, title: part.words, contributions: z.int(), waiting: z.int(), answered: z.int(), lastContributionAt: z.nullable(part.isoTime) }),
    ),
  ),
});

const areaSource: z.ZodMiniType<AreaSource> = z.discriminatedUnion("type", [
  z.object({ type: z.literal("drawn") }),
  z.object({ type: z.literal("development_area"), id: part.uuid, name: z.string(), caseNumber: z.nullable(z.string()), copiedOn: part.isoDate }),
  z.object({ type: z.literal("district"), id: part.uuid, name: z.string(), copiedOn: part.isoDate }),
]);
export const writtenCampaign: z.ZodMiniType<WrittenCampaign> = z.object({
  state: campaignState,
  draft: campaignDraft,
  area: z.nullable(part.ring),
  areaSource: z.nullable(areaSource),
  contributions: z.int(),
  wordings: z.readonly(z.array(z.object({ question, usedFrom: part.isoTime, answers: z.int() }))),
});
