import { expectAccessible } from "./support/axe";
import { ContributePage } from "./support/contribute-page";
import { DESKTOP, expect, PHONE, test, type Locale } from "./support/journey";
import { ModeratePage } from "./support/moderate-page";
import { readingScreens } from "./support/screens";

for (const locale of ["sv", "ar"] as const satisfies readonly Locale[]) {
  for (const viewport of [PHONE, DESKTOP]) {
    const size = viewport === PHONE ? "a phone" : "a desk";

    test(`axe finds nothing on the pages for reading (${locale}, ${size})`, async ({ visitor }) => {
      const { page } = await visitor({ locale, viewport });
      for (const screen of readingScreens(page, locale)) {
        await screen.open();
        await expectAccessible(page, screen.name);
      }
    });
  }

  test(`axe finds nothing on any step of contributing (${locale})`, async ({ visitor }) => {
    const { page } = await visitor({ locale });
    const conversation = new ContributePage(page, locale);
    const { words } = conversation;
    await conversation.open();
    await expectAccessible(page, "kind");
    await conversation.chooseKind("memory");
    await expect(conversation.heading(words.contribute_age_title())).toBeVisible();
    await expectAccessible(page, "age");
    await conversation.sayOver13();
    await expect(conversation.heading(words.contribute_place_title())).toBeVisible();
    await expectAccessible(page, "place");
    await conversation.choosePlace("Kärnan");
    await expect(conversation.heading(words.contribute_tell_title_memory())).toBeVisible();
    // What is missing is said on the page; that must be accessible too.
    await conversation.next();
    await expectAccessible(page, "tell, with something missing");
    await conversation.text.fill("070-174 06 10 är mitt nummer, och jag heter Kim.");
    await conversation.chooseDecade(1970);
    await expectAccessible(page, "tell, with a hint about personal data");
    await conversation.next();
    await expect(conversation.heading(words.contribute_precision_title())).toBeVisible();
    await expectAccessible(page, "precision");
    await conversation.next();
    await expect(conversation.heading(words.contribute_about_title())).toBeVisible();
    await expectAccessible(page, "about you");
    await conversation.skipAbout();
    await expect(conversation.heading(words.contribute_preview_title())).toBeVisible();
    await expectAccessible(page, "preview");
    await conversation.send();
    const code = await conversation.receiptCode();
    await conversation.expectArrived();
    await expectAccessible(page, "receipt in the conversation");
    await page.goto(`/kvitto#${code}`);
    await expect(page.getByText(words.receipt_status_submitted()).first()).toBeVisible();
    await expectAccessible(page, "receipt");
  });

  test(`axe finds nothing on the safety form (${locale})`, async ({ visitor }) => {
    const { page } = await visitor({ locale });
    const conversation = new ContributePage(page, locale);
    await conversation.open();
    await conversation.chooseKind("safety");
    await conversation.sayOver13();
    await conversation.choosePlace("Kärnan");
    await expect(conversation.heading(conversation.words.contribute_tell_title_safety())).toBeVisible();
    await expectAccessible(page, "safety");
  });
}

test("axe finds nothing in simple mode and in high contrast", async ({ visitor }) => {
  const { page } = await visitor();
  await page.goto("/?vy=lista");
  const words = new ContributePage(page).words;
  await page.getByRole("button", { name: words.shell_comfort() }).click();
  await page.getByRole("switch", { name: words.shell_comfort_simple() }).check();
  await page.getByRole("switch", { name: words.shell_comfort_contrast() }).check();
  await expect(page.locator("html")).toHaveAttribute("data-contrast", "high");
  for (const screen of readingScreens(page, "sv")) {
    await screen.open();
    await expectAccessible(page, `${screen.name}, simple and high contrast`);
  }
});

test("axe finds nothing where staff sign in and moderate", async ({ visitor, server }) => {
  const { page } = await visitor({ viewport: DESKTOP });
  await page.goto("/personal/moderering");
  const staff = new ModeratePage(page);
  await expect(page.getByRole("heading", { name: staff.words.moderate_sign_in_title() })).toBeVisible();
  await expectAccessible(page, "sign in");
  await staff.signIn(server);
  await expect(staff.approve).toBeVisible();
  await expectAccessible(page, "queue");
  await page.getByRole("button", { name: new RegExp(`^${staff.words.moderate_reject()}`) }).click();
  await expect(page.getByText(staff.words.moderate_reject_title())).toBeVisible();
  await expectAccessible(page, "reject");
});
