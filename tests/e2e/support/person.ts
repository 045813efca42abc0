/** Somebody using the app in their own way: with a finger or with keys only. Looks at every state with axe and for what is cut off. */
import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { expectCalm, expectNothingSideways } from "./fits";
import type { Locale } from "./journey";
import { Keyboard } from "./keyboard";
import { wordsIn, type Words } from "./words";

type Role = Parameters<Page["getByRole"]>[0];
export type Hands = "finger" | "keys";

export class Person {
  readonly words: Words;
  readonly #keyboard: Keyboard;
  readonly #isSimple: boolean;

  constructor(
    readonly page: Page,
    readonly locale: Locale,
    readonly hands: Hands,
    { isSimple }: { readonly isSimple: boolean },
  ) {
    this.#isSimple = isSimple;
    this.words = wordsIn(locale);
    this.#keyboard = new Keyboard(page);
  }

  async press(role: "button" | "link", name: string | RegExp): Promise<void> {
    if (this.hands === "finger") await this.#find(role, name).click();
    else {
      await this.#keyboard.tabTo(role, name);
      await this.#keyboard.press("Enter");
    }
  }
  async write(role: "textbox" | "searchbox", name: string | RegExp, text: string): Promise<void> {
    if (this.hands === "finger") await this.#find(role, name).fill(text);
    else {
      await this.#keyboard.tabTo(role, name);
      await this.#keyboard.type(text);
    }
  }
  /** A radio or a checkbox. With keys a group of radios is one stop, and its arrows choose. */
  async choose(role: "radio" | "checkbox", name: string | RegExp): Promise<void> {
    const target = this.#find(role, name);
    if (this.hands === "finger") return target.check();
    if (role === "checkbox") {
      await this.#keyboard.tabTo(role, name);
      return this.#keyboard.press("Space");
    }
    const group = await target.getAttribute("name");
    const focused = () => this.page.evaluate(() => document.activeElement?.getAttribute("name") ?? null);
    for (let stop = 0; stop < 120 && (await focused()) !== group; stop += 1) await this.#keyboard.press("Tab");
    await this.#keyboard.press("Space");
    for (let step = 0; step < 12 && !(await target.isChecked()); step += 1) await this.#keyboard.press("ArrowDown");
    await expect(target).toBeChecked();
  }

  sees(role: Role, name: string | RegExp): Promise<boolean> {
    return this.#find(role, name).isVisible();
  }
  async expectHeading(name: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("heading", { name }).first()).toBeVisible();
  }

  /** The page as it stands is accessible, and nothing hangs out to the side. */
  async look(state: string): Promise<void> {
    await expectAccessible(this.page, state);
    await expectNothingSideways(this.page, state);
    if (this.#isSimple) await expectCalm(this.page, state);
  }

  #find(role: Role, name: string | RegExp) {
    return this.page.getByRole(role, { name, ...(typeof name === "string" ? { exact: true } : {}) }).filter({ visible: true }).first();
  }
}
