/** The desk for group sessions over the database's functions. */
import * as z from "zod/mini";
import { makeReceiptCode } from "../../domain/receipt-code";
import * as part from "../../domain/schema-parts";
import { sessionParts, sessionReport } from "../session-rows";
import type { StaffClient } from "./client";
import type { CampaignSessions, SessionDesk } from "./sessions";
import { sha256Hex } from "./sha256-hex";

const saved = z.object({ id: part.uuid });
const campaignSessions: z.ZodMiniType<CampaignSessions> = z.object({
  campaignTitle: part.words,
  campaignSlug: z.string(),
  campaignIsOpen: z.boolean(),
  sessions: z.readonly(
    z.array(z.object({ ...sessionParts, id: part.uuid, links: z.readonly(z.array(z.object({ id: part.uuid, expiresAt: part.isoTime, lastUsedAt: z.nullable(part.isoTime) }))) })),
  ),
});

export function sessionDesk({ call }: StaffClient): SessionDesk {
  return {
    read: async (campaign) => part.parseOr(campaignSessions, await call("read_sessions", { campaign })),
    save: async ({ id, ...draft }) => part.parseOr(saved, await call("save_session", { session: id === null ? draft : { id, ...draft } })).id,
    end: async (session) => {
      await call("end_session", { session });
    },
    makeLink: async (sessionId, expiresAt) => {
      // 128 random bits, written as receipt codes are: only their hash leaves this device.
      const token = makeReceiptCode();
      const link = { sessionId, tokenHash: await sha256Hex(token), expiresAt };
      return { id: part.parseOr(saved, await call("make_session_link", { link })).id, token };
    },
    revokeLink: async (link) => {
      await call("revoke_session_link", { link });
    },
    readReport: async (session) => part.parseOr(sessionReport, await call("read_session_report_for_staff", { session })),
  };
}
