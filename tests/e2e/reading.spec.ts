import { ExplorePage } from "./support/explore-page";
import { DESKTOP, expect, test } from "./support/journey";

test("filters and words stand in the address, so that a view can be shared and Back goes back", async ({ visitor }) => {
  const { page } = await visitor({ viewport: DESKTOP });
  const reader = new ExplorePage(page);
  const { words } = reader;
  await reader.openList();
  const everything = await page.getByText(/^\d+ bidrag$/).first().textContent();
  await page.getByRole("button", { name: words.explore_filter_open(), exact: true }).click();
  await page.getByRole("radio", { name: new RegExp(`^${words.explore_filter_answered_yes()}`) }).check();
  await expect(page).toHaveURL(/svar=ja/);
  await page.getByRole("searchbox", { name: words.explore_search_label() }).fill("bänk");
  await expect(page).toHaveURL(/sok=b%C3%A4nk/);
  const count = await page.getByText(/^\d+ bidrag$/).first().textContent();
  expect(count).not.toBe(everything);
  await expect(reader.items.first()).toBeVisible();
  const titles = await reader.items.getByRole("link").allTextContents();

  const other = new ExplorePage((await visitor({ viewport: DESKTOP })).page);
  await other.page.goto(page.url());
  await expect(other.page.getByText(String(count), { exact: true }).first()).toBeVisible();
  expect(await other.items.getByRole("link").allTextContents()).toEqual(titles);

  await page.goBack();
  await expect(page).not.toHaveURL(/sok=/);
  await expect(page).toHaveURL(/svar=ja/);
  await page.getByRole("button", { name: words.explore_filter_remove({ name: words.explore_filter_answered_yes() }) }).click();
  await expect(page.getByText(String(everything), { exact: true }).first()).toBeVisible();
});

test("the decades play once, stop at the last, and the arrow keys move them", async ({ visitor }) => {
  const { page } = await visitor({ viewport: DESKTOP });
  const reader = new ExplorePage(page);
  const { words } = reader;
  await page.goto("/?vy=lista&typ=memory");
  const slider = page.getByRole("slider", { name: words.explore_time_slider() });
  await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(`^${words.explore_filter_any_decade()}`));
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/artionde=\d{4}/);
  const first = new URL(page.url()).searchParams.get("artionde") ?? "";
  await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(`^${first}-talet`));
  await expect(reader.items.first()).toContainText(/Minne från/);
  await page.keyboard.press("Home");
  await expect(page).not.toHaveURL(/artionde/);

  await page.getByRole("button", { name: words.explore_time_play() }).click();
  await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(`^${first}-talet`));
  // While it plays the address waits; a pause writes it.
  await expect(page).not.toHaveURL(/artionde/);
  await page.getByRole("button", { name: words.explore_time_pause() }).click();
  await expect(page).toHaveURL(/artionde=\d{4}/);
});

test("a card is copied as a link where the device cannot share, and the link opens the card", async ({ visitor }) => {
  const { page, context } = await visitor({ viewport: DESKTOP });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "share"));
  const reader = new ExplorePage(page);
  await reader.openFirstStory();
  const heading = await page.locator("[data-card-heading]").textContent();
  await page.getByRole("button", { name: reader.words.explore_card_share() }).click();
  await expect(page.getByText(reader.words.explore_card_share_copied())).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await expect(page.locator("[data-card-heading]")).toHaveText(String(heading));
});

test("a report about a child takes it away everywhere at once, also from somebody who has it open", async ({ visitor }) => {
  const other = new ExplorePage((await visitor({ viewport: DESKTOP })).page);
  await other.openFirstStory();
  const title = String(await other.page.locator("[data-card-heading]").textContent());
  const reader = new ExplorePage((await visitor()).page);
  const { words } = reader;
  await reader.page.goto(other.page.url());
  await reader.page.getByRole("button", { name: words.report_open() }).click();
  await reader.page.getByRole("radio", { name: new RegExp(`^${words.report_reason_child()}`) }).check();
  await reader.page.getByRole("button", { name: words.report_send() }).click();
  await expect(reader.page.getByRole("heading", { name: words.explore_card_hidden_title() })).toBeFocused();
  await expect(other.page.getByText(words.explore_card_missing_title())).toBeVisible();
  for (const each of [reader, other]) {
    await each.openList();
    await expect(each.contribution(title)).toHaveCount(0);
  }
});
