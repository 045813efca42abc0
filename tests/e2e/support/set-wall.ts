import type { Page } from "@playwright/test";
import type { WallRead } from "../../../src/domain/wall/wall";

/** From the next loading on, the demo's wall as its host could have set it; whatever was set before goes. */
export async function setWall(page: Page, settings: Partial<WallRead["settings"]>): Promise<void> {
  const address = "**/rest/v1/rpc/read_wall";
  await page.unroute(address);
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const read = (await response.json()) as WallRead;
    await route.fulfill({ response, json: { ...read, settings: { ...read.settings, ...settings } } });
  });
}
