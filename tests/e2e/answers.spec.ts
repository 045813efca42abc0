import { expectAccessible } from "./support/axe";
import { ContributePage } from "./support/contribute-page";
import { DESKTOP, expect, test } from "./support/journey";
import { ModeratePage } from "./support/moderate-page";
import { wordsIn } from "./support/words";

const words = wordsIn("sv");

test("three contributions get a theme, lose it again and are answered; signing out in the middle loses no word, and the author reads it at once", async ({ visitor, server }) => {
  const text = `Stigen bakom skolan är becksvart. ${Date.now()}`;
  const resident = (await visitor({ webgl: false })).page;
  const conversation = new ContributePage(resident);
  await conversation.open();
  await conversation.writeStory(text);
  await conversation.send();
  const code = await conversation.receiptCode();
  await conversation.expectArrived();
  const moderator = new ModeratePage((await visitor({ viewport: DESKTOP })).page);
  await moderator.signIn(server);
  await moderator.approveUntil(text);
  await resident.goto(`/kvitto#${code}`);
  await expect(resident.getByText(text).first()).toBeVisible();
  const reader = (await visitor({ viewport: DESKTOP })).page;
  await reader.goto("/svar");
  await expect(reader.getByRole("heading", { level: 2 }).first()).toBeVisible();

  const { page } = await visitor({ viewport: DESKTOP });
  const planner = new ModeratePage(page);
  await planner.signIn(server, "planner");
  const theme = `Mörka stigar ${Date.now()}`;
  await page.goto("/personal/teman");
  await page.getByRole("button", { name: words.staff_theme_new() }).click();
  await page.getByRole("textbox", { name: words.staff_theme_name_sv() }).fill(theme);
  await page.getByRole("button", { name: words.staff_answer_save(), exact: true }).click();
  await expect(page.getByRole("heading", { name: theme })).toBeVisible();
  await expectAccessible(page, "themes");

  await page.goto("/personal/bidrag");
  await page.getByRole("button", { name: words.staff_browse_head_received(), exact: true }).click();
  const mine = page.getByRole("row").filter({ hasText: text });
  await expect(mine).toBeVisible();
  await expectAccessible(page, "contributions");
  const boxes = page.getByRole("row").getByRole("checkbox");
  for (const nth of [1, 2, 3]) await boxes.nth(nth).check();
  await expect(mine.getByRole("checkbox")).toBeChecked();
  await page.keyboard.press("t");
  await page.getByRole("dialog").getByRole("button", { name: theme }).click();
  await expect(mine.getByText(theme)).toBeVisible();
  await page.getByRole("button", { name: words.staff_browse_undo(), exact: true }).click();
  await expect(mine.getByText(theme)).toHaveCount(0);
  await page.keyboard.press("s");
  await expect(page.getByRole("heading", { name: words.staff_answer_answers({ count: 3 }) })).toBeVisible();

  const answer = `Vi sätter upp lampor längs stigen. ${Date.now()}`;
  await page.getByRole("radio", { name: words.stance_under_way() }).check();
  await page.getByRole("textbox", { name: words.staff_answer_text(), exact: true }).fill(answer);
  const address = page.url();
  await page.getByRole("button", { name: words.moderate_sign_out() }).click();
  await expect(page.getByRole("textbox", { name: words.moderate_email() })).toBeVisible();
  await planner.signIn(server, "planner");
  await page.goto(address);
  await expect(page.getByRole("textbox", { name: words.staff_answer_text(), exact: true })).toHaveValue(answer);
  await page.getByRole("combobox", { name: words.staff_answer_unit() }).fill("Gata och ljus (exempel)");
  await expectAccessible(page, "an answer");
  await page.getByRole("button", { name: words.staff_answer_publish(), exact: true }).click();
  await expect(page.getByText(words.staff_answer_done_published({ count: 3 }))).toBeVisible();
  await Promise.all([
    expect(resident.getByText(answer)).toBeVisible({ timeout: 2_000 }),
    expect(reader.getByText(answer)).toBeVisible({ timeout: 2_000 }),
  ]);
});
