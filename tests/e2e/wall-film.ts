/** `npm run screens -- -g "the wall"`: the wall's loop as a sequence of PNGs, in two sizes, both themes and two directions, to be looked at: would you stop and watch? */
import { join, resolve } from "node:path";
import { expect, test } from "./support/journey";
import { setWall } from "./support/set-wall";

const folder = resolve(import.meta.dirname, "../.output/screens/wall");
const SIZES = { "1080p": { width: 1920, height: 1080 }, "4k": { width: 3840, height: 2160 } } as const;
const FRAMES = 16;
const BETWEEN_MS = 2_500;

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const theme of ["night", "day"] as const) {
    for (const language of ["sv", "ar"] as const) {
      test(`the wall, ${size}, ${theme}, ${language}`, async ({ visitor }) => {
        test.setTimeout(600_000);
        const { page } = await visitor({ viewport, locale: language });
        await page.emulateMedia({ reducedMotion: "no-preference" });
        // Short stories, so that a film of forty seconds holds several scenes.
        await setWall(page, { theme, languages: [language], storySeconds: 10 });
        await page.goto("/vagg/dunkers");
        await expect(page.getByRole("listitem").first()).toBeAttached();
        for (let frame = 1; frame <= FRAMES; frame += 1) {
          await page.screenshot({ path: join(folder, `${size}-${theme}-${language}-${String(frame).padStart(2, "0")}.png`), timeout: 120_000 });
          await page.waitForTimeout(BETWEEN_MS);
        }
      });
    }
  }
}
