/** The campaign desk over the database's functions. */
import type { AreaChange } from "../../domain/campaign-draft";
import { parseOr } from "../../domain/schema-parts";
import * as rows from "./campaign-rows";
import type { CampaignDesk } from "./campaigns";
import type { StaffClient } from "./client";

export function campaignDesk({ call }: StaffClient): CampaignDesk {
  return {
    read: async () => parseOr(rows.campaignOverview, await call("read_campaign_desk")),
    readOne: async (id) => parseOr(rows.writtenCampaign, await call("read_campaign_draft", { campaign: id })),
    save: async ({ id, version, draft, area }) => {
      const document = { id, version, ...draft, ...(area === undefined ? {} : { area: areaDocument(area) }) };
      return parseOr(rows.campaignState, await call("save_campaign", { document }));
    },
    open: async (id, version) => parseOr(rows.campaignState, await call("open_campaign", { campaign: id, version })),
    close: async (id, version) => parseOr(rows.campaignState, await call("close_campaign", { campaign: id, version })),
    archive: async (id, version) => parseOr(rows.campaignState, await call("archive_campaign", { campaign: id, version })),
    remove: async (id, version) => {
      await call("delete_campaign", { campaign: id, version });
    },
  };
}

function areaDocument(area: AreaChange) {
  return area?.type === "drawn" ? { type: area.type, place: { type: "Polygon", coordinates: [area.ring] } } : area;
}
