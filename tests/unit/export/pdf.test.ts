import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { makePdf } from "../../../src/export/pdf";
import type { PdfPage } from "../../../src/export/pdf-page";

const font = (path: string): Uint8Array => new Uint8Array(readFileSync(join(import.meta.dirname, "../../../node_modules", path)));
const FONTS = {
  regular: font("pdfmake/build/fonts/Roboto/Roboto-Regular.ttf"),
  bold: font("pdfmake/build/fonts/Roboto/Roboto-Medium.ttf"),
  arabic: font("@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff"),
  arabicBold: font("@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-700-normal.woff"),
};
const PAGE: PdfPage = {
  title: "Dialogen om Råå", subject: "Arkiv", author: "Nämnden", language: "sv", madeAt: "2026-11-23T10:00:00.000Z", foot: "Sida {page} av {pages}",
  blocks: [
    { kind: "title", text: "Dialogen om Råå" },
    { kind: "facts", rows: [["Ansvarig", "Nämnden"]] },
    { kind: "table", head: ["Typ"], rows: [["Minne"]] },
    { kind: "entry", head: "1. Minne", facts: ["Inkom 2026-05-04"] },
    { kind: "text", text: "Se https://example.test/ 😀\nأحب هذا المكان (جدا) منذ 1998." },
  ],
};

/** What stands in the file, streams inflated. */
function plain(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes);
  const text = raw.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: mark }) => {
    const body = raw.subarray(index + mark.length, text.indexOf("endstream", index));
    try {
      return inflateSync(body).toString("latin1");
    } catch {
      return body.toString("latin1");
    }
  });
  return [text, ...streams].join("\n");
}

// What can be asked of PDF/A-2b without a validator (veraPDF needs Java and is not run here).
describe("a PDF for the archive", () => {
  let found = "";
  beforeAll(async () => {
    found = plain(await makePdf(PAGE, FONTS));
  }, 30_000);

  test("says in its metadata that it is PDF/A-2b, and what it is called in which language", () => {
    expect(found).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B<\/pdfaid:conformance>/);
    expect(found).toContain("<dc:title>");
    expect(found).toMatch(/\/Lang \(sv\)/);
    expect(found).toMatch(/\/DisplayDocTitle true/);
  });
  test("brings its colours' profile", () => {
    expect(found).toMatch(/\/Type \/OutputIntent/);
    expect(found).toMatch(/\/S \/GTS_PDFA1/);
    expect(found).toMatch(/\/DestOutputProfile \d+ 0 R/);
  });
  test("brings every font it uses", () => {
    const descriptors = found.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(descriptors.length).toBeGreaterThanOrEqual(3);
    expect(found.match(/\/FontFile2? \d+ 0 R|\/FontFile3 \d+ 0 R/g)).toHaveLength(descriptors.length);
    expect(found).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
  });
  test("is not encrypted, runs nothing and leads nowhere", () => {
    for (const forbidden of [/\/Encrypt\b/, /\/JavaScript\b/, /\/JS\b/, /\/URI\b/, /\/Launch\b/, /\/GoToR\b/, /\/EmbeddedFiles\b/, /\/OpenAction\b/]) expect(found).not.toMatch(forbidden);
  });
  test("sets Arabic in its own font", () => expect(found).toMatch(/\/BaseFont \/[A-Z]+\+NotoSansArabic/));
});
