import type { Page } from "@playwright/test";
import { ContributePage } from "./support/contribute-page";
import { expect, test } from "./support/journey";
import { waitingFor } from "./support/waiting";
import { wordsIn } from "./support/words";

const words = wordsIn("sv");

async function sendStory(page: Page, text: string): Promise<string> {
  const conversation = new ContributePage(page);
  await page.goto("/");
  await conversation.expectReadyForOffline();
  await conversation.open();
  await conversation.writeStory(text);
  await conversation.send();
  const code = await conversation.receiptCode();
  await conversation.expectArrived();
  return code;
}
async function openReceipt(page: Page, code: string): Promise<void> {
  await page.goto(`/kvitto#${code}`);
  await expect(page.getByRole("heading", { level: 1, name: words.receipt_title() })).toBeVisible();
}
async function edit(page: Page, text: string): Promise<void> {
  await page.getByRole("button", { name: words.receipt_edit(), exact: true }).click();
  await page.getByRole("textbox", { name: words.contribute_text_label() }).fill(text);
  await page.getByRole("button", { name: words.receipt_edit_save() }).click();
  await expect(page.getByRole("main").getByText(text)).toBeVisible();
}

test("two edits made offline reach the city in order when the phone is back, also after a reload", async ({ visitor, server }) => {
  const { page, context } = await visitor({ serviceWorkers: "allow", webgl: false });
  const first = `Vi tävlade i att hoppa från bryggan. ${Date.now()}`;
  const code = await sendStory(page, first);
  await openReceipt(page, code);
  await expect(page.getByText(first)).toBeVisible();

  await context.setOffline(true);
  await edit(page, `${first} Kallt!`);
  await page.reload();
  await expect(page.getByText(`${first} Kallt!`)).toBeVisible();
  await edit(page, `${first} Kallt! Varje morgon.`);
  await expect(page.getByText(words.receipt_content_waiting(), { exact: true })).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByText(words.receipt_content_waiting(), { exact: true })).toHaveCount(0);
  await expect(page.getByText(words.receipt_step_reading_again())).toBeVisible();
  expect(await waitingFor(server, page, `${first} Kallt! Varje morgon.`)).toBe(1);
  expect(await waitingFor(server, page, first)).toBe(0);
});

test("what is taken back offline stays taken back after a reload and when the phone is online", async ({ visitor, server }) => {
  const { page, context } = await visitor({ serviceWorkers: "allow", webgl: false });
  const text = `Det här ångrar jag. ${Date.now()}`;
  const code = await sendStory(page, text);
  await openReceipt(page, code);
  await expect(page.getByText(text)).toBeVisible();

  await context.setOffline(true);
  await edit(page, `${text} Ändrat först.`);
  await page.getByRole("button", { name: words.receipt_withdraw(), exact: true }).click();
  await page.getByRole("button", { name: words.receipt_withdraw_yes() }).click();
  // The question says the same words as the answer: only when it has closed is anything taken back.
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText(words.receipt_withdraw_queued())).toBeVisible();
  await page.reload();
  await expect(page.getByText(words.receipt_status_withdrawn_text())).toBeVisible();
  await expect(page.getByText(text)).toHaveCount(0);

  await context.setOffline(false);
  await expect(page.getByText(words.receipt_withdraw_queued())).toHaveCount(0);
  await expect(page.getByText(words.receipt_withdraw_kept())).toBeVisible();
  expect(await waitingFor(server, page, text)).toBe(0);
  expect(await waitingFor(server, page, `${text} Ändrat först.`)).toBe(0);
});

test("changed on two devices: both versions are shown, and the chosen one reaches the city", async ({ visitor, server }) => {
  const text = `Glassbilen stannade alltid här. ${Date.now()}`;
  const phone = await visitor({ serviceWorkers: "allow", webgl: false });
  const tablet = await visitor({ webgl: false });
  const code = await sendStory(phone.page, text);
  await openReceipt(phone.page, code);
  await expect(phone.page.getByText(text)).toBeVisible();

  await phone.context.setOffline(true);
  await edit(phone.page, `${text} På onsdagar.`);
  await openReceipt(tablet.page, code);
  await edit(tablet.page, `${text} På torsdagar.`);
  await expect(tablet.page.getByText(words.receipt_content_waiting())).toHaveCount(0);

  await phone.context.setOffline(false);
  const conflict = phone.page.getByRole("region", { name: words.receipt_conflict_title() });
  await expect(conflict.getByText(`${text} På onsdagar.`)).toBeVisible();
  await expect(conflict.getByText(`${text} På torsdagar.`)).toBeVisible();
  await conflict.getByRole("button", { name: words.receipt_conflict_use_mine() }).click();
  await expect(conflict).toHaveCount(0);
  await expect.poll(() => waitingFor(server, phone.page, `${text} På onsdagar.`)).toBe(1);
});
