import { describe, expect, test } from "vitest";
import { campaignTurns } from "../../../src/domain/campaign-turns";

// Late on 23 November in Helsingborg, which is still 23 November there.
const NOW = new Date("2026-11-23T22:30:00Z");
const aCampaign = (id: string, status: "draft" | "open" | "closed" | "archived", opensOn: string, closesOn: string | null) => ({ id, status, opensOn, closesOn });
const told = (...campaigns: ReturnType<typeof aCampaign>[]) => campaignTurns(campaigns, NOW).map(({ campaign, turn, days }) => `${campaign.id} ${turn} ${days}`);

describe("campaigns that turn soon", () => {
  test("the next one first, today and the fourteenth day included", () => {
    expect(told(aCampaign("a", "open", "2026-01-01", "2026-12-07"), aCampaign("b", "open", "2026-01-01", "2026-11-23"), aCampaign("c", "open", "2026-12-01", null))).toEqual(["b closes 0", "c opens 8", "a closes 14"]);
  });
  test("a short one to come both opens and closes; a draft only opens", () => {
    expect(told(aCampaign("a", "open", "2026-11-25", "2026-11-30"), aCampaign("b", "draft", "2026-11-26", "2026-11-28"))).toEqual(["a opens 2", "b opens 3", "a closes 7"]);
  });
  test("what has turned, turns later or is closed is left out", () => {
    expect(
      told(
        aCampaign("a", "open", "2026-11-23", "2026-12-08"), aCampaign("b", "open", "2026-01-01", "2026-11-22"), aCampaign("c", "draft", "2026-11-22", null),
        aCampaign("d", "closed", "2026-01-01", "2026-11-24"), aCampaign("e", "archived", "2026-11-24", "2026-11-25"),
      ),
    ).toEqual([]);
  });
});
