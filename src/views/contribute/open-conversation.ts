/** Brings up the conversation: the earlier draft, the group session, the campaign, and what the person meets first. */
import { isUntouched } from "../../domain/draft";
import type { Campaigns } from "../../state/campaigns.svelte";
import type { Draft } from "../../state/draft.svelte";
import type { Turn } from "../../state/turn.svelte";
import { readInvitation, type ResolveWall } from "./invitation";
import { openingFor, type Opening } from "./opening";

export interface ConversationParts {
  readonly draft: Draft;
  readonly campaigns: Campaigns;
  readonly turn: Turn;
  /** From the address; null without one. */
  readonly campaignSlug: string | null;
  /** From the short address on an exhibition wall; null without one. */
  readonly wallCode: string | null;
  readonly resolveWall: ResolveWall;
}

export async function openConversation({ draft, campaigns, turn, campaignSlug: linkedSlug, wallCode, resolveWall }: ConversationParts): Promise<Opening> {
  await turn.ready;
  const restored = await draft.restore();
  const invitation = wallCode === null ? null : await readInvitation(wallCode, resolveWall);
  // A tablet beside a wall begins there again for the next person.
  if (invitation !== null) turn.startAtWall(invitation.wallCode);
  const campaignSlug = linkedSlug ?? invitation?.campaignSlug ?? null;
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
    isWallUnknown: wallCode !== null && invitation === null,
    campaignsKnown: campaigns.status === "ready",
    isOpen: campaign !== null && campaigns.open.includes(campaign),
    hasDraft: restored || !isUntouched(draft.data),
  });
  // Offline the session's code alone says which dialogue it is.
  const hasOwn = opening.name === "talk" || opening.name === "resume";
  // A draft that began at a wall goes on as that wall's, unless it is taken to another dialogue by its link.
  const keptCode = linkedSlug === null && opening.name !== "wall-unknown" ? draft.data.wallCode : null;
  draft.begin({ campaign: opening.campaign, session: hasOwn ? session : null, wallCode: invitation?.wallCode ?? keptCode });
  return opening;
}
