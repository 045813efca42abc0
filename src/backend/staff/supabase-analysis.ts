/** The planner's desk for analysis over the database's functions. */
import { parseOr } from "../../domain/schema-parts";
import type { AnalysisDesk } from "./analysis";
import { bytesFromBase64, ordinalsFrom, pageFromRows } from "./analysis-bytes";
import * as rows from "./analysis-rows";
import type { StaffClient } from "./client";

export function analysisDesk({ call }: StaffClient): AnalysisDesk {
  return {
    readOrganisations: async () => parseOr(rows.organisations, await call("analysis_organisations")),
    startSnapshot: async (organisationId) => parseOr(rows.snapshotStart, await call("analysis_start", { organisation: organisationId })),
    readPage: async ({ organisationId, version }, after) => {
      const page = parseOr(rows.snapshotPage, await call("analysis_columns", { organisation: organisationId, version, after: Number(after ?? 0) }));
      return { bytes: pageFromRows(bytesFromBase64(page.bytes)), rows: page.rows, next: page.next };
    },
    readChanges: async ({ organisationId, version }) => {
      const changes = parseOr(rows.snapshotChanges, await call("analysis_changes", { organisation: organisationId, version }));
      return { ...changes, changed: pageFromRows(bytesFromBase64(changes.changed)), removed: ordinalsFrom(bytesFromBase64(changes.removed)) };
    },
    findWords: async (organisationId, words) =>
      ordinalsFrom(bytesFromBase64(parseOr(rows.foundWords, await call("analysis_words", { organisation: organisationId, words })).ordinals)),
    readContributions: async (organisationId, ordinals) =>
      parseOr(rows.weighedContributions, await call("analysis_contributions", { organisation: organisationId, ordinals })),
    readRegions: async (organisationId) => parseOr(rows.regions, await call("analysis_regions", { organisation: organisationId })),
    buffer: async (organisationId, where) => parseOr(rows.boundary, await call("analysis_buffer", { organisation: organisationId, place: where })),
    readViews: async (organisationId) => parseOr(rows.savedViews, await call("read_views", { organisation: organisationId })),
    saveView: async (organisationId, view) => parseOr(rows.savedView, await call("save_view", { organisation: organisationId, view })),
    deleteView: async (id) => {
      await call("delete_view", { view: id });
    },
  };
}
