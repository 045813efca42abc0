import { screen, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { m } from "../../src/generated/messages/messages";
import Campaigns from "../../src/views/campaign/Campaigns.svelte";
import CampaignResults from "../../src/views/campaign/CampaignResults.svelte";
import { aCampaign } from "../unit/support/factories";
import { makeStates, renderView } from "./support/render-view";

const OPTIONS = [{ id: "a", label: { sv: "Jämt" } }, { id: "b", label: { sv: "Aldrig" } }];
const QUESTION = { id: "q", type: "single" as const, label: { sv: "Hur ofta nu?" }, options: OPTIONS, required: false, version: 2 };

test("answers to earlier words are shown under those words, by themselves", async () => {
  const states = makeStates();
  vi.spyOn(states.backend, "readCampaignResults").mockResolvedValue({
    respondents: 12, kinds: [],
    questions: [
      { questionId: "q", respondents: 5, options: [{ id: "a", count: 5 }, { id: "b", count: 0 }] },
      { questionId: "q", respondents: 7, options: [{ id: "a", count: 7 }], earlier: { type: "single", label: { sv: "Hur ofta?" }, options: [{ id: "a", label: { sv: "Alltid" } }] } },
    ],
  });
  renderView(CampaignResults, { campaign: aCampaign({ questions: [QUESTION] }) }, states);
  const now = await screen.findByRole("group", { name: "Hur ofta nu?" });
  expect(within(now).queryByText(m.campaign_results_earlier())).toBeNull();
  const before = screen.getByRole("group", { name: "Hur ofta?" });
  expect(within(before).getByText(m.campaign_results_earlier())).toBeTruthy();
  expect(within(before).getByText("Alltid")).toBeTruthy();
  expect(within(before).getByText(m.campaign_results_answered({ count: 7 }))).toBeTruthy();
});

test("an archived dialogue is no longer listed, but has its page", async () => {
  const archived = aCampaign({ status: "archived", slug: "gammal", title: { sv: "Gammal dialog" } });
  const states = makeStates({ campaigns: [aCampaign({ status: "closed", title: { sv: "Stängd dialog" } }), { ...archived, id: "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c77" }] });
  await states.campaigns.load();
  renderView(Campaigns, {}, states);
  expect(screen.getByRole("link", { name: "Stängd dialog" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Gammal dialog" })).toBeNull();
  expect(states.campaigns.bySlug("gammal")?.status).toBe("archived");
});
