/** Reading: the map, and the list that says the same. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "./journey";
import { wordsIn, type Words } from "./words";

export class ExplorePage {
  readonly words: Words;

  constructor(
    readonly page: Page,
    locale: Locale = "sv",
  ) {
    this.words = wordsIn(locale);
  }

  async openList(): Promise<void> {
    await this.page.goto("/?vy=lista");
    await expect(this.items.first()).toBeVisible();
  }

  async openMap(): Promise<void> {
    await this.page.goto("/");
    await this.expectMapIdle();
  }

  get list(): Locator {
    return this.page.getByRole("list", { name: this.words.explore_list_label() });
  }

  get items(): Locator {
    return this.list.getByRole("listitem");
  }

  contribution(text: string): Locator {
    return this.list.getByText(text);
  }

  get contributeLink(): Locator {
    return this.page.getByRole("link", { name: this.words.shell_contribute() }).first();
  }

  /** The first story of the list, opened as a card. */
  async openFirstStory(): Promise<void> {
    await this.openList();
    await this.items.first().getByRole("link").or(this.items.first().getByRole("button")).first().click();
    await expect(this.page).toHaveURL(/bidrag=/);
    await expect(this.page.getByRole("button", { name: this.words.report_open() }).first()).toBeVisible();
  }

  async expectMapIdle(): Promise<void> {
    await expect(this.page.locator("[data-map-ready]")).toBeAttached({ timeout: 60_000 });
    await expect(this.page.getByText(this.words.explore_map_loading())).toHaveCount(0, { timeout: 60_000 });
  }

  async chooseLanguage(name: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`${this.words.shell_menu()}|${this.words.shell_language()}`) }).filter({ visible: true }).first().click();
    await this.page.getByRole("button", { name, exact: true }).click();
  }
}
