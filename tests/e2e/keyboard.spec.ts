import { ContributePage } from "./support/contribute-page";
import { DESKTOP, expect, test } from "./support/journey";
import { Keyboard } from "./support/keyboard";

test("a whole contribution is possible with the keyboard only", async ({ visitor }) => {
  const { page } = await visitor({ viewport: DESKTOP });
  const keys = new Keyboard(page);
  const conversation = new ContributePage(page);
  const { words } = conversation;
  await page.goto("/?vy=lista");
  await keys.tabTo("link", words.shell_contribute());
  await keys.press("Enter");

  await expect(conversation.heading(words.contribute_kind_title())).toBeFocused();
  await keys.tabTo("button", new RegExp(`^${words.contribute_kind_wish()}`));
  await keys.press("Enter");
  await expect(conversation.heading(words.contribute_age_title())).toBeFocused();
  await keys.tabTo("button", words.contribute_age_no());
  await keys.press("Space");

  await expect(conversation.heading(words.contribute_place_title())).toBeFocused();
  await keys.tabTo("searchbox", words.contribute_place_search());
  await keys.type("Stadsparken");
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await keys.tabTo("button", words.contribute_next());
  await keys.press("Enter");

  await expect(conversation.heading(words.contribute_tell_title_wish())).toBeFocused();
  await keys.tabTo("textbox", new RegExp(`^${words.contribute_text_label()}`));
  await keys.type("Fler bänkar med ryggstöd längs gången.");
  await keys.tabTo("button", words.contribute_next());
  await keys.press("Enter");

  await expect(conversation.heading(words.contribute_precision_title())).toBeFocused();
  await keys.tabTo("radio", new RegExp(`^${words.contribute_precision_exact()}`));
  await keys.press("ArrowDown");
  await expect(page.getByRole("radio", { name: new RegExp(`^${words.contribute_precision_exact_for_city()}`) })).toBeChecked();
  await keys.tabTo("button", words.contribute_next());
  await keys.press("Enter");

  await expect(conversation.heading(words.contribute_about_title())).toBeFocused();
  await keys.tabTo("button", words.contribute_next());
  await keys.press("Enter");
  await expect(conversation.heading(words.contribute_preview_title())).toBeFocused();
  await keys.tabTo("button", words.contribute_send());
  await keys.press("Enter");
  await conversation.expectArrived();
});
