import type { Page } from "@playwright/test";
import { ContributePage } from "./support/contribute-page";
import { expect, test } from "./support/journey";

const SECRET = "Hemligt om bänken vid Kärnan.";

async function share(page: Page, words: ContributePage["words"]): Promise<void> {
  await page.goto("/grupp");
  await page.getByRole("button", { name: words.shell_comfort(), exact: true }).click();
  await page.getByRole("button", { name: words.shared_start(), exact: true }).click();
  await page.getByRole("button", { name: words.shared_on_yes(), exact: true }).click();
  await expect(page.getByRole("region", { name: words.shared_title() })).toBeVisible();
}

/** Everything one could read in this browser without the queue: the page, its fields, and what is kept. */
async function everythingReadable(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found = [document.documentElement.innerText, location.href, JSON.stringify(history.state), JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    found.push(...[...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")].map((field) => field.value));
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error(name));
      });
      for (const store of database.objectStoreNames) {
        // What waits to be sent stays until it is sent; it is shown nowhere.
        if (store === "operations") continue;
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result as unknown[]);
          request.onerror = () => reject(request.error ?? new Error(store));
        });
        found.push(JSON.stringify(rows));
      }
      database.close();
    }
    return found.join("\n");
  });
}

async function expectNothingOf(page: Page, ...words: readonly string[]): Promise<void> {
  await expect.poll(async () => { const all = await everythingReadable(page); return words.filter((word) => all.includes(word)); }).toEqual([]);
}

test("at a shared device the next person never sees the last one's words: not on the page, in storage, with Back or after a reload", async ({ visitor }) => {
  const { page } = await visitor({ serviceWorkers: "allow" });
  const conversation = new ContributePage(page);
  const { words } = conversation;
  await page.goto("/");
  await share(page, words);
  await page.goto("/beratta");
  await conversation.writeStory(SECRET);
  await conversation.send();
  const code = await conversation.receiptCode();
  await conversation.expectArrived();
  await expect(page.getByText(words.contribute_done_shared())).toBeVisible();
  // The author looks at the receipt too: its address holds the code.
  await page.goto(`/kvitto#${code}`);
  await expect(page.getByText(SECRET)).toBeVisible();
  await expect(page.getByRole("heading", { name: words.receipt_mine_title() })).toHaveCount(0);
  await page.getByRole("button", { name: words.contribute_done_next_person(), exact: true }).click();
  await expect(page).toHaveURL((url) => url.pathname === "/" && url.hash === "");

  const traces = [SECRET, code, code.replaceAll("-", "")];
  await expectNothingOf(page, ...traces);
  for (let steps = 0; steps < 4; steps += 1) {
    await page.goBack().catch(() => null);
    await expectNothingOf(page, ...traces);
  }
  await page.reload();
  await expectNothingOf(page, ...traces);
  await page.goto("/kvitto");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectNothingOf(page, ...traces);
});

test("half a story left on a shared device is gone for the next person, and no field offers to fill itself in", async ({ visitor }) => {
  const { page } = await visitor({ webgl: false });
  const conversation = new ContributePage(page);
  const { words } = conversation;
  await page.goto("/");
  await share(page, words);
  await page.goto("/beratta");
  await conversation.chooseKind("story");
  await conversation.sayOver13();
  await conversation.choosePlace("Kärnan");
  await conversation.text.fill(SECRET);
  await conversation.expectDraftKept(SECRET);
  for (const field of await page.locator("form :is(input:not([type=checkbox], [type=radio], [type=file]), textarea)").all()) await expect(field).toHaveAttribute("autocomplete", "off");
  // A reload in the middle of writing is the same person.
  await page.reload();
  await conversation.resume();
  await expect(conversation.text).toHaveValue(SECRET);

  await page.getByRole("button", { name: words.contribute_done_next_person(), exact: true }).click();
  await expect(page).toHaveURL((url) => url.pathname === "/");
  await expectNothingOf(page, SECRET);
  await conversation.open();
  await expectNothingOf(page, SECRET);
  await page.goBack();
  await expectNothingOf(page, SECRET);
});

test("two people at a shared device are two respondents, and what was written offline is sent all the same", async ({ visitor }) => {
  const { page, context } = await visitor({ serviceWorkers: "allow", webgl: false });
  const conversation = new ContributePage(page);
  const { words } = conversation;
  const keys: string[] = [];
  page.on("request", (request) => {
    if (!request.url().endsWith("/rpc/submit_contribution")) return;
    const key = /"contributorKey":"([0-9a-f]{32})"/.exec(request.postData() ?? "")?.[1];
    if (key !== undefined) keys.push(key);
  });
  await page.goto("/");
  await share(page, words);
  await page.goto("/beratta");
  await conversation.writeStory(`${SECRET} ${Date.now()}`);
  await context.setOffline(true);
  await conversation.send();
  await conversation.receiptCode();
  await page.getByRole("main").getByRole("button", { name: words.contribute_done_next_person(), exact: true }).click();
  await expect(page.getByText(words.shared_waiting({ count: 1 }))).toBeVisible();
  await expectNothingOf(page, SECRET);
  await context.setOffline(false);
  await expect(page.getByText(words.shared_waiting({ count: 1 }))).toHaveCount(0);
  await conversation.open();
  await conversation.writeStory("Den andras ord.");
  await conversation.send();
  await conversation.expectArrived();
  expect(new Set(keys).size).toBe(2);
});

test("nobody there: it asks, and then everything is taken away", async ({ visitor }) => {
  const { page } = await visitor({ webgl: false });
  const conversation = new ContributePage(page);
  const { words } = conversation;
  await page.clock.install();
  await page.goto("/");
  await share(page, words);
  await page.goto("/beratta");
  await conversation.chooseKind("story");
  await conversation.sayOver13();
  await conversation.choosePlace("Kärnan");
  await conversation.text.fill(SECRET);
  await page.clock.runFor(92_000);
  await expect(page.getByRole("dialog", { name: words.shared_idle_title() })).toBeVisible();
  await page.keyboard.press("Shift");
  await expect(page.getByRole("dialog", { name: words.shared_idle_title() })).toBeHidden();
  await expect(conversation.text).toHaveValue(SECRET);
  await page.clock.runFor(112_000);
  await expect(page).toHaveURL((url) => url.pathname === "/");
  await expectNothingOf(page, SECRET);
});
