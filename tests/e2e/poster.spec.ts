import { createRequire } from "node:module";
import { expect, test } from "./support/journey";
import { wordsIn } from "./support/words";

/** An A4 page in CSS pixels, and how many device pixels make 150 dots an inch of it. */
const A4 = { width: 794, height: 1123 };
const DOTS_PER_INCH = 150;

for (const locale of ["sv", "ar"] as const) {
  test(`the poster's QR is read from its print at A4 and 150 dpi, ${locale}`, async ({ browser, baseURL, visitor }) => {
    const words = wordsIn(locale);
    const { page: list } = await visitor({ locale });
    await list.goto("/dialoger");
    const path = await list.getByRole("main").getByRole("heading", { level: 3 }).getByRole("link").first().getAttribute("href");
    const context = await browser.newContext({ locale, viewport: A4, deviceScaleFactor: DOTS_PER_INCH / 96, serviceWorkers: "block", ...(baseURL === undefined ? {} : { baseURL }) });
    try {
      const page = await context.newPage();
      await page.goto(`${path}/affisch`);
      await expect(page.getByTestId("poster")).toBeVisible();
      await page.emulateMedia({ media: "print" });
      await expect(page.getByRole("button", { name: words.poster_print() })).toBeHidden();
      const picture = await page.screenshot();
      const address = new URL(`${path}`, page.url()).href;
      await expect(page.getByTestId("poster")).toContainText(address.replace(/^https?:\/\//, ""));

      const reader = await context.newPage();
      await reader.addScriptTag({ path: createRequire(import.meta.url).resolve("jsqr/dist/jsQR.js") });
      expect(await reader.evaluate(readQr, picture.toString("base64"))).toBe(address);
    } finally {
      await context.close();
    }
  });
}

/** Runs in a page that has jsQR. */
async function readQr(png: string): Promise<string | null> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("There is no canvas to read the picture with.");
  context.drawImage(bitmap, 0, 0);
  const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  const read = (globalThis as unknown as { jsQR: (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null }).jsQR;
  return read(data, width, height)?.data ?? null;
}
