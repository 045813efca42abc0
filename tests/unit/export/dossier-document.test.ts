import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import { describe, expect, test, vi } from "vitest";
import type { Dossier } from "../../../src/backend/staff/dossier";
import { makeDocx } from "../../../src/export/docx";
import type { DocxPage } from "../../../src/export/docx-page";
import { directedLines, plainText } from "../../../src/export/docx-text";
import { dossierDocument } from "../../../src/views/plan/dossier/dossier-document";
import { dossierFileName, makeDossierFile } from "../../../src/views/plan/dossier/make-dossier-file";
import { aDossier, aDossierAnswer, aDossierContribution, aStatement, LIGHT, PARK } from "../support/a-dossier";

const NOW = new Date("2026-11-23T10:00:00Z");
const silent = () => undefined;

async function written(dossier: Dossier, withSafetyWords = false): Promise<{ readonly html: string; readonly part: (name: string) => string }> {
  const bytes = await makeDocx(dossierDocument(dossier, { now: NOW, withSafetyWords }), silent);
  const { value: html, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  expect(messages.filter(({ type }) => type === "error")).toEqual([]);
  const files = unzipSync(bytes);
  return { html, part: (name) => strFromU8(files[name] ?? new Uint8Array()) };
}
/** The numbers of the first column of each table beneath a heading, until the next heading of its level. */
function numbersBeneath(html: string, level: 1 | 2, name: string): readonly string[] {
  const from = html.search(new RegExp(`<h${level}>(?:(?!</h${level}>).)*${name.replace(/[()]/g, "\\$&")}`));
  const rest = html.slice(from + 4);
  const to = rest.search(level === 1 ? /<h1>/ : /<h[12]>/);
  return [...rest.slice(0, to === -1 ? undefined : to).matchAll(/<tr><td><p>(\d+)<\/p>/g)].map(([, number = ""]) => number);
}
const headings = (html: string) => [...html.matchAll(/<h([123])>(.*?)<\/h\1>/g)].map(([, level, text = ""]) => `${level} ${text.replace(/<[^>]+>/g, "")}`);

const some = aDossier({
  contributions: [
    aDossierContribution(3, { themeIds: [LIGHT], answerIds: [aDossierAnswer(1).id] }),
    aDossierContribution(7, { themeIds: [LIGHT, PARK], text: "Mörkt & blött <här>." }),
    aDossierContribution(8, { supportCount: 4, isInside: false, isRough: true }),
    aDossierContribution(2, { part: "background", themeIds: [PARK], receivedAt: "2025-01-04T10:00:00Z" }),
  ],
  statements: [aStatement(1, { themeIds: [PARK], answerIds: [aDossierAnswer(1).id] }), aStatement(2)],
  answers: [aDossierAnswer(1, { stance: "cannot", text: "Det ryms inte.", reason: "Ledningar i marken." })],
});

describe("the dossier as a Word document", () => {
  test("has real headings in order, from the plan's name to how it was made", async () => {
    const { html, part } = await written(some);
    expect(headings(html)).toEqual([
      "1 Sammanfattning", "1 (A) Inkommet under samrådet", "2 Belysning", "3 Vad som har sagts", "3 Stadens ställningstagande", "2 Parker", "3 Vad som har sagts", "3 Stadens ställningstagande",
      "2 Utan tema", "3 Vad som har sagts", "3 Stadens ställningstagande", "2 Skriftliga yttranden", "1 (B) Tidigare dialog som bakgrund", "2 Parker", "1 Bilaga: alla bidrag i nummerordning", "1 Så är underlaget gjort",
    ]);
    expect(html).toContain("<p>Samrådsredogörelse – underlag</p>");
    expect(part("word/document.xml")).toContain('<w:pStyle w:val="Title"/>');
    expect(html).toContain("EXEMPEL 12/2026");
    expect(html).toContain("Exempelhandläggaren");
    expect(part("docProps/core.xml")).toContain("Samrådsredogörelse – underlag: Norra hamnen");
    expect(part("word/styles.xml")).toContain('w:val="sv-SE"');
    expect(part("word/document.xml")).toContain("<w:tblHeader/>");
    expect(Object.keys(unzipSync(await makeDocx(dossierDocument(some, { now: NOW, withSafetyWords: false }), silent))).some((name) => /footer/.test(name))).toBe(true);
  });
  test("every number stands where it should: under each of its themes, and once in the appendix", async () => {
    const { html } = await written(some);
    expect(numbersBeneath(html, 2, "Belysning")).toEqual(["3", "7"]);
    expect(numbersBeneath(html, 2, "Utan tema")).toEqual(["8"]);
    expect(numbersBeneath(html, 1, "(A)")).toEqual(["3", "7", "7", "8"]);
    expect(numbersBeneath(html, 1, "(B)")).toEqual(["2"]);
    expect(numbersBeneath(html, 1, "Bilaga")).toEqual(["2", "3", "7", "8"]);
  });
  test("says the city's position with its reason, and leaves framed places where only a person can judge", async () => {
    const { html } = await written(some);
    const text = html.replace(/<[^>]+>/g, " ");
    expect(text).toContain("Ledningar i marken.");
    expect(text).toContain("Utkast, inte publicerat");
    expect(text).toMatch(/\[Handläggaren skriver: ställningstagande och skäl\. Bidrag utan svar: 7\.\]/);
    expect(text).toContain("De som har svarat har själva valt att delta.");
    expect(text).toContain("Y1 Myndighet 1");
    expect(text).toMatch(/EX 2\/2026\s+2026-05-10\s+Synpunkt 2\.\s+\[Handläggaren skriver: ställningstagande\]/);
    expect(text).toContain("Nära planområdet, ungefärlig plats");
    expect(html).toContain("Mörkt &amp; blött &lt;här&gt;.");
  });
  test("nobody's words stand there before a moderator has read them, nor words of safety before somebody asks", async () => {
    const dossier = aDossier({
      contributions: [aDossierContribution(1, { status: "submitted", text: "Hemligt namn" }), aDossierContribution(2, { kind: "safety", text: "Rädd vid bron", safetyLevel: 1, times: ["night"], causes: [{ cause: "lighting", effect: "bad" }] })],
    });
    const without = (await written(dossier)).html;
    expect(without).not.toContain("Hemligt namn");
    expect(without).not.toContain("Rädd vid bron");
    expect(without).toContain("Inte läst av moderator än.");
    expect(without.toLowerCase()).toContain("natt");
    const withWords = (await written(dossier, true)).html;
    expect(withWords).toContain("Rädd vid bron");
    expect(withWords).not.toContain("Hemligt namn");
  });
  test("no coordinates are in it", async () => {
    const { part } = await written(aDossier({ contributions: [aDossierContribution(1, { point: [12.69514, 56.04531] })] }));
    expect(part("word/document.xml")).not.toMatch(/12[.,]695|56[.,]045/);
  });
  test("an empty stage is a whole document that says so", async () => {
    const { html } = await written(aDossier());
    expect(html).toContain("Inget har kommit in under perioden.");
    expect(html).toContain("Inga skriftliga yttranden är inlagda.");
  });
  test("letters that XML refuses, half letters and forged directions go; Arabic keeps its direction and its language", async () => {
    const naughty = "Bra\u0000 plats\u000B \uFFFE\uD83D \u202Eomvänd\u202C 😀\r\nrad två";
    expect(plainText(naughty)).toBe("Bra plats  omvänd 😀\nrad två");
    expect(plainText("\uDC00x\uD83D\uDE00")).toBe("x😀");
    expect(directedLines("أحب Råå كثيرا")).toEqual([{ isRightToLeft: true, runs: [{ text: "أحب ", isRightToLeft: true }, { text: "Råå", isRightToLeft: false }, { text: " كثيرا", isRightToLeft: true }] }]);
    const { html, part } = await written(aDossier({ contributions: [aDossierContribution(1, { text: naughty }), aDossierContribution(2, { text: "أحب Råå كثيرا", language: "ar" })] }));
    expect(html).toContain("Bra plats  omvänd 😀");
    expect(html).toContain("أحب Råå كثيرا");
    expect(part("word/document.xml")).toMatch(/<w:bidi\/>/);
    expect(part("word/document.xml")).toMatch(/<w:rtl\/>/);
  });
  test("2,000 contributions are set without losing one", { timeout: 30_000 }, async () => {
    const many = aDossier({ contributions: Array.from({ length: 2_000 }, (_, nth) => aDossierContribution(nth + 1, { themeIds: nth % 3 === 0 ? [LIGHT] : [PARK], text: "Ett bidrag med några ord. ".repeat(3) })) });
    const { part } = await written(many);
    expect(part("word/document.xml").match(/<w:tr>|<w:tr /g)?.length ?? 0).toBeGreaterThan(4_000);
  });
});

describe("making the file", () => {
  const request = (format: "docx" | "csv", over: object = {}) => ({
    format, withSafetyWords: false, now: NOW, signal: new AbortController().signal, onprogress: vi.fn(), noteExport: vi.fn(() => Promise.resolve()), maker: vi.fn(() => Promise.resolve(new Uint8Array([1, 2, 3]))), ...over,
  });
  test("what leaves stands in the log first, with its hash and how many of each", async () => {
    const asked = request("docx");
    const file = await makeDossierFile(some, asked);
    expect(file.name).toBe("samradsredogorelse-underlag-norra-hamnen-2026-11-23.docx");
    expect(asked.noteExport).toHaveBeenCalledWith(some.frame, { format: "docx", sha256: "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", contributions: 4, statements: 2 });
    expect(asked.onprogress).toHaveBeenCalledWith({ done: 0, total: expect.any(Number) as number });
  });
  test("nothing leaves, and nothing is written in the log, when it was stopped or when the log refuses", async () => {
    const stop = new AbortController();
    const stopped = request("docx", { signal: stop.signal, maker: () => { stop.abort(); return Promise.resolve(new Uint8Array()); } });
    await expect(makeDossierFile(some, stopped)).rejects.toThrow();
    expect(stopped.noteExport).not.toHaveBeenCalled();
    await expect(makeDossierFile(some, request("csv", { noteExport: () => Promise.reject(new Error("offline")) }))).rejects.toThrow("offline");
  });
  test("the name is one that every computer takes", () => {
    expect(dossierFileName({ area: { ...some.area, name: "Östra Ramlösa / kv. \"Åran\"" }, frame: { ...some.frame, stage: "review" } }, "csv", NOW)).toBe("granskningsutlatande-underlag-ostra-ramlosa-kv-aran-2026-11-23.csv");
    expect(dossierFileName({ area: { ...some.area, name: "الميناء" }, frame: some.frame }, "docx", NOW)).toBe("samradsredogorelse-underlag-2026-11-23.docx");
  });
  test("the document's blocks cross to a worker as they are", () => {
    const page: DocxPage = dossierDocument(some, { now: NOW, withSafetyWords: false });
    expect(structuredClone(page)).toEqual(page);
  });
});
