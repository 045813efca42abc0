/** Staff at /personal/moderering. */
import { expect, type Locator, type Page } from "@playwright/test";
import type { ServerState } from "./servers";
import { wordsIn } from "./words";

export class ModeratePage {
  readonly words = wordsIn("sv");

  constructor(readonly page: Page) {}

  async signIn(server: ServerState, role = "moderator"): Promise<void> {
    const login = server.logins.find((each) => each.role === role);
    if (login === undefined) throw new Error(`The demo has no ${role}.`);
    await this.page.goto("/personal/moderering");
    await this.page.getByRole("textbox", { name: this.words.moderate_email() }).fill(login.email);
    await this.page.getByLabel(this.words.moderate_password()).fill(login.password);
    await this.page.getByRole("button", { name: this.words.moderate_sign_in(), exact: true }).click();
    await expect(this.page.getByRole("button", { name: this.words.moderate_sign_out() })).toBeVisible();
  }

  get card(): Locator {
    return this.page.getByRole("article", { name: this.words.moderate_card() });
  }

  /** Skips what comes before the one that says this, and approves it. */
  async approveUntil(text: string): Promise<void> {
    await this.showInTurn(text);
    await this.approve.click();
  }

  async rejectWhenSeen(text: string, reason: string): Promise<void> {
    await this.showInTurn(text);
    await this.reject.click();
    await this.page.getByRole("radio", { name: reason, exact: true }).check();
    await this.page.getByRole("button", { name: this.words.moderate_reject_confirm() }).click();
    await expect(this.card.getByText(text)).toHaveCount(0);
  }

  /** Photos and recordings of the card at hand; the words keep the card there meanwhile. */
  async approvePhoto(): Promise<void> {
    await this.card.getByRole("button", { name: this.words.moderate_media_approve_photo() }).click();
    await expect(this.card.getByText(this.words.moderate_media_approved(), { exact: true }).first()).toBeVisible();
  }

  async approveVoice(transcript: string): Promise<void> {
    await this.card.getByRole("textbox", { name: this.words.moderate_media_transcript() }).fill(transcript);
    await this.card.getByRole("button", { name: this.words.moderate_media_approve_voice() }).click();
    await expect(this.card.getByRole("button", { name: this.words.moderate_media_approve_voice() })).toHaveCount(0);
  }

  /** With the letter of its key behind it. */
  #decision(words: string, key: string): Locator {
    return this.page.getByRole("group", { name: this.words.queue_actions() }).getByRole("button", { name: `${words} ${key}`, exact: true });
  }
  get approve(): Locator {
    return this.#decision(this.words.moderate_approve(), "A");
  }
  get reject(): Locator {
    return this.#decision(this.words.moderate_reject(), "R");
  }
  get skip(): Locator {
    return this.#decision(this.words.queue_key_skip(), "S");
  }
  get undoBar(): Locator {
    return this.page.getByRole("group", { name: this.words.queue_undo_label() });
  }

  /** What this person holds. */
  get held(): Locator {
    return this.page.getByRole("navigation", { name: this.words.queue_list_title() }).getByRole("button");
  }

  async skipByKeyUntil(text: string): Promise<void> {
    await this.#skipUntil(text, () => this.page.keyboard.press("s"));
  }

  /** Skips what comes before, until this one is at hand. */
  async showInTurn(text: string): Promise<void> {
    await expect(this.skip).toBeVisible();
    await this.#skipUntil(text, () => this.skip.click());
  }

  /** A card's words change by themselves (the place gets its name a moment later): which one it is does not. */
  async #skipUntil(text: string, skip: () => Promise<void>): Promise<void> {
    const which = (): Promise<string | null> => this.card.getAttribute("data-id");
    while (!(await this.card.getByText(text).isVisible())) {
      const before = await which();
      await skip();
      await expect.poll(which).not.toBe(before);
    }
  }
}
