import { fileURLToPath } from "node:url";
import { expectAccessible } from "./support/axe";
import { DESKTOP, expect, test } from "./support/journey";
import { ModeratePage } from "./support/moderate-page";

const planFile = (name: string): string => fileURLToPath(new URL(`../fixtures/plans/${name}`, import.meta.url));

test("a planner imports the city's own GeoPackage after a trial and takes it back; a broken file leaves nothing", async ({ visitor, server }) => {
  const { page } = await visitor({ viewport: DESKTOP });
  const staff = new ModeratePage(page);
  const { words } = staff;
  await staff.signIn(server, "planner");
  await page.goto("/personal/importera/omraden");
  await expect(page.getByRole("heading", { level: 1, name: words.import_title_areas() })).toBeVisible();
  const choose = (name: string) => page.locator('input[type="file"]').setInputFiles(planFile(name));

  await choose("truncated.gpkg");
  await expect(page.getByRole("alert")).toContainText(words.import_file_truncated({ byte: 54_067 }));

  await choose("plans-3008.gpkg");
  await expect(page.getByText(words.import_crs_3008())).toBeVisible();
  await expect(page.getByRole("combobox", { name: words.import_field_case() })).toHaveValue("diarienummerKommun");
  await page.getByRole("button", { name: words.import_try() }).click();
  await expect(page.getByRole("heading", { name: words.import_report() })).toBeVisible();
  await expect(page.getByRole("row", { name: /Södra staden \(exempel\).*EXEMPEL 2026\/0412/ })).toContainText(words.import_outcome_added());
  await expect(page.locator("[data-map-ready]")).toBeVisible();
  await expectAccessible(page, "import report");
  await page.getByRole("button", { name: words.import_run({ count: 3 }) }).click();
  await expect(page.getByText(words.import_done_title())).toBeVisible();

  await page.getByRole("link", { name: words.import_to_list() }).click();
  await expect(page.getByRole("link", { name: "Ångfärjestationen (exempel)" })).toBeVisible();
  await page.getByRole("button", { name: words.areas_past_undo_of({ file: "plans-3008.gpkg" }) }).click();
  await page.getByRole("dialog").getByRole("button", { name: words.areas_past_undo() }).click();
  await expect(page.getByText(words.areas_undo_done())).toBeVisible();
  await expect(page.getByRole("link", { name: "Ångfärjestationen (exempel)" })).toHaveCount(0);
});
