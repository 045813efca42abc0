import { readFile } from "node:fs/promises";
import { unzipSync } from "fflate";
import Papa from "papaparse";
import { expectAccessible } from "./support/axe";
import { DESKTOP, expect, test } from "./support/journey";
import { wordsIn } from "./support/words";

const numberIn = (text: string | null): number => Number((text ?? "").replace(/\D/g, ""));

test("a planner weighs the contributions: every number agrees, a filter changes them all and stands in the address @smoke", async ({ visitor, server }) => {
  const words = wordsIn("sv");
  const { page } = await visitor({ viewport: DESKTOP });
  const login = server.logins.find(({ role }) => role === "planner");
  await page.goto("/planera?enhet=bidrag");
  await page.getByRole("textbox", { name: words.moderate_email() }).fill(login?.email ?? "");
  await page.getByLabel(words.moderate_password()).fill(login?.password ?? "");
  await page.getByRole("button", { name: words.moderate_sign_in(), exact: true }).click();

  const totals = page.locator("[data-totals]");
  await expect(totals).toContainText(/\d/);
  const all = numberIn((await totals.textContent())?.split(/från/)[0] ?? "");
  const kinds = page.getByRole("group", { name: words.plan_facet_kind() }).getByRole("checkbox");
  const counts = await kinds.evaluateAll((boxes) => boxes.map((box) => Number((box.getAttribute("aria-label") ?? "").replace(/\D/g, ""))));
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(all);
  await expect(page.locator("[data-map-ready]")).toBeAttached({ timeout: 60_000 });
  await expectAccessible(page, "the workspace");

  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader") }).first();
  const inRow = numberIn(await row.getByRole("cell").nth(2).textContent());
  await row.getByRole("rowheader").getByRole("button").click();
  await expect(page.getByRole("tab", { name: words.plan_side_opened() })).toContainText(String(inRow));
  await expect(page.getByRole("article").first()).toBeVisible();

  const wish = kinds.nth(2);
  const wishes = numberIn(await wish.getAttribute("aria-label"));
  await wish.check();
  await expect(totals).toContainText(new RegExp(`^${wishes} `));
  await expect(page).toHaveURL(/typ=wish/);
  await page.reload();
  await expect(totals).toContainText(new RegExp(`^${wishes} `));
  await expect(wish).toBeChecked();

  // What is taken out is what is shown.
  await page.getByRole("button", { name: words.plan_export_button(), exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(words.plan_export_purpose()).fill("Prov");
  await expectAccessible(page, "the export dialog");
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: words.plan_export_start(), exact: true }).click();
  const files = unzipSync(await readFile(await (await downloading).path()));
  const table = Papa.parse<Record<string, string>>(new TextDecoder().decode(files["bidrag.csv"]), { header: true, delimiter: ";", skipEmptyLines: true });
  expect(table.data.map(({ typ }) => typ)).toEqual(Array.from({ length: wishes }, () => words.kind_wish()));
  await page.keyboard.press("Escape");
  await page.goBack();
  await expect(totals).toContainText(new RegExp(`^${all} `));

  await page.goto("/personal/gis");
  await expect(page.getByRole("button", { name: words.gis_key_make(), exact: true })).toBeVisible();
  await expectAccessible(page, "the page for QGIS and ArcGIS");
});
