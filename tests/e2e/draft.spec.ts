import { ContributePage } from "./support/contribute-page";
import { expect, test } from "./support/journey";

test("what somebody was writing is there after the page was reloaded", async ({ visitor }) => {
  const { page } = await visitor();
  const conversation = new ContributePage(page);
  await conversation.open();
  await conversation.chooseKind("story");
  await conversation.sayOver13();
  await conversation.choosePlace("Kärnan");
  await conversation.text.fill("Vi åkte kana på kartong nerför hela backen.");
  await conversation.expectDraftKept("Vi åkte kana på kartong nerför hela backen.");

  await page.reload();
  await conversation.resume();
  await expect(conversation.text).toHaveValue("Vi åkte kana på kartong nerför hela backen.");
});

test("going back through the steps loses no letter", async ({ visitor }) => {
  const { page } = await visitor({ webgl: false });
  const conversation = new ContributePage(page);
  await conversation.open();
  await conversation.writeStory("Mormor sålde blommor i hörnet.");
  const back = page.getByRole("button", { name: conversation.words.contribute_back() });
  await back.click();
  await back.click();
  await back.click();
  await expect(conversation.text).toHaveValue("Mormor sålde blommor i hörnet.");
});

test("the browser's Back goes one step back, also after a reload, and after sending to the map", async ({ visitor }) => {
  const { page } = await visitor({ webgl: false });
  const conversation = new ContributePage(page);
  const { words } = conversation;
  await page.goto("/dialoger");
  await page.goto("/beratta");
  await expect(conversation.heading(words.contribute_kind_title())).toBeVisible();
  await conversation.chooseKind("story");
  await conversation.sayOver13();
  await conversation.choosePlace("Kärnan");
  await conversation.text.fill("Vi såg färjorna mötas mitt på Sundet.");
  await conversation.next();
  await expect(conversation.heading(words.contribute_precision_title())).toBeVisible();

  await page.goBack();
  await expect(conversation.heading(words.contribute_tell_title_story())).toBeFocused();
  await expect(conversation.text).toHaveValue("Vi såg färjorna mötas mitt på Sundet.");
  await conversation.expectDraftKept('"step":"tell"');
  await page.reload();
  await conversation.resume();
  await expect(conversation.text).toHaveValue("Vi såg färjorna mötas mitt på Sundet.");
  await page.goBack();
  await expect(conversation.heading(words.contribute_place_title())).toBeFocused();
  await expect(page).toHaveURL(/\/beratta$/);
  await page.goForward();
  await expect(conversation.text).toHaveValue("Vi såg färjorna mötas mitt på Sundet.");

  await conversation.next();
  await conversation.goToPreview();
  await conversation.send();
  await conversation.expectArrived();
  await page.goBack();
  await expect(page).toHaveURL((url) => url.pathname === "/" && url.search === "");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(words.contribute_kind_title());
});
