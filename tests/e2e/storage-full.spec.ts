import { ContributePage } from "./support/contribute-page";
import { expect, test } from "./support/journey";

test("with storage full the person is told, and the text is still there to send later", async ({ visitor }) => {
  const { page } = await visitor({ webgl: false });
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    const add = IDBObjectStore.prototype.add;
    const full = (): never => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
    const isFull = (): boolean => Reflect.get(window, "storageIsFull") === true;
    IDBObjectStore.prototype.put = function (...args) {
      return isFull() ? full() : put.apply(this, args);
    };
    IDBObjectStore.prototype.add = function (...args) {
      return isFull() ? full() : add.apply(this, args);
    };
  });
  const conversation = new ContributePage(page);
  await conversation.open();
  await page.evaluate(() => Reflect.set(window, "storageIsFull", true));
  await conversation.writeStory("Telefonen är full av bilder på katten.");
  await conversation.send();
  await expect(page.getByText(conversation.words.contribute_problem_storage_full())).toBeVisible();
  await expect(page.getByText("Telefonen är full av bilder på katten.").first()).toBeVisible();

  await page.evaluate(() => Reflect.set(window, "storageIsFull", false));
  await page.getByRole("button", { name: conversation.words.contribute_problem_try_again() }).or(page.getByRole("button", { name: conversation.words.contribute_send(), exact: true })).first().click();
  await conversation.expectArrived();
});
