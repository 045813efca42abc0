/** How it went, in words: also where the numbers are too small to be told. */
import type { CampaignClock } from "../../domain/campaign";
import { m } from "../../generated/messages/messages";
import { percentWords } from "../shared/numbers";

export interface ClockPart {
  readonly key: "received" | "answered" | "days";
  /** The figure, large; null when there is none to show. */
  readonly figure: string | null;
  readonly words: string;
}

export function clockParts({ received, answeredShare, medianDays }: CampaignClock): readonly ClockPart[] {
  return [
    received === null
      ? { key: "received", figure: null, words: m.campaign_clock_few() }
      : { key: "received", figure: String(received), words: m.campaign_clock_received({ count: received }) },
    ...(answeredShare === null ? [] : [{ key: "answered", figure: percentWords(answeredShare), words: m.campaign_clock_answered() } as const]),
    ...(received === null
      ? []
      : [
          medianDays === null
            ? ({ key: "days", figure: null, words: m.campaign_clock_days_few() } as const)
            : ({ key: "days", figure: String(Math.round(medianDays)), words: m.campaign_clock_days({ count: Math.round(medianDays) }) } as const),
        ]),
  ];
}
