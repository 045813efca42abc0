/** Whether a page fits the eye and the screen: measured in the page as it stands. */
import { expect, type Page } from "@playwright/test";

/** WCAG 1.4.10: nothing makes the page scroll sideways, and nothing sticks out of what holds it. */
export async function expectNothingSideways(page: Page, screen: string): Promise<void> {
  const wider = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element: Element | null): boolean => element !== null && element !== document.body && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const isOut = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && (box.right > width + 1 || box.left < -1) && !scrolls(element.parentElement) && element.closest(".visually-hidden, svg, [inert]") === null;
    };
    const told = [...document.querySelectorAll("body *")].filter(isOut).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return document.documentElement.scrollWidth > width ? [...told, `the page is ${document.documentElement.scrollWidth} px wide`] : told;
  });
  expect(wider, `sticks out on ${screen}`).toEqual([]);
}

/** Simple mode: no letter under 20 px (the map's attribution apart), and what stands fixed covers at most a third of the screen. */
export async function expectCalm(page: Page, screen: string): Promise<void> {
  const measure = () =>
    page.evaluate(() => {
      const small: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent === null || !node.textContent?.trim() || parent.closest(".visually-hidden, [hidden], script, style, noscript, [data-attribution]") !== null) continue;
        const size = Number.parseFloat(getComputedStyle(parent).fontSize);
        if (parent.getBoundingClientRect().width > 0 && size < 19.9) small.push(`${size} px: ${node.textContent.trim().slice(0, 40)}`);
      }
      const fixed = [...document.querySelectorAll("body *")].filter((element) => /sticky|fixed/.test(getComputedStyle(element).position) && element.closest(".visually-hidden, .skip") === null && element.querySelector("h1") === null);
      const heights = fixed.map((element) => {
        const box = element.getBoundingClientRect();
        const stands = box.width > innerWidth / 2 && (box.top <= 1 || box.bottom >= innerHeight - 1);
        return stands ? Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)) : 0;
      });
      return { small: [...new Set(small)], covered: heights.reduce((sum, height) => sum + height, 0) / innerHeight };
    });
  // A list that has just come is measured when its style sheet has come, too.
  await expect.poll(async () => (await measure()).small, { message: `small letters on ${screen}` }).toEqual([]);
  expect((await measure()).covered, `share of the screen covered on ${screen}`).toBeLessThanOrEqual(0.34);
}
