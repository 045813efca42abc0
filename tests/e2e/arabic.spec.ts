import { ContributePage } from "./support/contribute-page";
import { ExplorePage } from "./support/explore-page";
import { expect, test } from "./support/journey";

test("somebody who reads Arabic explores and contributes from right to left", async ({ visitor }) => {
  const { page } = await visitor({ locale: "ar" });
  const reader = new ExplorePage(page, "ar");
  await reader.openList();
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(reader.items.first()).toBeVisible();

  const conversation = new ContributePage(page, "ar");
  await conversation.open();
  await conversation.writeStory(`هنا تعلّمت السباحة مع جدّي. ${Date.now()}`);
  await conversation.send();
  await conversation.expectArrived();
});

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
