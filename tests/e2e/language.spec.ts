import { ExplorePage } from "./support/explore-page";
import { expect, test } from "./support/journey";

test("English is one choice away and stays chosen", async ({ visitor }) => {
  const { page } = await visitor();
  const reader = new ExplorePage(page);
  await reader.openList();
  await reader.chooseLanguage("English");
  const english = new ExplorePage(page, "en");
  await expect(english.contributeLink).toBeVisible();
  await page.reload();
  await expect(english.contributeLink).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
