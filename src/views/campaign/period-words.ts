/** How long a dialogue is open, or when it closed, in one sentence. */
import type { Campaign } from "../../domain/campaign";
import { daysLeft, isOpen } from "../../domain/campaign-time";
import { m } from "../../generated/messages/messages";
import { dateWords } from "../shared/dates";

export function periodWords(campaign: Campaign, now: Date = new Date()): string {
  if (campaign.closesOn === null) return m.campaign_open_ended();
  const date = dateWords(campaign.closesOn);
  return isOpen(campaign, now) ? m.campaign_until({ date }) : m.campaign_closed_on({ date });
}

/** "12 dagar kvar", "Sista dagen i dag"; null when nothing ends. */
export function daysLeftWords(campaign: Campaign, now: Date = new Date()): string | null {
  const days = isOpen(campaign, now) ? daysLeft(campaign, now) : null;
  if (days === null) return null;
  return days === 0 ? m.campaign_last_day() : m.campaign_days_left({ count: days });
}
