/**
 * The port over Supabase for everyone: database functions and the live line. Made of supabase-js's own parts (REST and Realtime), because
 * Auth, Storage and Functions would be 33 kB more on every phone; `supabase-staff.ts` takes the whole. Loaded after the shell has painted.
 */
import { PostgrestClient } from "@supabase/postgrest-js";
import { RealtimeClient } from "@supabase/supabase-js";
import type { Acknowledgement, AnswerDetail, ChangePage, EarlierWording, Receipt, SupportState } from "../domain/contribution";
import type { Campaign, CampaignResults, DevelopmentArea, District, GroupSession, SafetyCell } from "../domain/campaign";
import * as reply from "../domain/reply-schema";
import { parseOr } from "../domain/schema-parts";
import type { Backend } from "./backend";
import type { CallFunction } from "./database-functions";
import { problemFrom } from "./error-to-problem";
import { listenLive, reconnectAfterMs } from "./live";
import { sendMedia } from "./send-media";
import { timedFetch } from "./timed-fetch";

export interface SupabaseParts {
  readonly url: string;
  readonly publishableKey: string;
  /** Node 20 has no WebSocket of its own: tests give `ws`. */
  readonly webSocket?: NonNullable<ConstructorParameters<typeof RealtimeClient>[1]>["transport"];
}

const PAGE_SIZE = 500;

/** Always a POST: a receipt code in a query would stand in every log on the way. */
export function callFunctions({ url, publishableKey }: SupabaseParts): CallFunction {
  const rest = new PostgrestClient(`${url.replace(/\/+$/, "")}/rest/v1`, {
    headers: { apikey: publishableKey, Authorization: `Bearer ${publishableKey}` },
    schema: "public",
    fetch: timedFetch,
  });
  return async (name, args) => {
    const { data, error, status } = await rest.rpc(name, args ?? {});
    if (error !== null) throw problemFrom({ ...error, status });
    return data;
  };
}

export function createSupabaseBackend({ url, publishableKey, webSocket }: SupabaseParts): Backend {
  const base = url.replace(/\/+$/, "");
  const call = callFunctions({ url, publishableKey });

  const mediaFunction = `${base}/functions/v1/media`;
  /** Files go at once rather than at the next turn of the operator's clock. If this is lost, that clock finds them. */
  const deleteQueuedFiles = (): void => {
    void timedFetch(mediaFunction, { method: "DELETE", headers: { apikey: publishableKey } }).catch(() => undefined);
  };

  return {
    submitContribution: async (submission): Promise<Acknowledgement> => parseOr(reply.acknowledgement, await call("submit_contribution", { submission })),
    amendContribution: async (amendment): Promise<Acknowledgement> => {
      const acknowledgement = parseOr(reply.acknowledgement, await call("amend_contribution", { amendment }));
      if (amendment.changes.removeMedia !== undefined) deleteQueuedFiles();
      return acknowledgement;
    },
    // Picked field by field: a caller may hand over more than the type says, and the database refuses what it does not know.
    withdrawContribution: async ({ id, receiptCode }): Promise<Acknowledgement> => {
      const acknowledgement = parseOr(reply.acknowledgement, await call("withdraw_contribution", { withdrawal: { id, receiptCode } }));
      deleteQueuedFiles();
      return acknowledgement;
    },
    supportContribution: async ({ contributionId, contributorKey, supported }): Promise<SupportState> =>
      parseOr(reply.supportState, await call("support_contribution", { support: { contributionId, contributorKey, supported } })),
    reportContribution: async (report): Promise<void> => {
      await call("report_contribution", { report });
    },
    readReceipt: async (receiptCode): Promise<Receipt> => parseOr(reply.receipt, await call("read_receipt", { receipt_code: receiptCode })),
    changesSince: async (cursor): Promise<ChangePage> => parseOr(reply.changePage, await call("changes_since", { since: cursor, page_size: PAGE_SIZE })),
    readCampaigns: async (): Promise<readonly Campaign[]> => parseOr(reply.campaigns, await call("read_campaigns")),
    readDistricts: async (): Promise<readonly District[]> => parseOr(reply.districts, await call("read_districts")),
    readDevelopmentAreas: async (): Promise<readonly DevelopmentArea[]> => parseOr(reply.developmentAreas, await call("read_development_areas")),
    readSafetyCells: async (campaignId, time): Promise<readonly SafetyCell[]> =>
      parseOr(reply.safetyCells, await call("read_safety_cells", { campaign: campaignId, time_of_day: time })),
    readAnswers: async (): Promise<readonly AnswerDetail[]> => parseOr(reply.answerDetails, await call("read_answers")),
    readAnswerVersions: async (answerId): Promise<readonly EarlierWording[]> => parseOr(reply.earlierWordings, await call("read_answer_versions", { answer: answerId })),
    readCampaignResults: async (campaignId): Promise<CampaignResults> => parseOr(reply.campaignResults, await call("read_campaign_results", { campaign: campaignId })),
    joinSession: async (code): Promise<GroupSession> => parseOr(reply.groupSession, await call("join_session", { code })),
    sendMedia: (upload, bytes, options) => sendMedia(mediaFunction, publishableKey, upload, bytes, options),
    mediaUrl: (mediaId) => Promise.resolve(`${mediaFunction}?id=${encodeURIComponent(mediaId)}`),
    listen: (onHint, onState) => {
      const client = new RealtimeClient(`${base.replace(/^http/, "ws")}/realtime/v1`, {
        params: { apikey: publishableKey },
        accessToken: () => Promise.resolve(publishableKey),
        reconnectAfterMs: (tries) => reconnectAfterMs(tries),
        ...(webSocket === undefined ? {} : { transport: webSocket }),
      });
      return listenLive(client, { onHint, onState });
    },
  };
}
