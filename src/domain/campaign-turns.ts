/** Which campaigns open or close soon. Apart from campaign-time.ts, so that residents do not fetch it. */
import type { CampaignState } from "./campaign-draft";
import { cityDate } from "./campaign-time";

export const TURN_DAYS = 14;

export interface CampaignTurn<T> {
  readonly campaign: T;
  readonly turn: "opens" | "closes";
  /** YYYY-MM-DD: its first day, or its last. */
  readonly on: string;
  /** 0: today. */
  readonly days: number;
}

/** First days and last days from today on, the next one first. A draft has only a first day, the one it is planned for: it closes nothing. */
export function campaignTurns<T extends Pick<CampaignState, "id" | "status" | "opensOn" | "closesOn">>(campaigns: readonly T[], now: Date): readonly CampaignTurn<T>[] {
  const today = cityDate(now, "Europe/Stockholm");
  const daysTo = (on: string) => Math.round((Date.parse(on) - Date.parse(today)) / 86_400_000);
  const isSoon = ({ days }: { readonly days: number }) => days >= 0 && days <= TURN_DAYS;
  return campaigns
    .flatMap((campaign) => {
      const { status, opensOn, closesOn } = campaign;
      // The first day of an open one is news only until it has come.
      const opens = status === "draft" || (status === "open" && opensOn > today) ? [{ campaign, turn: "opens" as const, on: opensOn, days: daysTo(opensOn) }] : [];
      const closes = status === "open" && closesOn !== null ? [{ campaign, turn: "closes" as const, on: closesOn, days: daysTo(closesOn) }] : [];
      return [...opens, ...closes];
    })
    .filter(isSoon)
    .sort((a, b) => a.days - b.days || a.campaign.id.localeCompare(b.campaign.id));
}
