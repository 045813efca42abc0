/** The exhibition wall in a browser, against the embedded back end. A week of it, and every fault: `npm run bench -- wall`. */
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { makeReceiptCode } from "../../src/domain/receipt-code";
import { expect, test } from "./support/journey";
import { ModeratePage } from "./support/moderate-page";
import { setWall } from "./support/set-wall";
import { tell } from "./support/tell";
import type { ServerState } from "./support/servers";

const WALL = "/vagg/stadsmuseet";
const SMALL = { width: 640, height: 360 };

async function call(server: ServerState, baseURL: string, name: string, args: object): Promise<void> {
  const headers = { apikey: server.publishableKey, "content-type": "application/json" };
  const response = await fetch(new URL(`/rest/v1/rpc/${name}`, baseURL), { method: "POST", headers, body: JSON.stringify(args) });
  if (!response.ok) throw new Error(`${name} answered ${response.status}: ${await response.text()}`);
}
/** Everything the wall may tell right now is in its list for screen readers, newest first. */
const toldList = (page: Page) => page.getByRole("listitem");
async function openWall(page: Page): Promise<void> {
  await page.goto(WALL);
  await expect(toldList(page).first()).toBeAttached();
}
/** Any reload would take it away. */
const mark = (page: Page) => page.evaluate(() => document.body.setAttribute("data-same-page", ""));
const isSamePage = (page: Page) => page.evaluate(() => document.body.hasAttribute("data-same-page"));

test("what is approved comes on the wall by itself, what is reported or taken back leaves it, and a forged message changes nothing", async ({ visitor, server, baseURL }, info) => {
  const { page } = await visitor({ viewport: SMALL });
  let speak: (message: string) => void = () => undefined;
  await page.routeWebSocket(/\/realtime\//, (line) => {
    line.connectToServer();
    speak = (message) => line.send(message);
  });
  await openWall(page);
  await mark(page);

  const words = `Bryggan där alla hoppade i. ${Date.now()}`;
  const forged = `Aldrig godkänt. ${Date.now()}`;
  const [id, receiptCode] = [randomUUID(), makeReceiptCode()];
  await tell(server, baseURL ?? "", { id, receiptCode, text: words, exhibition: true });
  const other = { id: randomUUID(), text: `Båten som aldrig kom. ${Date.now()}` };
  await tell(server, baseURL ?? "", { ...other, exhibition: true });

  const staff = new ModeratePage((await visitor({ viewport: { width: 1024, height: 700 }, webgl: false })).page);
  await staff.signIn(server);
  await staff.showInTurn(words);
  const approvedAt = Date.now();
  await staff.approve.click();
  // Two seconds are the promise; a busy machine is given more, and the number is printed.
  await expect(page.locator(`[data-newcomer="${id}"]`)).toBeVisible({ timeout: 8_000 });
  info.annotations.push({ type: "approved to wall", description: `${Date.now() - approvedAt} ms` });
  console.log(`approved to wall: ${Date.now() - approvedAt} ms`);
  await expect(toldList(page).filter({ hasText: words })).toHaveCount(1);
  await staff.approveUntil(other.text);
  await expect(toldList(page).filter({ hasText: other.text })).toHaveCount(1);

  const story = { id: randomUUID(), kind: "story", point: [12.69, 56.04], text: forged, exhibition: true };
  speak(JSON.stringify([null, null, "realtime:published", "broadcast", { type: "broadcast", event: "changed", payload: { changed: [story], removed: [id], cursor: 999_999 } }]));

  await call(server, baseURL ?? "", "report_contribution", { report: { id: randomUUID(), contributionId: other.id, reason: "other", text: "Det är inte sant." } });
  await expect(page.getByText(other.text)).toHaveCount(0, { timeout: 8_000 });
  await expect(toldList(page).filter({ hasText: words })).toHaveCount(1);
  await expect(page.getByText(forged)).toHaveCount(0);
  await call(server, baseURL ?? "", "withdraw_contribution", { withdrawal: { id, receiptCode } });
  await expect(page.getByText(words)).toHaveCount(0, { timeout: 8_000 });
  expect(await isSamePage(page)).toBe(true);
});

test("a lost graphics context that never comes back is followed by a new map, without anybody's help", async ({ visitor }) => {
  const { page } = await visitor({ viewport: SMALL });
  await openWall(page);
  await mark(page);
  const canvas = page.locator("canvas.maplibregl-canvas");
  await expect(canvas).toBeVisible();
  await canvas.evaluate((element: HTMLCanvasElement) => {
    element.setAttribute("data-lost", "");
    element.getContext("webgl2")?.getExtension("WEBGL_lose_context")?.loseContext();
  });
  await expect(page.locator("canvas.maplibregl-canvas:not([data-lost])")).toBeVisible({ timeout: 30_000 });
  expect(await page.locator("canvas.maplibregl-canvas:not([data-lost])").evaluate((element: HTMLCanvasElement) => element.getContext("webgl2")?.isContextLost())).toBe(false);
  await expect(toldList(page).first()).toBeAttached();
  expect(await isSamePage(page)).toBe(true);
});

test("without a network the wall starts with what it told last", async ({ visitor }) => {
  const { page, context } = await visitor({ viewport: SMALL, serviceWorkers: "allow", webgl: false });
  await openWall(page);
  const told = await toldList(page).first().textContent();
  // Its own parts are not among those that every visitor keeps: the wall asks for them, all at once.
  await expect.poll(() => page.evaluate(async () => (await (await caches.open("parts-wall")).keys()).length), { timeout: 30_000 }).toBeGreaterThan(0);
  // What the browser happens to remember must not help.
  await (await context.newCDPSession(page)).send("Network.clearBrowserCache");
  await context.setOffline(true);
  await page.reload();
  await expect(toldList(page).first()).toHaveText(told ?? "", { timeout: 30_000 });
});

// A camera's reader enlarges what it sees; of a 4K wall it need not.
for (const { width, height, enlarged } of [{ width: 3840, height: 2160, enlarged: 1 }, { width: 1920, height: 1080, enlarged: 2 }]) {
  test(`the QR of a wall ${height} high is read from a picture an eighth of its size, by night and by day, and leads to the wall's form`, async ({ visitor, baseURL }) => {
    test.setTimeout(240_000);
    const { page, context } = await visitor({ viewport: { width, height }, webgl: false });
    const pictures: string[] = [];
    for (const theme of ["night", "day"] as const) {
      await setWall(page, { theme });
      await openWall(page);
      await expect(page.locator(`.wall[data-theme="${theme}"]`)).toBeVisible();
      pictures.push((await page.screenshot({ timeout: 90_000 })).toString("base64"));
    }
    await page.close();
    const reader = await context.newPage();
    await reader.addScriptTag({ path: createRequire(import.meta.url).resolve("jsqr/dist/jsQR.js") });
    const form = new RegExp(`^${baseURL ?? ""}/v/[A-Z0-9]{5}$`, "i");
    for (const picture of pictures) expect(await reader.evaluate(readSmallQr, { picture, enlarged })).toMatch(form);
  });
}

/** Runs in a page that has jsQR. Made small as a far-away camera sees it. */
async function readSmallQr({ picture, enlarged }: { readonly picture: string; readonly enlarged: number }): Promise<string | null> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const draw = (image: CanvasImageSource, width: number, height: number) => {
    const canvas = new OffscreenCanvas(width, height);
    const ink = canvas.getContext("2d");
    if (ink === null) throw new Error("There is no canvas to read the picture with.");
    ink.imageSmoothingQuality = "high";
    ink.drawImage(image, 0, 0, width, height);
    return { canvas, pixels: () => ink.getImageData(0, 0, width, height) };
  };
  const small = draw(bitmap, bitmap.width / 8, bitmap.height / 8);
  const { data, width, height } = draw(small.canvas, small.canvas.width * enlarged, small.canvas.height * enlarged).pixels();
  const read = (globalThis as unknown as { jsQR: (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null }).jsQR;
  return read(data, width, height)?.data ?? null;
}
