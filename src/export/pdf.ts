/**
 * A page of words as PDF/A-2b: fonts embedded, a colour profile, XMP metadata, language and title, nothing from elsewhere, no encryption.
 * Level b and not a: pdfmake does not tag what it sets. Loaded only in the export's worker, and by its tests.
 */
import pdfMake from "pdfmake/build/pdfmake";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { chartContent } from "./pdf-chart";
import type { PdfBlock, PdfFonts, PdfPage } from "./pdf-page";
import { textLines, type FontName, type TextShape, type Typesetter } from "./pdf-text";

const MARGIN = 54;
/** A4 in points (595.28 wide), less the margins. */
const WIDTH = 595.28 - 2 * MARGIN;
/** Leaves room for a report's head on the same page. */
const TALLEST_PICTURE = 460;
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(["ar"]);
const INK = "#1d1417";
const QUIET = "#57474c";
const LINE = "#d8c4ca";

/** The part of pdfkit's document that pdfmake's own measuring uses. */
interface MeasuringDocument {
  provideFont(name: string, isBold: boolean, isItalic: boolean): { widthOfString(text: string, size: number): number; readonly font: { hasGlyphForCodePoint(code: number): boolean } };
}

let settersOf: { readonly fonts: PdfFonts; readonly setter: Promise<Typesetter> } | null = null;

export async function makePdf(page: PdfPage, fonts: PdfFonts): Promise<Uint8Array> {
  settersOf = settersOf?.fonts === fonts ? settersOf : { fonts, setter: prepare(fonts) };
  const setter = await settersOf.setter;
  const buffer = await pdfMake.createPdf(definition(page, setter)).getBuffer();
  return new Uint8Array(buffer);
}

async function prepare(fonts: PdfFonts): Promise<Typesetter> {
  const files: readonly (readonly [string, Uint8Array])[] = [["regular", fonts.regular], ["bold", fonts.bold], ["arabic", fonts.arabic], ["arabic-bold", fonts.arabicBold]];
  pdfMake.addVirtualFileSystem(Object.fromEntries(files.map(([name, bytes]) => [name, base64(bytes)])));
  pdfMake.setFonts({
    Roboto: { normal: "regular", bold: "bold", italics: "regular", bolditalics: "bold" },
    NotoArabic: { normal: "arabic", bold: "arabic-bold", italics: "arabic", bolditalics: "arabic-bold" },
  });
  // Nothing of a resident's words is ever an address to fetch from.
  pdfMake.setUrlAccessPolicy(() => false);
  const measuring = (await pdfMake.createPdf({ content: " " }).getStream()) as unknown as MeasuringDocument;
  const known = new Map<string, boolean>();
  return {
    has: (font, letter) => {
      const key = `${font}${letter}`;
      const found = known.get(key) ?? measuring.provideFont(font, false, false).font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
      known.set(key, found);
      return found;
    },
    width: (text, font, size, isBold) => measuring.provideFont(font, isBold, false).widthOfString(text, size),
  };
}

function definition(page: PdfPage, setter: Typesetter): TDocumentDefinitions & { readonly subset: string; readonly displayTitle: boolean } {
  return {
    pageSize: "A4",
    pageMargins: [MARGIN, 60, MARGIN, 60],
    version: "1.7",
    subset: "PDF/A-2b",
    displayTitle: true,
    language: page.language,
    info: { title: page.title, subject: page.subject, author: page.author, creator: "Vårt Helsingborg", producer: "pdfmake", creationDate: new Date(page.madeAt) },
    defaultStyle: { font: "Roboto", fontSize: 10, lineHeight: 1.25, color: INK },
    content: page.blocks.map((block) => contentOf(block, setter, RIGHT_TO_LEFT.has(page.language))),
    footer: (current, count) => ({
      margin: [MARGIN, 20, MARGIN, 0],
      stack: words(page.foot.replace("{page}", String(current)).replace("{pages}", String(count)), { size: 8, isBold: false, width: WIDTH }, setter, QUIET),
    }),
  };
}

const SHAPES: Readonly<Record<"title" | "heading" | "subheading" | "text" | "quiet", TextShape & { readonly above: number; readonly below: number; readonly color: string }>> = {
  title: { size: 20, isBold: true, width: WIDTH, above: 0, below: 10, color: "#76232f" },
  heading: { size: 14, isBold: true, width: WIDTH, above: 16, below: 6, color: "#76232f" },
  subheading: { size: 11, isBold: true, width: WIDTH, above: 10, below: 3, color: INK },
  text: { size: 10, isBold: false, width: WIDTH, above: 0, below: 6, color: INK },
  quiet: { size: 9, isBold: false, width: WIDTH, above: 0, below: 6, color: QUIET },
};
const LABEL = 130;

/** `isTurned`: tables begin at the right. */
function contentOf(block: PdfBlock, setter: Typesetter, isTurned: boolean): Content {
  const turned = <T,>(cells: readonly T[]): T[] => (isTurned ? cells.toReversed() : [...cells]);
  const cell = (stack: Content[]): Content => ({ stack, ...(isTurned ? { alignment: "right" } : {}) });
  switch (block.kind) {
    case "facts":
      return {
        margin: [0, 0, 0, 8],
        layout: "noBorders",
        table: {
          widths: turned<number | "*">([LABEL, "*"]),
          dontBreakRows: false,
          body: block.rows.map(([label, value]) => turned([
            cell(words(label, { size: 9, isBold: false, width: LABEL - 8 }, setter, QUIET)),
            cell(words(value, { size: 10, isBold: false, width: WIDTH - LABEL - 16 }, setter)),
          ])),
        },
      };
    case "table": {
      const width = WIDTH / Math.max(1, block.head.length + (block.isFirstWide === true ? 1 : 0)) - 10;
      return {
        margin: [0, 2, 0, 10],
        layout: { hLineWidth: () => 0.5, vLineWidth: () => 0, hLineColor: () => LINE },
        table: {
          headerRows: 1,
          widths: turned(block.head.map((_, nth) => (block.isFirstWide === true && nth === 0 ? 2 * width : "*"))),
          body: [
            turned(block.head.map((name) => cell(words(name, { size: 9, isBold: true, width }, setter)))),
            ...block.rows.map((row) => turned(row.map((value) => cell(words(value, { size: 9, isBold: false, width }, setter))))),
          ],
        },
      };
    }
    case "picture":
      return { image: block.dataUrl, fit: [WIDTH, TALLEST_PICTURE], alignment: "center", margin: [0, 4, 0, 10] };
    case "chart":
      return chartContent(block.chart, WIDTH, (text, shape, color) => words(text, shape, setter, color));
    case "entry":
      return {
        unbreakable: true,
        margin: [0, 10, 0, 2],
        stack: [
          { canvas: [{ type: "line", x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.5, lineColor: LINE }] },
          { margin: [0, 5, 0, 0], stack: words(block.head, { size: 10, isBold: true, width: WIDTH }, setter) },
          ...block.facts.map((fact): Content => ({ stack: words(fact, { size: 8.5, isBold: false, width: WIDTH }, setter, QUIET) })),
        ],
      };
    case "chapter":
      return { pageBreak: "before", margin: [0, 0, 0, 6], stack: words(block.text, SHAPES.heading, setter, SHAPES.heading.color) };
    default: {
      const { above, below, color, ...shape } = SHAPES[block.kind];
      return { margin: [0, above, 0, below], stack: words(block.text, shape, setter, color) };
    }
  }
}

function words(text: string, shape: TextShape, setter: Typesetter, color = INK): Content[] {
  return textLines(text, shape, setter).map(({ runs, side }): Content => ({
    text: runs.map(({ text: run, font }: { text: string; font: FontName }) => ({ text: run, font })),
    fontSize: shape.size,
    bold: shape.isBold,
    color,
    ...(side === null ? {} : { noWrap: true, alignment: side, preserveLeadingSpaces: true, preserveTrailingSpaces: true }),
  }));
}

/** The virtual file system takes text. In pieces: more arguments than this overflow the stack. */
function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
