/**
 * A Word document of a page's blocks: real headings, tables whose head is repeated, page numbers, the language of every run.
 * Runs in a worker; `onblock` hears how many blocks are set.
 */
import {
  AlignmentType, BorderStyle, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType,
  type IRunOptions,
} from "docx";
import type { DocxBlock, DocxPage, DocxText } from "./docx-page";
import { directedLines, plainText, type DirectedLine } from "./docx-text";

/** Twentieths of a point: A4 with margins of 2 cm. */
const PAPER = { width: 11_906, height: 16_838 };
const MARGIN = 1_134;
const LINE = PAPER.width - 2 * MARGIN;
const LABEL_SHARE = 0.3;
/** Longer than this a row may go on over the page's end: else it would leave half a page empty. */
const WHOLE_ROW_LETTERS = 700;
const WINE = "76232F";
const BLUSH = "FBEEF2";
const SOFT = "57474C";
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const BORDER = { style: BorderStyle.SINGLE, size: 4, color: "B79AA3" } as const;
/** Points between a framed paragraph and its frame. */
const FRAME = { ...BORDER, space: 4 } as const;
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;

export async function makeDocx(page: DocxPage, onblock: (done: number) => void): Promise<Uint8Array> {
  const children = page.blocks.flatMap((block, nth) => {
    onblock(nth);
    return setBlock(block, page.language);
  });
  const document = new Document({
    title: plainText(page.title), subject: plainText(page.subject), creator: plainText(page.author), description: plainText(page.subject),
    styles: {
      default: {
        document: { run: { font: "Arial", size: 20, language: { value: page.language, bidirectional: "ar-SA" } }, paragraph: { spacing: { after: 120, line: 264 } } },
        title: { run: { size: 48, bold: true, color: WINE }, paragraph: { spacing: { before: 240, after: 60 } } },
        heading1: { run: { size: 32, bold: true, color: WINE }, paragraph: { spacing: { before: 480, after: 120 }, keepNext: true } },
        heading2: { run: { size: 26, bold: true, color: WINE }, paragraph: { spacing: { before: 360, after: 80 }, keepNext: true } },
        heading3: { run: { size: 22, bold: true, color: "1D1417" }, paragraph: { spacing: { before: 240, after: 60 }, keepNext: true } },
      },
    },
    sections: [
      {
        properties: { page: { size: PAPER, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 16, color: SOFT, children: footParts(page.foot) })] })] }) },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function setBlock(block: DocxBlock, language: string): (Paragraph | Table)[] {
  switch (block.kind) {
    case "title":
      return paragraphs(block.text, language, { heading: HeadingLevel.TITLE });
    case "subtitle":
      return paragraphs(block.text, language, {}, { size: 28, color: SOFT });
    case "heading":
      return paragraphs(block.text, language, { heading: LEVELS[block.level] });
    case "text":
      return paragraphs(block.text, language);
    case "quiet":
      return paragraphs(block.text, language, {}, { size: 18, color: SOFT });
    case "write":
      return paragraphs(block.text, language, { shading: { type: ShadingType.CLEAR, fill: "FFF3C4", color: "auto" }, indent: { left: 100, right: 100 }, spacing: { before: 120, after: 160 }, border: { top: FRAME, bottom: FRAME, left: FRAME, right: FRAME } }, { italics: true });
    case "facts":
      return [factsTable(block.rows, language), gap()];
    case "table":
      return [table(block, language), gap()];
  }
}

/** Two tables without anything between them would become one. */
const gap = (): Paragraph => new Paragraph({ spacing: { after: 60, line: 120 }, children: [] });

type ParagraphLook = Omit<Exclude<ConstructorParameters<typeof Paragraph>[0], string>, "children">;
type RunLook = Pick<IRunOptions, "size" | "color" | "bold" | "italics">;

function paragraphs(text: DocxText, language: string, look: ParagraphLook = {}, run: RunLook = {}): Paragraph[] {
  const words = typeof text === "string" ? { text, language } : text;
  return directedLines(words.text).map((line) => new Paragraph({ ...look, ...(line.isRightToLeft ? { bidirectional: true } : {}), children: runsOf(line, words.language, run) }));
}

function runsOf({ runs }: DirectedLine, language: string, look: RunLook): TextRun[] {
  return runs.map(({ text, isRightToLeft }) => new TextRun({ ...look, text, ...(isRightToLeft ? { rightToLeft: true } : {}), language: isRightToLeft ? { value: language, bidirectional: "ar-SA" } : { value: language } }));
}

function table({ shares, head, rows }: Extract<DocxBlock, { kind: "table" }>, language: string): Table {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((LINE * share) / total));
  const cell = (text: DocxText, nth: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[nth] ?? 0, type: WidthType.DXA },
      ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: BLUSH, color: "auto" } } : {}),
      children: paragraphs(text, language, { spacing: { after: 20, line: 240 } }, { size: 18, ...(isHead ? { bold: true } : {}) }),
    });
  return new Table({
    width: { size: LINE, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    borders: { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER, insideHorizontal: BORDER, insideVertical: BORDER },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text, nth) => cell(text, nth, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: row.every((text) => lengthOf(text) <= WHOLE_ROW_LETTERS), children: row.map((text, nth) => cell(text, nth, false)) })),
    ],
  });
}

function factsTable(rows: readonly (readonly [label: string, value: DocxText])[], language: string): Table {
  const widths = [Math.round(LINE * LABEL_SHARE), Math.round(LINE * (1 - LABEL_SHARE))];
  const cell = (text: DocxText, nth: number) =>
    new TableCell({ width: { size: widths[nth] ?? 0, type: WidthType.DXA }, children: paragraphs(text, language, { spacing: { after: 20, line: 240 } }, nth === 0 ? { bold: true } : {}) });
  return new Table({
    width: { size: LINE, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 0, right: 80 },
    borders: { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER, insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
    rows: rows.map(([label, value]) => new TableRow({ cantSplit: lengthOf(value) <= WHOLE_ROW_LETTERS, children: [cell(label, 0), cell(value, 1)] })),
  });
}

const lengthOf = (text: DocxText): number => (typeof text === "string" ? text : text.text).length;

function footParts(foot: string): (string | typeof PageNumber.CURRENT)[] {
  return plainText(foot).split(/(\{pages?\})/).map((part) => (part === "{page}" ? PageNumber.CURRENT : part === "{pages}" ? PageNumber.TOTAL_PAGES : part));
}
