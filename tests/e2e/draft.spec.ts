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
  const { page } = await visitor();
  const conversation = new ContributePage(page);
  await conversation.open();
  await conversation.writeStory("Mormor sålde blommor i hörnet.");
  const back = page.getByRole("button", { name: conversation.words.contribute_back() });
  await back.click();
  await back.click();
  await back.click();
  await expect(conversation.text).toHaveValue("Mormor sålde blommor i hörnet.");
});
