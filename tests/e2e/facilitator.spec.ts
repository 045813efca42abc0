import { expectAccessible } from "./support/axe";
import { ContributePage } from "./support/contribute-page";
import { DESKTOP, expect, test } from "./support/journey";
import { wordsIn } from "./support/words";

test("a planner hands out a link, and a facilitator without an account starts, watches and closes the group and reads its report", async ({ visitor, server }) => {
  const words = wordsIn("sv");
  const planner = server.logins.find(({ role }) => role === "planner");
  if (planner === undefined) throw new Error("The demo has no planner.");

  const { page: staff } = await visitor({ viewport: DESKTOP });
  await staff.goto("/personal/dialoger");
  await staff.getByRole("textbox", { name: words.moderate_email() }).fill(planner.email);
  await staff.getByLabel(words.moderate_password()).fill(planner.password);
  await staff.getByRole("button", { name: words.moderate_sign_in(), exact: true }).click();
  await staff.getByRole("row", { name: /Helsingborg minns/ }).getByRole("link", { name: words.staff_campaigns_groups() }).click();
  await staff.getByRole("button", { name: words.sessions_new() }).click();
  await staff.getByRole("textbox", { name: words.sessions_label() }).fill("Klass 5B");
  await staff.getByRole("button", { name: words.sessions_create() }).click();
  await staff.getByRole("row", { name: /Klass 5B/ }).getByRole("button", { name: words.sessions_link() }).click();
  await staff.getByRole("button", { name: words.sessions_link_make() }).click();
  const link = await staff.getByTestId("lead-link").innerText();

  const { page: lead } = await visitor();
  await lead.goto(link);
  await expect(lead.getByRole("heading", { level: 1, name: "Klass 5B" })).toBeVisible();
  expect(lead.url()).not.toContain("#");
  await expectAccessible(lead, "a group that waits");
  await lead.getByRole("button", { name: words.lead_start() }).click();
  await expect(lead.getByText(words.lead_state_open())).toBeVisible();
  const code = await lead.getByTestId("lead-code").innerText();

  const { page: phone } = await visitor({ webgl: false });
  const conversation = new ContributePage(phone);
  await phone.goto(`/grupp/${code}`);
  await phone.getByRole("link", { name: words.group_begin() }).click();
  await conversation.writeStory("Här sålde morfar glass.");
  await conversation.send();
  await conversation.expectArrived();

  await expect(lead.getByText(words.lead_contributions({ count: 1 }))).toBeVisible({ timeout: 15_000 });
  await lead.getByRole("button", { name: words.lead_close() }).click();
  await lead.getByRole("dialog").getByRole("button", { name: words.lead_close_confirm() }).click();
  await lead.getByRole("button", { name: words.lead_report_show(), exact: true }).click();
  await expect(lead.getByRole("heading", { level: 1, name: words.lead_report_title() })).toBeVisible();
  await expect(lead.getByText(words.lead_report_words_none())).toBeVisible();
  await expectAccessible(lead, "the report");

  const { page: late } = await visitor();
  await late.goto(`/grupp/${code}`);
  await expect(late.getByRole("heading", { level: 1, name: words.group_ended_title() })).toBeVisible();
});
