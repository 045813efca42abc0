import { readFile } from "node:fs/promises";
import mammoth from "mammoth";
import Papa from "papaparse";
import { expectAccessible } from "./support/axe";
import { DESKTOP, expect, test } from "./support/journey";
import { ModeratePage } from "./support/moderate-page";
import { wordsIn } from "./support/words";

const words = wordsIn("sv");

test("a planner opens a plan's dossier, answers a group with a statement in it, and takes it out as Word and CSV", async ({ visitor, server }) => {
  const { page } = await visitor({ viewport: DESKTOP, webgl: false });
  await new ModeratePage(page).signIn(server, "planner");
  await page.goto("/planera");
  const way = page.getByRole("link", { name: words.dossier_open_named({ name: "" }).trim() }).first();
  await way.click();
  await expect(page).toHaveURL(/\/planera\/underlag\//);
  await expect(page.getByRole("tab", { name: words.dossier_part_received() })).toBeVisible();
  await expectAccessible(page, "a plan's dossier");

  const sender = `Exempelverket ${Date.now()}`;
  await page.getByRole("tab", { name: words.dossier_part_statements() }).click();
  await page.getByRole("button", { name: words.statement_add() }).click();
  await page.getByLabel(words.statement_received()).fill("2026-01-15");
  await page.getByLabel(words.statement_sender()).fill(sender);
  await page.getByLabel(words.statement_summary()).fill("Vi vill se en säkrare väg till stationen.");
  await page.getByRole("button", { name: words.statement_save() }).click();
  await expect(page.getByRole("heading", { name: sender })).toBeVisible();

  await page.getByRole("tab", { name: words.dossier_part_received() }).click();
  await page.getByRole("checkbox", { name: words.statement_choose({ sender }) }).check();
  const first = page.locator("[data-number]").filter({ has: page.getByRole("checkbox", { disabled: false }) }).first();
  const number = (await first.getAttribute("data-number")) ?? "";
  await first.getByRole("checkbox").check();
  await page.keyboard.press("s");
  const text = `Vi bygger en gångväg till stationen. ${Date.now()}`;
  await page.getByRole("radio", { name: words.stance_under_way() }).check();
  await page.getByRole("textbox", { name: words.staff_answer_text(), exact: true }).fill(text);
  await page.getByRole("combobox", { name: words.staff_answer_unit() }).fill("Planenheten (exempel)");
  await expectAccessible(page, "an answer to a group");
  await page.getByRole("button", { name: words.dossier_writing_save() }).click();
  await expect(page.getByRole("link", { name: words.dossier_answer_show() })).toBeVisible();

  await page.getByRole("button", { name: words.dossier_export() }).click();
  await expectAccessible(page, "taking the dossier out");
  const take = async (name: string) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const docx = await take(words.dossier_export_docx());
  expect(docx.name).toMatch(/-underlag-.*\.docx$/);
  const { value: html } = await mammoth.convertToHtml({ buffer: docx.bytes });
  expect(html).toContain(text);
  expect(html).toContain(sender);
  const csv = await take(words.dossier_export_csv());
  const { data } = Papa.parse<Record<string, string>>(csv.bytes.toString("utf8").replace(/^\uFEFF/, ""), { header: true });
  expect(data.find(({ nummer }) => nummer === number)?.["stallningstagande"]).toContain(text);
  expect(data.find(({ avsandare }) => avsandare === sender)?.["stallningstagande"]).toContain(text);

  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: words.dossier_answer_show() }).click();
  await expect(page.getByRole("textbox", { name: words.staff_answer_text(), exact: true })).toHaveValue(text);
  await page.goto("/personal/svar?flik=drafts");
  await expect(page.getByText(text).first()).toBeVisible();
});
