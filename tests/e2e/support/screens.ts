/** The pages for reading, each with how to get there and how to know that it stands: for axe and for the screenshots. */
import { expect, type Page } from "@playwright/test";
import { ExplorePage } from "./explore-page";
import type { Locale } from "./journey";
import { wordsIn } from "./words";

export interface Screen {
  readonly name: string;
  open(): Promise<void>;
}

export function readingScreens(page: Page, locale: Locale): readonly Screen[] {
  const words = wordsIn(locale);
  const reader = new ExplorePage(page, locale);
  const headed = (name: string, path: string, heading: string): Screen => ({
    name,
    open: async () => {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    },
  });
  return [
    { name: "explore-map", open: () => reader.openMap() },
    { name: "explore-list", open: () => reader.openList() },
    { name: "story-card", open: () => reader.openFirstStory() },
    headed("campaigns", "/dialoger", words.shell_campaigns()),
    { name: "campaign", open: () => openFirstCampaign(page, locale) },
    headed("answers", "/svar", words.shell_answers()),
    headed("receipt-find", "/kvitto", words.receipt_find_title()),
    headed("about-how", "/om/sa-fungerar-det", words.shell_how()),
    headed("about-privacy", "/om/integritet", words.shell_privacy()),
    headed("about-accessibility", "/om/tillganglighet", words.shell_accessibility()),
    headed("about-data", "/om/oppna-data", words.shell_data()),
    headed("about-licences", "/om/licenser", words.shell_licences()),
    headed("unknown", "/finns-inte", words.shell_unknown_title()),
  ];
}

async function openFirstCampaign(page: Page, locale: Locale): Promise<void> {
  const words = wordsIn(locale);
  await page.goto("/dialoger");
  await page.getByRole("main").getByRole("heading", { level: 3 }).getByRole("link").first().click();
  await expect(page.getByText(words.campaign_promise()).first()).toBeVisible();
}
