/** The evidence desk over the database's functions. */
import { parseOr } from "../../domain/schema-parts";
import type { StaffClient } from "./client";
import type { EvidenceDesk } from "./evidence";
import * as rows from "./evidence-rows";

export function evidenceDesk({ call }: StaffClient): EvidenceDesk {
  return {
    begin: async ({ crs, ...request }) => parseOr(rows.evidenceStart, await call("begin_evidence_export", { request: { ...request, ...(crs === null ? {} : { crs }) } })),
    readRows: async (exportId, ordinals) => parseOr(rows.evidenceRows, await call("evidence_rows", { export: exportId, ordinals })),
    finish: async (outcome) => {
      await call("finish_evidence_export", { outcome });
    },
    readExports: async (organisationId) => parseOr(rows.pastExports, await call("read_evidence_exports", { organisation: organisationId })),
  };
}
