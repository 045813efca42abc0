/** A host's day: a wall is made and seen before it is saved, a screen is paired by the code it shows, steered, given other stories, and taken back. */
import { escape } from "./support/contribute-page";
import { expectAccessible } from "./support/axe";
import { DESKTOP, expect, test } from "./support/journey";
import { ModeratePage } from "./support/moderate-page";

const SCREEN = { width: 640, height: 360 };

test("a wall is made, shown on a paired screen, steered from afar and taken back", async ({ visitor, server }) => {
  const title = `Foajén ${Date.now()}`;
  const { page } = await visitor({ viewport: DESKTOP, webgl: false });
  const { page: screen } = await visitor({ viewport: SCREEN, webgl: false });
  const staff = new ModeratePage(page);
  const { words } = staff;
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  // From its top: what is halfway under the head of the page is no target.
  const look = async (state: string) => {
    await page.evaluate(() => scrollTo(0, 0));
    await expectAccessible(page, state);
  };
  await staff.signIn(server, "admin");

  // A wall of nobody's, with stories only.
  await page.goto("/personal/vaggar");
  await expect(page.getByRole("article").first()).toBeVisible();
  await look("the list of walls");
  await page.getByRole("link", { name: words.wall_desk_new() }).click();
  await page.getByRole("textbox", { name: new RegExp(`^${words.wall_desk_title_field()}`) }).fill(title);
  await page.getByRole("combobox", { name: words.wall_desk_campaign() }).selectOption({ index: 1 });
  await button(words.wall_desk_save()).click();
  await expect(page).toHaveURL(/\/personal\/vaggar\/[0-9a-f-]{36}$/);
  const name = await page.getByRole("textbox", { name: words.wall_desk_name(), exact: true }).inputValue();
  expect(name).toMatch(/^foajen-\d+$/);

  // What is told first, and what is not told, is seen before it is saved.
  const candidates = page.getByRole("list", { name: words.wall_desk_candidates() });
  const pinFirst = candidates.getByRole("button", { name: new RegExp(`^${words.wall_desk_pin()}`) }).nth(3);
  const pinned = (await pinFirst.getAttribute("aria-label"))?.slice(words.wall_desk_pin_name({ name: "" }).length) ?? "";
  await button(words.wall_desk_preview_open()).click();
  const preview = page.getByRole("region", { name: words.wall_desk_preview() });
  const now = preview.getByRole("paragraph").filter({ hasText: new RegExp(`^${words.wall_desk_preview_now()}:`) });
  await expect(now).toBeVisible();
  await pinFirst.click();
  await expect(now).toContainText(pinned);
  const coming = preview.getByRole("listitem");
  const hidden = (await coming.nth(0).locator("bdi").textContent()) ?? "";
  await page.getByRole("searchbox", { name: words.wall_desk_search() }).fill(hidden.slice(0, 30));
  await button(words.wall_desk_hide_name({ name: hidden })).click();
  await expect(coming.filter({ hasText: hidden })).toHaveCount(0);
  await look("the editor with its preview");
  await button(words.wall_desk_save()).click();
  await expect(page.getByText(words.wall_desk_saved())).toBeVisible();

  // A screen that nobody has touched shows a code; the host types it as it is read.
  await screen.goto("/vagg");
  const shown = screen.locator("[data-pairing-code]");
  const code = (await shown.getAttribute("data-pairing-code")) ?? "";
  await page.getByRole("link", { name: words.wall_desk_tab_screens() }).click();
  await expect(page.getByText(words.wall_desk_screens_empty())).toBeVisible();
  await look("a wall without a screen");
  await page.getByRole("textbox", { name: words.wall_desk_pair_code() }).fill(`${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase());
  await page.getByRole("textbox", { name: words.wall_desk_screen_name() }).fill("Foajén, vänster");
  await button(words.wall_desk_pair_do()).click();
  await expect(screen).toHaveURL(new RegExp(`/vagg/${escape(name)}$`));
  const told = screen.locator(".scene:not(.leaving)");
  await expect(told).toContainText(pinned);
  const item = page.getByRole("region", { name: words.wall_desk_screens(), exact: true }).getByRole("listitem");
  await expect(item).toContainText(words.wall_desk_alive());
  await expect(item).toContainText(pinned, { timeout: 25_000 });
  await look("a wall with its screen");

  // Each order reaches it, and the host is told so.
  const remote = page.getByRole("region", { name: words.wall_desk_remote() });
  const obeyed = remote.getByText(words.wall_desk_remote_obeyed({ count: 1 }));
  await remote.getByRole("button", { name: words.wall_desk_remote_next() }).click();
  await expect(told).not.toContainText(pinned);
  await expect(obeyed).toBeVisible();
  const paused = screen.getByText(words.wall_paused(), { exact: true });
  await remote.getByRole("button", { name: words.wall_desk_remote_pause() }).click();
  await expect(paused).toBeVisible();
  await expect(item).toContainText(words.wall_desk_status_paused());
  const message = "Visning vid fontänen klockan tre.";
  await remote.getByRole("textbox", { name: words.wall_desk_message() }).fill(message);
  await remote.getByRole("button", { name: words.wall_desk_message_show() }).click();
  await expect(screen.getByRole("status", { name: words.wall_message_name() })).toHaveText(message);
  await expect(remote.getByText(message)).toBeVisible();

  // What is hidden now leaves the screen although it stands still; what was hidden before never came.
  const leaving = (await item.locator("dd[lang]").textContent()) ?? "";
  await expect(told).toContainText(leaving.replace(/…$/, ""));
  await page.getByRole("link", { name: words.wall_desk_tab_settings() }).click();
  await page.getByRole("searchbox", { name: words.wall_desk_search() }).fill(leaving.slice(0, 30));
  await button(words.wall_desk_hide_name({ name: leaving })).click();
  await button(words.wall_desk_save()).click();
  await expect(told).not.toContainText(leaving.replace(/…$/, ""));
  await expect(screen.getByText(hidden)).toHaveCount(0);

  await page.getByRole("link", { name: words.wall_desk_tab_card() }).click();
  await expect(page.getByTestId("wall-card")).toBeVisible();
  await look("the card");

  await page.getByRole("link", { name: words.wall_desk_tab_screens() }).click();
  await remote.getByRole("button", { name: words.wall_desk_remote_resume() }).click();
  await expect(paused).toHaveCount(0);

  // Taken back, it is nobody's screen.
  await item.getByRole("button", { name: words.wall_desk_screen_revoke() }).click();
  await page.getByRole("dialog").getByRole("button", { name: words.wall_desk_screen_revoke() }).click();
  await expect(page.getByText(words.wall_desk_screens_empty())).toBeVisible();
  await expect(screen).toHaveURL(/\/vagg$/, { timeout: 25_000 });
  await expect(shown).not.toHaveAttribute("data-pairing-code", code);
});
