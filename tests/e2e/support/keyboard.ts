/** Somebody without a mouse: gets anywhere only by Tab, and must be able to see where they are. */
import { expect, type Page } from "@playwright/test";

type Role = Parameters<Page["getByRole"]>[0];
/** More stops than any of our pages has before its main thing. */
const MOST_STOPS = 120;

export class Keyboard {
  constructor(readonly page: Page) {}

  async tabTo(role: Role, name: string | RegExp): Promise<void> {
    const target = this.page.getByRole(role, { name, ...(typeof name === "string" ? { exact: true } : {}) }).first();
    await expect(target).toBeVisible();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        expect(await target.evaluate(hasVisibleFocus), `focus is visible on ${role} ${String(name)}`).toBe(true);
        return;
      }
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`${role} ${String(name)} was not reached with ${MOST_STOPS} presses of Tab`);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }
}

/** Runs in the page. A card may show the focus of the control inside it. */
function hasVisibleFocus(element: Element): boolean {
  for (let each: Element | null = element, steps = 0; each !== null && steps < 3; each = each.parentElement, steps += 1) {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    if ((outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none") return true;
  }
  return false;
}
