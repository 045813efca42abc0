/**
 * Words as pdfmake can set them: each run in a font that has its letters, Arabic in the order it is read. pdfmake breaks lines and knows no
 * direction, so paragraphs with letters from the right are broken here. What no font has stands as its code point: an archive has no empty boxes.
 */
import { hasRightToLeft, isRightToLeft, visualPieces, withoutBidiMarks } from "./bidi";

export type FontName = "Roboto" | "NotoArabic";
export interface TextRun {
  readonly text: string;
  readonly font: FontName;
}
export interface TextLine {
  readonly runs: readonly TextRun[];
  /** Null: pdfmake breaks it. */
  readonly side: "left" | "right" | null;
}
/** What is known of the fonts; answered by the PDF's own. */
export interface Typesetter {
  has(font: FontName, letter: string): boolean;
  width(text: string, font: FontName, size: number, isBold: boolean): number;
}
export interface TextShape {
  readonly size: number;
  readonly isBold: boolean;
  readonly width: number;
}

export function textLines(text: string, shape: TextShape, setter: Typesetter): TextLine[] {
  return withoutBidiMarks(text)
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .flatMap((paragraph) => linesOf(printable(paragraph, setter), shape, setter));
}

function linesOf(paragraph: string, shape: TextShape, setter: Typesetter): TextLine[] {
  if (!hasRightToLeft(paragraph)) return [{ runs: runsOf(paragraph, setter), side: null }];
  const base = isRightToLeft(paragraph) ? 1 : 0;
  return brokenLines(paragraph, shape, setter).map((line) => ({
    runs: visualPieces(line, base).flatMap(({ text, isRightToLeft: isTurned }): TextRun[] => (isTurned ? [{ text, font: fontOf(text, setter) }] : runsOf(text, setter))),
    side: base === 1 ? "right" : "left",
  }));
}

/** Greedy, at spaces; a word longer than a line is cut. Widths do not depend on the order. */
function brokenLines(paragraph: string, { size, isBold, width }: TextShape, setter: Typesetter): string[] {
  const widthOf = (text: string): number => runsOf(text, setter).reduce((sum, run) => sum + setter.width(run.text, run.font, size, isBold), 0);
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/\s+/u).filter((one) => one !== "").flatMap((one) => cut(one, width, widthOf))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function cut(word: string, width: number, widthOf: (text: string) => number): string[] {
  if (widthOf(word) <= width) return [word];
  const letters = [...word];
  const half = Math.ceil(letters.length / 2);
  return letters.length === 1 ? [word] : [letters.slice(0, half).join(""), letters.slice(half).join("")].flatMap((part) => cut(part, width, widthOf));
}

function runsOf(text: string, setter: Typesetter): TextRun[] {
  const runs: { text: string; font: FontName }[] = [];
  for (const letter of text) {
    const last = runs.at(-1);
    const font = fontOf(letter, setter);
    // Digits of the Arabic script read from the left; alone, no font turns them.
    if (last?.font === font && !/[\u0660-\u0669\u06F0-\u06F9]/u.test(letter)) last.text += letter;
    else runs.push({ text: letter, font });
  }
  return runs;
}

function fontOf(text: string, setter: Typesetter): FontName {
  return [...text].every((letter) => setter.has("Roboto", letter)) ? "Roboto" : "NotoArabic";
}

function printable(text: string, setter: Typesetter): string {
  return [...text.normalize("NFC")]
    .map((letter) => {
      if (/\s/u.test(letter)) return " ";
      if (/\p{Cc}|\p{Cf}|\p{Variation_Selector}/u.test(letter)) return "";
      if (setter.has("Roboto", letter) || setter.has("NotoArabic", letter)) return letter;
      return `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
    })
    .join("");
}
