/** The conversation as a person walks through it: what they see and press, by role and name. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { Kind } from "../../../src/domain/kind";
import { rowsOnDevice } from "./device-rows";
import { kindCard, wordsIn, type Words } from "./words";
import type { Locale } from "./journey";

export class ContributePage {
  readonly words: Words;

  constructor(
    readonly page: Page,
    locale: Locale = "sv",
  ) {
    this.words = wordsIn(locale);
  }

  async open(): Promise<void> {
    await this.page.goto("/beratta");
    await expect(this.heading(this.words.contribute_kind_title())).toBeVisible();
  }

  heading(name: string): Locator {
    return this.page.getByRole("heading", { level: 1, name, exact: true });
  }

  get text(): Locator {
    return this.page.getByRole("textbox", { name: new RegExp(`^${escape(this.words.contribute_text_label())}`) });
  }

  async chooseKind(kind: Kind): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^${escape(kindCard(this.words, kind))}`) }).click();
  }

  async sayOver13(): Promise<void> {
    await expect(this.heading(this.words.contribute_age_title())).toBeVisible();
    await this.page.getByRole("button", { name: this.words.contribute_age_no() }).click();
  }

  async choosePlace(name: string): Promise<void> {
    await expect(this.heading(this.words.contribute_place_title())).toBeVisible();
    await this.page.getByRole("searchbox", { name: this.words.contribute_place_search() }).fill(name);
    await this.page.getByRole("list", { name: this.words.contribute_place_results() }).getByRole("button").first().click();
    await this.next();
  }

  async next(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.contribute_next(), exact: true }).click();
  }

  /** From the precision to the preview with what is suggested and nothing about oneself. */
  async goToPreview(): Promise<void> {
    await expect(this.heading(this.words.contribute_precision_title())).toBeVisible();
    await this.next();
    await expect(this.heading(this.words.contribute_about_title())).toBeVisible();
    await this.skipAbout();
    await expect(this.heading(this.words.contribute_preview_title())).toBeVisible();
  }

  async skipAbout(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.contribute_next(), exact: true }).click();
  }

  async chooseDecade(year: number): Promise<void> {
    await this.page.getByRole("radio", { name: this.words.contribute_era_decade(), exact: true }).check();
    await this.page.getByRole("radio", { name: this.words.contribute_era_decade_name({ year }), exact: true }).check();
  }

  /** A story at a landmark, with its words written. */
  async tellStory(text: string, place = "Kärnan"): Promise<void> {
    await this.chooseKind("story");
    await this.sayOver13();
    await this.choosePlace(place);
    await expect(this.heading(this.words.contribute_tell_title_story())).toBeVisible();
    await this.text.fill(text);
  }

  /** A story at a landmark, up to the preview. */
  async writeStory(text: string, place = "Kärnan"): Promise<void> {
    await this.tellStory(text, place);
    await this.next();
    await this.goToPreview();
  }

  async send(): Promise<void> {
    await this.page.getByRole("button", { name: this.words.contribute_send(), exact: true }).click();
  }

  /** The code as the receipt shows it, when the receipt is there. */
  async receiptCode(): Promise<string> {
    await expect(this.heading(this.words.contribute_done_title())).toBeVisible();
    return (await this.page.getByTestId("receipt-code").innerText()).replace(/\s/g, "");
  }

  /** The draft is saved at every pause; a reload a moment earlier would test the pause, not the saving. */
  async expectDraftKept(text: string): Promise<void> {
    await expect.poll(async () => (await this.page.evaluate(rowsOnDevice)).some((row) => row.includes(text))).toBe(true);
  }

  async resume(): Promise<void> {
    const go = this.page.getByRole("button", { name: this.words.contribute_resume_continue() });
    await go.or(this.text).first().waitFor();
    if (await go.isVisible()) await go.click();
  }

  /** Everything needed to contribute without a network has been fetched. */
  async expectReadyForOffline(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      while (navigator.serviceWorker.controller === null || !(await caches.match("/config.json"))) await new Promise((resolve) => requestAnimationFrame(resolve));
    });
  }

  async expectArrived(): Promise<void> {
    await expect(this.page.getByText(this.words.contribute_done_sent())).toBeVisible();
  }
}

export function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
