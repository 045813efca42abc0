/** `npm run screens`: every screen in three sizes and three languages as PNG, to be looked at. Not a part of `npm test`. */
import { join, resolve } from "node:path";
import { ContributePage } from "./support/contribute-page";
import { expect, test, type Locale } from "./support/journey";
import { ModeratePage } from "./support/moderate-page";
import { readingScreens } from "./support/screens";

const folder = resolve(import.meta.dirname, "../.output/screens");
const sizes = { phone: { width: 390, height: 844 }, tablet: { width: 820, height: 1180 }, desk: { width: 1440, height: 900 } } as const;

for (const locale of ["sv", "en", "ar"] as const satisfies readonly Locale[]) {
  for (const [size, viewport] of Object.entries(sizes)) {
    const file = (name: string): string => join(folder, `${size}-${locale}-${name}.png`);

    test(`reading, ${size}, ${locale}`, async ({ visitor }) => {
      test.setTimeout(240_000);
      const { page } = await visitor({ locale, viewport });
      for (const screen of readingScreens(page, locale)) {
        await screen.open();
        await page.screenshot({ path: file(screen.name) });
      }
    });

    test(`contributing, ${size}, ${locale}`, async ({ visitor }) => {
      test.setTimeout(240_000);
      const { page } = await visitor({ locale, viewport });
      const conversation = new ContributePage(page, locale);
      const { words } = conversation;
      const shoot = (name: string) => page.screenshot({ path: file(`contribute-${name}`) });
      await conversation.open();
      await shoot("1-kind");
      await conversation.chooseKind("memory");
      await expect(conversation.heading(words.contribute_age_title())).toBeVisible();
      await shoot("2-age");
      await conversation.sayOver13();
      await expect(conversation.heading(words.contribute_place_title())).toBeVisible();
      await shoot("3-place");
      await conversation.choosePlace("Kärnan");
      await expect(conversation.heading(words.contribute_tell_title_memory())).toBeVisible();
      await conversation.text.fill("Vi åkte kana på kartong nerför hela backen, tills vakten kom och ville prova.");
      await conversation.chooseDecade(1970);
      await shoot("4-tell");
      await conversation.next();
      await expect(conversation.heading(words.contribute_precision_title())).toBeVisible();
      await shoot("5-precision");
      await conversation.next();
      await expect(conversation.heading(words.contribute_about_title())).toBeVisible();
      await shoot("6-about");
      await conversation.skipAbout();
      await expect(conversation.heading(words.contribute_preview_title())).toBeVisible();
      await shoot("7-preview");
      await conversation.send();
      const code = await conversation.receiptCode();
      await conversation.expectArrived();
      await shoot("8-done");
      await page.goto(`/kvitto#${code}`);
      await expect(page.getByText(words.receipt_status_submitted()).first()).toBeVisible();
      await page.screenshot({ path: file("receipt") });
      await conversation.open();
      await conversation.chooseKind("safety");
      await conversation.sayOver13();
      await conversation.choosePlace("Kärnan");
      await expect(conversation.heading(words.contribute_tell_title_safety())).toBeVisible();
      await shoot("4-safety");
    });
  }
}

for (const [size, viewport] of Object.entries(sizes)) {
  test(`moderating, ${size}`, async ({ visitor, server }) => {
    const { page } = await visitor({ viewport });
    const staff = new ModeratePage(page);
    await page.goto("/personal/moderering");
    await expect(page.getByRole("heading", { name: staff.words.moderate_sign_in_title() })).toBeVisible();
    await page.screenshot({ path: join(folder, `${size}-sv-moderate-sign-in.png`) });
    await staff.signIn(server);
    await expect(staff.approve).toBeVisible();
    await page.screenshot({ path: join(folder, `${size}-sv-moderate-queue.png`) });
  });
}
