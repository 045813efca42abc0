import { expectAccessible } from "./support/axe";
import { ContributePage } from "./support/contribute-page";
import { DESKTOP, expect, test, type Locale } from "./support/journey";
import { ModeratePage } from "./support/moderate-page";
import { readingScreens } from "./support/screens";

// What reads and writes on a phone is looked at on the way: journeys.spec, comfort.spec.
for (const locale of ["sv", "ar"] as const satisfies readonly Locale[]) {
  test(`axe finds nothing on the pages for reading at a desk (${locale})`, async ({ visitor }) => {
    const { page } = await visitor({ locale, viewport: DESKTOP });
    for (const screen of readingScreens(page, locale)) {
      await screen.open();
      await expectAccessible(page, screen.name);
    }
  });

  test(`axe finds nothing where a memory is told, nor where somebody feels unsafe (${locale})`, async ({ visitor }) => {
    const { page } = await visitor({ locale, webgl: false });
    const conversation = new ContributePage(page, locale);
    const { words } = conversation;
    await conversation.open();
    await conversation.chooseKind("memory");
    await conversation.sayOver13();
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

    const other = new ContributePage((await visitor({ locale, webgl: false })).page, locale);
    await other.open();
    await other.chooseKind("safety");
    await other.sayOver13();
    await other.choosePlace("Kärnan");
    await expect(other.heading(words.contribute_tell_title_safety())).toBeVisible();
    await expectAccessible(other.page, "safety");
  });
}

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
