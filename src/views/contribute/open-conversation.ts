/** Brings up the conversation: the earlier draft, the group session, the campaign, and what the person meets first. */
import { isUntouched } from "../../domain/draft";
import type { Campaigns } from "../../state/campaigns.svelte";
import type { Draft } from "../../state/draft.svelte";
import type { Turn } from "../../state/turn.svelte";
import { openingFor, type Opening } from "./opening";

export interface ConversationParts {
  readonly draft: Draft;
  readonly campaigns: Campaigns;
  readonly turn: Turn;
  /** From the address; null without one. */
  readonly campaignSlug: string | null;
}

export async function openConversation({ draft, campaigns, turn, campaignSlug }: ConversationParts): Promise<Opening> {
  await turn.ready;
  const restored = await draft.restore();
  // Another dialogue than the group's, by its own link, is not the group's.
  const session = turn.session !== null && (campaignSlug === null || campaignSlug === turn.session.campaignSlug) ? turn.session : null;
  const wantedSlug = campaignSlug ?? session?.campaignSlug ?? null;
  const keptId = draft.data.campaignId;
  // Only a campaign is worth waiting for; without one the conversation begins at once, network or not.
  if ((wantedSlug !== null || keptId !== null) && campaigns.status !== "ready") await campaigns.load();
  const campaign = (wantedSlug !== null ? campaigns.bySlug(wantedSlug) : keptId !== null ? campaigns.byId(keptId) : undefined) ?? null;
  const opening = openingFor({
    campaignSlug: wantedSlug,
    campaign,
    campaignsKnown: campaigns.status === "ready",
    isOpen: campaign !== null && campaigns.open.includes(campaign),
    hasDraft: restored || !isUntouched(draft.data),
  });
  // Offline the session's code alone says which dialogue it is.
  draft.begin({ campaign: opening.campaign, session: opening.name === "campaign-closed" || opening.name === "campaign-unknown" ? null : session });
  return opening;
}
