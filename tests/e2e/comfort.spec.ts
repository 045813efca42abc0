import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/axe";
import { ExplorePage } from "./support/explore-page";
import { expectCalm, expectNothingSideways } from "./support/fits";
import { expect, test, type Locale } from "./support/journey";
import { readingScreens } from "./support/screens";
import { wordsIn } from "./support/words";

/** WCAG 1.4.10: 1280 px wide at 400 %. */
const NARROW = { width: 320, height: 640 } as const;
const LOCALES = ["sv", "ar"] as const satisfies readonly Locale[];

/** The same page for somebody whose system asks for more contrast, and back. */
async function expectAccessibleInHighContrast(page: Page, screen: string): Promise<void> {
  const html = page.locator("html");
  await page.emulateMedia({ contrast: "more" });
  await expect(html).toHaveAttribute("data-contrast", "high");
  await expectAccessible(page, `${screen}, high contrast`);
  await page.emulateMedia({ contrast: "no-preference" });
  await expect(html).not.toHaveAttribute("data-contrast");
}

for (const locale of LOCALES) {
  test(`every public page fits 320 px, and axe finds nothing, nor in the high contrast that the system asks for (${locale})`, async ({ visitor }) => {
    test.slow();
    const { page } = await visitor({ locale, viewport: NARROW });
    for (const screen of readingScreens(page, locale)) {
      await screen.open();
      await expectNothingSideways(page, screen.name);
      await expectAccessible(page, screen.name);
      await expectAccessibleInHighContrast(page, screen.name);
    }
  });

  test(`in simple mode at 320 px every public page is large, calm and accessible, in high contrast too (${locale})`, async ({ visitor }) => {
    test.slow();
    const { page } = await visitor({ locale, viewport: NARROW, comfort: { simple: true } });
    for (const screen of readingScreens(page, locale)) {
      await screen.open();
      await expect(page.locator("html")).toHaveAttribute("data-simple", "");
      await expectNothingSideways(page, screen.name);
      await expectCalm(page, screen.name);
      await expectAccessible(page, `${screen.name}, simple`);
      await expectAccessibleInHighContrast(page, `${screen.name}, simple`);
    }
  });
}

test("what one chooses for reading is there after a reload, and one press takes it back", async ({ visitor }) => {
  const { page } = await visitor();
  const words = wordsIn("sv");
  const html = page.locator("html");
  await new ExplorePage(page).openList();
  await page.getByRole("button", { name: words.shell_comfort() }).click();
  for (const name of [words.shell_comfort_simple(), words.shell_comfort_large(), words.shell_comfort_contrast()]) await page.getByRole("switch", { name }).check();
  await page.reload();
  for (const attribute of ["data-simple", "data-large", "data-contrast"]) await expect(html).toHaveAttribute(attribute);
  await page.getByRole("button", { name: words.shell_comfort() }).click();
  await page.getByRole("button", { name: words.shell_comfort_reset() }).click();
  await page.reload();
  for (const attribute of ["data-simple", "data-large", "data-contrast"]) await expect(html).not.toHaveAttribute(attribute);
});

test("with the system's own colours every choice can still be told", async ({ visitor }) => {
  const { page } = await visitor();
  const words = wordsIn("sv");
  await page.emulateMedia({ forcedColors: "active" });
  await new ExplorePage(page).openList();
  await page.getByRole("button", { name: words.shell_comfort() }).click();
  const colours = (name: string) => page.getByRole("switch", { name }).evaluate((element) => [getComputedStyle(element).backgroundColor, getComputedStyle(element, "::after").backgroundColor]);
  await page.getByRole("switch", { name: words.shell_comfort_large() }).check();
  const [off, on] = [await colours(words.shell_comfort_simple()), await colours(words.shell_comfort_large())];
  expect(off[0]).not.toBe(off[1]);
  expect(on[0]).not.toBe(on[1]);
  expect(on[0]).not.toBe(off[0]);
});
