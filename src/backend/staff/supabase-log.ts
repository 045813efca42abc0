/** The logs over the database's functions. */
import * as z from "zod/mini";
import { isoTime, parseOr, uuid } from "../../domain/schema-parts";
import type { StaffClient } from "./client";
import type { LogDesk, LogFacets, LogPage } from "./log";

const logPage: z.ZodMiniType<LogPage> = z.object({
  entries: z.readonly(
    z.array(z.object({ id: z.int(), at: isoTime, actorId: z.nullable(uuid), actor: z.nullable(z.string()), action: z.string(), reason: z.nullable(z.string()), subjectId: z.nullable(uuid) })),
  ),
  next: z.nullable(z.object({ at: isoTime, id: z.int() })),
});
const facets: z.ZodMiniType<LogFacets> = z.object({
  organisations: z.readonly(z.array(z.object({ id: uuid, name: z.string() }))),
  people: z.readonly(z.array(z.object({ id: uuid, email: z.string() }))),
  auditActions: z.readonly(z.array(z.string())),
});

export function logDesk({ call }: StaffClient): LogDesk {
  return {
    read: async (log, request) => parseOr(logPage, await call(log === "audit" ? "read_audit" : "read_moderation_log", { request })),
    readFacets: async (organisation) => parseOr(facets, await call("read_log_facets", { organisation })),
    beginExport: async (organisationId, log) => {
      await call("begin_log_export", { request: { organisationId, log } });
    },
  };
}
