/** The facilitator's desk over the database's functions. Loaded by the page /leda only. */
import { parseOr } from "../domain/schema-parts";
import type { LeadDesk } from "./lead";
import { ledSession, sessionReport } from "./session-rows";
import { callFunctions, type SupabaseParts } from "./supabase";

export function openLeadDesk(parts: SupabaseParts): LeadDesk {
  const call = callFunctions(parts);
  return {
    read: async (token) => parseOr(ledSession, await call("lead_session", { token })),
    start: async (token) => parseOr(ledSession, await call("start_session", { token })),
    close: async (token) => parseOr(ledSession, await call("close_session", { token })),
    readReport: async (token) => parseOr(sessionReport, await call("read_session_report", { token })),
  };
}
