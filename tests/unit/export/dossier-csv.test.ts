import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import type { Dossier } from "../../../src/backend/staff/dossier";
import { dossierCsv } from "../../../src/views/plan/dossier/dossier-csv";
import { aDossier, aDossierAnswer, aDossierContribution, aStatement, LIGHT, PARK } from "../support/a-dossier";

async function rowsOf(dossier: Dossier, withSafetyWords = false): Promise<Record<string, string>[]> {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await dossierCsv(dossier, { withSafetyWords }));
  expect(text.startsWith("\uFEFF")).toBe(true);
  return Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data;
}

describe("the dossier as a table", () => {
  test("has a row for each contribution, once however many themes, and each statement, with the city's position", async () => {
    const answers = [aDossierAnswer(1, { stance: "partly", reason: "Pengarna räcker inte." }), aDossierAnswer(2, { stance: "noted", isPublished: true, standing: "board", decidedOn: "2026-06-01", paragraph: "12" })];
    const rows = await rowsOf(
      aDossier({
        answers,
        contributions: [aDossierContribution(4, { themeIds: [LIGHT, PARK], answerIds: answers.map(({ id }) => id) }), aDossierContribution(5, { part: "background" })],
        statements: [aStatement(1, { answerIds: [aDossierAnswer(1).id] })],
      }),
    );
    expect(rows.map(({ del, nummer, typ }) => [del, nummer, typ])).toEqual([["A", "4", "Önskan"], ["B", "5", "Önskan"], ["A", "Y1", "Yttrande"]]);
    expect(rows[0]).toMatchObject({
      inkom: "2026-05-04", tema: "Belysning, Parker", stallningstagande: "Svar 1. | Svar 2.", skal: "Pengarna räcker inte. | ", grund: "Förvaltningens bedömning | Nämndens beslut, 2026-06-01, § 12", svarets_lage: "Utkast, inte publicerat | Publicerat",
      handlaggare: "Exempelhandläggaren", diarienummer: "EXEMPEL 12/2026", skede: "Samråd",
    });
    expect(rows[1]).toMatchObject({ tema: "Utan tema", besked: "" });
    expect(rows[2]).toMatchObject({ avsandare: "Myndighet 1", handling: "EX 1/2026", text: "Synpunkt 1.", inkom: "2026-05-10" });
  });
  test("nothing that begins like a formula is one, nothing unread is there", async () => {
    const rows = await rowsOf(aDossier({ contributions: [aDossierContribution(1, { text: "=HYPERLINK(\"x\")" }), aDossierContribution(2, { status: "submitted", text: "Oläst" })], statements: [aStatement(1, { sender: "@SUM(A1)" })] }));
    expect(rows[0]?.["text"]).toBe("'=HYPERLINK(\"x\")");
    expect(rows[1]?.["text"]).toContain("Inte läst av moderator än");
    expect(rows[2]?.["avsandare"]).toBe("'@SUM(A1)");
  });
});
