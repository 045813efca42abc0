import { expectAccessible } from "./support/axe";
import { ExplorePage } from "./support/explore-page";
import { DESKTOP, expect, test } from "./support/journey";
import { Keyboard } from "./support/keyboard";
import { ModeratePage } from "./support/moderate-page";
import { tell } from "./support/tell";

test("two who moderate at the same time never have the same in hand @smoke", async ({ visitor, server, baseURL }) => {
  for (let number = 1; number <= 6; number += 1) await tell(server, baseURL ?? "", { text: `En av många, nummer ${number}. ${Date.now()}` });
  const [one, other] = [new ModeratePage((await visitor({ viewport: DESKTOP })).page), new ModeratePage((await visitor({ viewport: DESKTOP })).page)];
  await Promise.all([one.signIn(server, "moderator"), other.signIn(server, "admin")]);
  await expect(one.held).not.toHaveCount(0);
  await expect(other.held).not.toHaveCount(0);
  const [inOneHand, inOther] = await Promise.all([one.held.allInnerTexts(), other.held.allInnerTexts()]);
  expect(inOneHand.filter((text) => inOther.includes(text))).toEqual([]);
  await one.approve.click();
  await expect(one.undoBar).toBeVisible();
  expect((await one.held.allInnerTexts()).filter((text) => inOther.includes(text))).toEqual([]);
});

test("a whole session by keyboard only: redact, reject with a reason, undo, skip, and what the public reads @smoke", async ({ visitor, server, baseURL }) => {
  const stamp = Date.now();
  // A phone number is flagged, so that this one comes before all that is not.
  await tell(server, baseURL ?? "", { text: `Ring Anna på 070-174 06 35 om festen ${stamp}.` });
  const { page } = await visitor({ viewport: DESKTOP });
  const staff = new ModeratePage(page);
  const { words } = staff;
  const keys = new Keyboard(page);
  await page.goto("/personal/moderering");
  const login = server.logins.find(({ role }) => role === "moderator");
  await keys.tabTo("textbox", words.moderate_email());
  await keys.type(login?.email ?? "");
  await keys.press("Tab");
  await keys.type(login?.password ?? "");
  await keys.press("Enter");
  await expect(staff.approve).toBeVisible();
  await staff.skipByKeyUntil(String(stamp));

  await keys.press("?");
  await expect(page.getByRole("dialog", { name: words.queue_help_title() })).toBeVisible();
  await expectAccessible(page, "the keys");
  await keys.press("Escape");

  await keys.press("d");
  const list = page.getByRole("listbox", { name: words.redact_field_text() });
  await expect(list.getByRole("option", { name: "Ring", exact: true })).toBeFocused();
  await keys.press("ArrowRight");
  await keys.press("Space");
  await keys.tabTo("button", /070-174 06 35/);
  await keys.press("Enter");
  const public_ = `Ring […] på […] om festen ${stamp}.`;
  await expect(page.getByText(public_)).toBeVisible();
  await expectAccessible(page, "removing words");
  await keys.press("a");
  await expect(staff.undoBar).toContainText(words.queue_undo_redact());

  const reader = new ExplorePage((await visitor({ viewport: DESKTOP })).page);
  await reader.openList();
  await expect(reader.contribution(public_)).toBeVisible();

  await keys.press("u");
  await expect(staff.card).toContainText(`Ring Anna på`);
  await expect(reader.contribution(public_)).toHaveCount(0);

  await keys.press("r");
  await expect(page.getByRole("radio").first()).toBeFocused();
  await keys.press("Space");
  await keys.press("Tab");
  await keys.type("Skriv om platsen, inte om Anna.");
  await expectAccessible(page, "rejecting");
  await keys.press("Control+Enter");
  await expect(staff.undoBar).toContainText(words.queue_undo_reject());
  await keys.press("u");
  await expect(staff.card).toContainText(`Ring Anna på`);
  await keys.press("s");
  await expect(staff.undoBar).toContainText(words.queue_undo_skip());
  await expect(staff.card).not.toContainText(String(stamp));
  await expectAccessible(page, "the queue after a skip");
});
