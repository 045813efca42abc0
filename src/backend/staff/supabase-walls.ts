/** The host's desk over the database's functions. */
import * as z from "zod/mini";
import { PUBLIC_KINDS } from "../../domain/kind";
import { Problem } from "../../domain/problem";
import { makeReceiptCode } from "../../domain/receipt-code";
import * as part from "../../domain/schema-parts";
import { settingsParts } from "../../domain/wall/settings-schema";
import { screenReport, wallStory } from "../wall-rows";
import type { StaffClient } from "./client";
import { sha256Hex } from "./sha256-hex";
import type { Wall, WallCandidates, WallChoices, WallDesk, WallDraft, WallScreen } from "./walls";

const host = z.object({ userId: part.uuid, email: z.string() });
const screen: z.ZodMiniType<WallScreen> = z.object({
  id: part.uuid,
  name: z.string(),
  pairedAt: part.isoTime,
  seenAt: z.nullable(part.isoTime),
  report: z.nullable(screenReport),
});
const wall: z.ZodMiniType<Wall> = z.object({
  ...settingsParts,
  id: part.uuid,
  organisationId: part.uuid,
  kinds: z.readonly(z.array(z.enum(PUBLIC_KINDS))),
  districtIds: z.readonly(z.array(part.uuid)),
  onlyCampaign: z.boolean(),
  storyLanguages: z.readonly(z.array(z.string())),
  hiddenIds: z.readonly(z.array(part.uuid)),
  hosts: z.readonly(z.array(host)),
  screens: z.readonly(z.array(screen)),
  storyCount: z.int(),
  mayEdit: z.boolean(),
  mayChooseCampaign: z.boolean(),
  mayChooseHosts: z.boolean(),
});
const walls: z.ZodMiniType<readonly Wall[]> = z.readonly(z.array(wall));
const choices: z.ZodMiniType<WallChoices> = z.object({
  organisations: z.readonly(z.array(z.object({ id: part.uuid, name: z.string(), mayAdd: z.boolean(), hosts: z.readonly(z.array(host)) }))),
  campaigns: z.readonly(z.array(z.object({ id: part.uuid, organisationId: part.uuid, title: part.words }))),
  districts: z.readonly(z.array(z.object({ id: part.uuid, name: z.string() }))),
});
const candidates: z.ZodMiniType<WallCandidates> = z.object({ items: z.readonly(z.array(wallStory)), next: z.nullable(z.string()) });

/** Picked field by field: a caller hands over a whole wall, and the database refuses what it does not know. */
function draftDocument(draft: WallDraft): WallDraft {
  const { id, organisationId, revision, name, title, kinds, districtIds, onlyCampaign, storyLanguages, languages, languageSeconds, chapters, storySeconds } = draft;
  const { theme, layout, invitation, hasSound, allowsBrowse, quietHours, pinnedIds, hiddenIds } = draft;
  return {
    id, organisationId, revision, name, title, kinds, districtIds, onlyCampaign, storyLanguages, languages, languageSeconds, chapters, storySeconds,
    theme, layout, invitation, hasSound, allowsBrowse, quietHours, pinnedIds, hiddenIds,
  };
}

export function wallDesk({ call }: StaffClient): WallDesk {
  return {
    read: async () => part.parseOr(walls, await call("read_walls")),
    readChoices: async () => part.parseOr(choices, await call("read_wall_choices")),
    save: async (draft) => part.parseOr(wall, await call("save_wall", { draft: draftDocument(draft) })),
    setCampaign: async (wallId, campaignId) => {
      await call("set_wall_campaign", { setting: { wallId, campaignId } });
    },
    setHosts: async (wallId, userIds) => {
      await call("set_wall_hosts", { setting: { wallId, userIds } });
    },
    delete: async (wallId) => {
      await call("delete_wall", { wall: wallId });
    },
    readCandidates: async (wallId, search, after) => part.parseOr(candidates, await call("read_wall_candidates", { request: { wallId, search, after } })),
    readStories: async (wallId, ids) => part.parseOr(z.readonly(z.array(wallStory)), await call("read_wall_stories", { request: { wallId, ids } })),
    pair: async (wallId, code, name) => {
      const paired = part.parseOr(z.nullable(screen), await call("claim_pairing", { request: { wallId, code, name } }));
      // The database counts wrong ones, so it cannot refuse them: a refusal undoes what it wrote.
      if (paired === null) throw new Problem("field_invalid", { field: "code" });
      return paired;
    },
    addScreen: async (wallId, name) => {
      // 128 random bits, written as receipt codes are: only their hash leaves this device.
      const token = makeReceiptCode();
      const request = { wallId, name, tokenHash: await sha256Hex(token) };
      return { screen: part.parseOr(screen, await call("add_wall_screen", { request })), token };
    },
    revokeScreen: async (screenId) => {
      await call("revoke_wall_screen", { screen: screenId });
    },
    command: async (wallId, screenId, type, text) => part.parseOr(z.int(), await call("command_wall", { request: { wallId, screenId, type, text } })),
  };
}
