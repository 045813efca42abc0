import { gzipSync } from "node:zlib";
import type { Response } from "@playwright/test";
import { ExplorePage } from "./support/explore-page";
import { expect, test } from "./support/journey";

test("until the map is idle, everything that was asked for holds at most 580 kB of JavaScript, the worker with it", async ({ visitor }) => {
  const { page, context } = await visitor();
  const scripts = new Map<string, Promise<number>>();
  const measure = async (response: Response): Promise<number> => gzipSync(await response.body(), { level: 9 }).length;
  context.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith(".js") && response.ok()) scripts.set(pathname, measure(response));
  });
  await new ExplorePage(page).openMap();
  const sizes = await Promise.all(scripts.values());
  expect([...scripts.keys()].some((path) => path.includes("worker"))).toBe(true);
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(580_000);
});
