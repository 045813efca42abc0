/** How long a dialogue is open, or when it closed, in one sentence. */
import type { Campaign } from "../../domain/campaign";
import { isOpen } from "../../domain/campaign-time";
import { m } from "../../generated/messages/messages";
import { dateWords } from "../shared/dates";

export function periodWords(campaign: Campaign, now: Date = new Date()): string {
  if (campaign.closesOn === null) return m.campaign_open_ended();
  const date = dateWords(campaign.closesOn);
  return isOpen(campaign, now) ? m.campaign_until({ date }) : m.campaign_closed_on({ date });
}
