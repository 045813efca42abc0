import type { Page, Route } from "@playwright/test";
import { ContributePage } from "./support/contribute-page";
import { expect, test } from "./support/journey";
import { waitingFor } from "./support/waiting";

const SUBMIT = "**/rest/v1/rpc/submit_contribution*";

/** Counts what reaches the server; `spoil` decides what the phone gets to hear of it. */
async function watchSubmissions(page: Page, spoil: (route: Route, attempt: number) => Promise<void>): Promise<{ readonly attempts: () => number }> {
  let attempts = 0;
  await page.context().route(SUBMIT, async (route) => {
    attempts += 1;
    await spoil(route, attempts);
  });
  return { attempts: () => attempts };
}

/** Said by the receipt itself: its words stand in the list of steps and on the page around it too. */
const expectAtTheCity = (page: Page) => expect(page.locator('[data-status="submitted"]')).toBeVisible();

test("a contribution written offline on the first visit is sent once when the phone comes back", async ({ visitor, server }) => {
  const { page, context } = await visitor({ serviceWorkers: "allow" });
  const text = `Skrivet i källaren utan täckning. ${Date.now()}`;
  const conversation = new ContributePage(page);
  await page.goto("/");
  await conversation.expectReadyForOffline();

  await context.setOffline(true);
  await conversation.open();
  await conversation.writeStory(text);
  await conversation.send();
  const code = await conversation.receiptCode();
  await expect(page.getByText(conversation.words.contribute_done_waiting())).toBeVisible();

  await context.setOffline(false);
  await conversation.expectArrived();
  await page.goto(`/kvitto#${code}`);
  await expectAtTheCity(page);
  expect(await waitingFor(server, page, text)).toBe(1);
});

test("what waits offline survives a killed tab and is sent by the next one", async ({ visitor, server }) => {
  const { page, context } = await visitor({ serviceWorkers: "allow", webgl: false });
  const text = `Batteriet tog slut precis när jag var klar. ${Date.now()}`;
  const conversation = new ContributePage(page);
  await page.goto("/");
  await conversation.expectReadyForOffline();
  await context.setOffline(true);
  await conversation.open();
  await conversation.writeStory(text);
  await conversation.send();
  const code = await conversation.receiptCode();
  await page.close();

  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(`/kvitto#${code}`);
  await expectAtTheCity(next);
  expect(await waitingFor(server, next, text)).toBe(1);
});

test("an answer lost after the server kept the contribution leads to one contribution, and the code works", async ({ visitor, server }) => {
  const { page } = await visitor({ webgl: false });
  const text = `Svaret kom aldrig fram i tunneln. ${Date.now()}`;
  const submissions = await watchSubmissions(page, async (route, attempt) => {
    if (attempt > 1) return route.continue();
    // The server does its work; the phone hears nothing of it.
    await route.fetch();
    await route.abort("connectionreset");
  });
  const conversation = new ContributePage(page);
  await conversation.open();
  await conversation.writeStory(text);
  await conversation.send();
  const code = await conversation.receiptCode();
  await conversation.expectArrived();

  expect(submissions.attempts()).toBeGreaterThan(1);
  expect(await waitingFor(server, page, text)).toBe(1);
  await page.goto(`/kvitto#${code}`);
  await expectAtTheCity(page);
});

test("a network cut before the server heard anything leads to one contribution", async ({ visitor, server }) => {
  const { page } = await visitor({ webgl: false });
  const text = `Nätet försvann innan något hann fram. ${Date.now()}`;
  await watchSubmissions(page, (route, attempt) => (attempt > 1 ? route.continue() : route.abort("internetdisconnected")));
  const conversation = new ContributePage(page);
  await conversation.open();
  await conversation.writeStory(text);
  await conversation.send();
  await conversation.expectArrived();
  expect(await waitingFor(server, page, text)).toBe(1);
});
