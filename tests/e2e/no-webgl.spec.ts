import { ContributePage } from "./support/contribute-page";
import { ExplorePage } from "./support/explore-page";
import { expect, test } from "./support/journey";

test("without WebGL the list is complete and a whole contribution is possible", async ({ visitor }) => {
  const { page } = await visitor();
  await page.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, type: string, ...rest: unknown[]) => unknown;
    Reflect.set(HTMLCanvasElement.prototype, "getContext", function (this: HTMLCanvasElement, type: string, ...rest: unknown[]) {
      return type.startsWith("webgl") || type === "experimental-webgl" ? null : getContext.call(this, type, ...rest);
    });
  });
  const reader = new ExplorePage(page);
  await reader.openList();
  await expect(reader.items.first()).toBeVisible();

  const conversation = new ContributePage(page);
  await conversation.open();
  await conversation.writeStory(`Skrivet på en gammal dator. ${Date.now()}`, "Råå");
  await conversation.send();
  await conversation.expectArrived();
});
