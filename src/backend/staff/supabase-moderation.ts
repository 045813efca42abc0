/** The moderator's desk over the database functions of the migrations "moderation queue" and "floods", and the edge function `media`. */
import { parseOr, place } from "../../domain/schema-parts";
import { signedMedia } from "../rows";
import type { StaffClient } from "./client";
import type { ModerationDesk } from "./moderation";
import * as rows from "./moderation-rows";

/** As many as the database takes; who skipped more meets the oldest of them again. */
const SKIPPED_LIMIT = 500;

export function moderationDesk({ call, invoke, base }: StaffClient): ModerationDesk {
  return {
    claim: async ({ count, skipped, wanted }) =>
      parseOr(rows.claimedPage, await call("claim_contributions", { request: { count, skipped: skipped.slice(-SKIPPED_LIMIT), ...(wanted === undefined ? {} : { wanted }) } })),
    renew: async (ids) => parseOr(rows.renewal, await call("renew_claims", { ids })),
    release: async (ids) => {
      await call("release_claims", { ids });
    },
    counts: async () => parseOr(rows.queueCounts, await call("read_queue_counts")),
    decide: async (decision) => parseOr(rows.decided, await call("decide_contribution", { decision })),
    undo: async (decisionId) => {
      await call("undo_decision", { decision: decisionId });
    },
    decideMedia: async (decision) => {
      await call("moderate_media", { decision });
    },
    undoMedia: async (mediaId) => {
      await call("undo_media_decision", { media: mediaId });
    },
    readMediaUrl: async (mediaId) => new URL(parseOr(signedMedia, await invoke(`media?id=${encodeURIComponent(mediaId)}`)).url, base).href,
    blurPhoto: async (mediaId, picture) => {
      await invoke(`media?id=${encodeURIComponent(mediaId)}`, { method: "PUT", body: picture, headers: { "content-type": picture.type } });
    },
    viewExactPlace: async (contributionId) => parseOr(place, await call("view_exact_place", { contribution: contributionId })),
    handOver: async (contributionId) => {
      await call("hand_over_child_worry", { contribution: contributionId });
    },
    suggestFloods: async () => parseOr(rows.floodSuggestions, await call("suggest_floods")),
    findFlood: async (criteria) => parseOr(rows.flood, await call("find_flood", { criteria })),
    decideInBulk: async (decision) => parseOr(rows.newBulk, await call("decide_in_bulk", { decision })),
    undoBulk: async (bulkId) => {
      await call("undo_bulk", { bulk: bulkId });
    },
    readBulks: async () => parseOr(rows.bulks, await call("read_bulks")),
    readChildWorryRoutine: async () => parseOr(rows.childWorryRoutine, await call("read_child_worry_routine")),
  };
}
