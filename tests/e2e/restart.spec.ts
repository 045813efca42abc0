import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ContributePage } from "./support/contribute-page";
import { expect, test } from "./support/journey";
import { startServerProcess } from "./support/server-process";
import { DIST, FIRST_PORT } from "./support/servers";
import { waitingFor } from "./support/waiting";

test("a server that is killed loses nothing that was acknowledged, and the same code still works", async ({ browser }) => {
  test.setTimeout(180_000);
  const dist = resolve(process.env["E2E_DIST"] ?? DIST);
  const folder = mkdtempSync(join(tmpdir(), "killed-"));
  const port = FIRST_PORT + 2;
  const address = `http://localhost:${port}`;
  let server = await startServerProcess("pglite", port, dist, folder);
  const context = await browser.newContext({ baseURL: address, locale: "sv-SE", viewport: { width: 360, height: 640 }, serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    const conversation = new ContributePage(page);
    const text = `Strömmen gick mitt i allt. ${Date.now()}`;
    await conversation.open();
    await conversation.writeStory(text);
    await conversation.send();
    const code = await conversation.receiptCode();
    await conversation.expectArrived();

    await server.kill();
    server = await startServerProcess("pglite", port, dist, folder);
    await page.goto(`/kvitto#${code}`);
    await page.reload();
    await expect(page.getByText(conversation.words.receipt_status_submitted()).first()).toBeVisible();
    expect(await waitingFor(server.state, page, text)).toBe(1);
  } finally {
    await context.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
