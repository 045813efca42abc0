/** The records' desk over Supabase. */
import { parseOr } from "../../domain/schema-parts";
import { Problem } from "../../domain/problem";
import * as rows from "../rows";
import { timedFetch } from "../timed-fetch";
import type { StaffClient } from "./client";
import type { RecordsDesk } from "./records";
import * as schema from "./records-schema";

export function recordsDesk({ call, invoke, base }: StaffClient): RecordsDesk {
  async function read(way: string): Promise<Uint8Array | null> {
    try {
      const { url } = parseOr(rows.signedMedia, await invoke(way));
      const response = await timedFetch(new URL(url, base).href, {});
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    } catch (thrown) {
      if (thrown instanceof Problem && thrown.retry === "never") return null;
      throw thrown;
    }
  }
  return {
    readRetention: async () => parseOr(schema.retention, await call("read_retention")),
    previewRetention: async (rule) => parseOr(schema.count, await call("preview_retention", { rule })),
    changeRetentionRule: async (rule) => {
      await call("change_retention_rule", { rule });
    },
    changeDisposalRule: async (rule) => {
      await call("change_disposal_rule", { rule });
    },
    exportByReceipt: async (receiptCode, withOthers) => parseOr(schema.receiptExport, await call("export_by_receipt", { request: { receiptCode, withOthers } })),
    readMedia: (mediaId) => read(`media?id=${encodeURIComponent(mediaId)}`),
    readOriginalPhoto: (mediaId) => read(`media?id=${encodeURIComponent(mediaId)}&original=1`),
    eraseByReceipt: async (erasure) => parseOr(schema.erased, await call("erase_by_receipt", { erasure })),
    readArchivableCampaigns: async () => parseOr(schema.archivableCampaigns, await call("read_archivable_campaigns")),
    startCampaignArchive: async (campaignId, exactPlaces) => parseOr(schema.campaignArchive, await call("start_campaign_archive", { request: { campaignId, exactPlaces } })),
    readCampaignArchive: async (exportId, after) => parseOr(schema.archivePage, await call("read_campaign_archive", { export_id: exportId, after })),
  };
}
