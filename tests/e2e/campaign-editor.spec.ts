import { ContributePage } from "./support/contribute-page";
import { DESKTOP, expect, test } from "./support/journey";
import { ModeratePage } from "./support/moderate-page";

test("a planner writes a dialogue, is told what is missing and opens it; a resident answers, and the answer outlives a changed question", async ({ visitor, server }) => {
  const name = `Stranden ${Date.now()}`;
  const asked = "Hur ofta badar du?";
  const { page } = await visitor({ viewport: DESKTOP });
  const staff = new ModeratePage(page);
  const { words } = staff;
  await staff.signIn(server, "planner");
  await page.goto("/personal/dialoger/ny");

  const missing = page.getByRole("region", { name: words.campaign_edit_missing_title() });
  const field = (label: string) => page.getByRole("textbox", { name: new RegExp(`^${label}`) });
  const save = async () => {
    await page.getByRole("button", { name: words.campaign_edit_save(), exact: true }).click();
    await expect(page.getByText(words.staff_draft_saved(), { exact: true })).toBeVisible();
  };
  await field(words.campaign_edit_title()).fill(name);
  await save();
  await expect(page).toHaveURL(/\/personal\/dialoger\/[0-9a-f-]{36}$/);
  const open = page.getByRole("button", { name: words.campaign_edit_open(), exact: true });
  await expect(open).toBeDisabled();
  await missing.getByRole("button", { name: words.campaign_edit_controller() }).click();
  await expect(field(words.campaign_edit_controller())).toBeFocused();
  await field(words.campaign_edit_controller()).fill("Nämnden (exempel)");
  await field(words.campaign_edit_question()).fill("Vad gör du på stranden?");
  await field(words.campaign_edit_intro()).fill("Berätta om en plats vid vattnet.");
  await field(words.campaign_edit_can_change()).fill("Bryggor och bänkar.");
  await field(words.campaign_edit_cannot_change()).fill("Vädret.");
  await field(words.campaign_edit_who_decides()).fill("Nämnden.");
  await field(words.campaign_edit_organiser()).fill("Staden (exempel)");
  await field(words.campaign_edit_legal_basis()).fill("Allmänt intresse (exempel)");
  await page.getByRole("button", { name: words.campaign_edit_question_add() }).click();
  const label = field(words.campaign_edit_question_label());
  await expect(label).toBeFocused();
  await label.fill(asked);
  await field(words.campaign_edit_option({ number: 1 })).fill("Varje dag");
  await field(words.campaign_edit_option({ number: 2 })).fill("Aldrig");
  await expect(missing.getByText(words.campaign_edit_missing_none())).toBeVisible();
  await save();
  await open.click();
  await page.getByRole("dialog").getByRole("button", { name: words.campaign_edit_open(), exact: true }).click();
  await expect(page.getByRole("button", { name: words.campaign_edit_close(), exact: true })).toBeVisible();
  const address = await page.getByRole("link", { name: words.staff_campaigns_page() }).getAttribute("href");

  const resident = await visitor({ webgl: false });
  const conversation = new ContributePage(resident.page);
  await resident.page.goto(address ?? "");
  await expect(resident.page.getByRole("heading", { level: 1, name })).toBeVisible();
  await resident.page.getByRole("link", { name: words.campaign_take_part() }).click();
  await conversation.tellStory("Vi badar hela vintern.");
  await conversation.next();
  await resident.page.getByRole("radio", { name: "Varje dag" }).check();
  await conversation.next();
  await conversation.goToPreview();
  await conversation.send();
  await conversation.expectArrived();

  await page.reload();
  await expect(page.getByText(words.campaign_edit_answered({ count: 1 }))).toBeVisible();
  await label.fill("Hur ofta badar du i havet?");
  await expect(page.getByText(words.campaign_edit_new_wording({ count: 1 }))).toBeVisible();
  await save();
  await page.reload();
  await expect(label).toHaveValue("Hur ofta badar du i havet?");
  await expect(page.getByText(words.campaign_edit_earlier_words({ text: asked }))).toContainText(words.campaign_edit_retired_answers({ count: 1 }));
});
