/** The planner's desk for a plan's dossier over the database's functions. */
import { parseOr } from "../../domain/schema-parts";
import type { StaffClient } from "./client";
import type { DossierDesk } from "./dossier";
import * as rows from "./dossier-rows";

export function dossierDesk({ call }: StaffClient): DossierDesk {
  return {
    read: async (areaId, stage, trial = {}) => parseOr(rows.dossier, await call("read_plan_dossier", { request: { areaId, stage, ...trial } })),
    saveFrame: async (frame) => parseOr(rows.frame, await call("save_plan_dossier", { frame })),
    addStatement: async (statement) => parseOr(rows.statement, await call("add_plan_statement", { statement })),
    saveStatement: async (statement) => parseOr(rows.statement, await call("save_plan_statement", { statement })),
    removeStatement: async ({ id, revision }) => {
      await call("remove_plan_statement", { removal: { id, revision } });
    },
    tieStatements: async (answerId, change) => {
      await call("tie_plan_statements", { tie: { answerId, ...change } });
    },
    noteExport: async ({ areaId, stage }, { format, sha256, contributions, statements }) => {
      await call("note_plan_dossier_export", { export: { areaId, stage, format, sha256, contributions, statements } });
    },
  };
}
