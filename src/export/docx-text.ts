/** Words as Word can take them: no letters that XML refuses, and each direction in runs of its own. Word itself puts them in their order. */
import { isRightToLeft, levelsOf, withoutBidiMarks } from "./bidi";

/** XML 1.0, section 2.2, and half a pair of a letter that needs two. */
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/g;
const LONE_SECOND_HALF = /(^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]+/g;

export const plainText = (text: string): string => withoutBidiMarks(text).replace(/\r\n?/g, "\n").replace(/\t/g, " ").replace(NOT_IN_XML, "").replace(LONE_SECOND_HALF, "$1");

export interface DirectedRun {
  readonly text: string;
  readonly isRightToLeft: boolean;
}
export interface DirectedLine {
  readonly isRightToLeft: boolean;
  /** In the order they are said. */
  readonly runs: readonly DirectedRun[];
}

/** A line for each in the text; what was empty stays an empty line. */
export function directedLines(text: string): readonly DirectedLine[] {
  return plainText(text).split("\n").map((line) => {
    const base = isRightToLeft(line) ? 1 : 0;
    const letters = [...line];
    const levels = levelsOf(letters, base);
    const runs: { text: string; isRightToLeft: boolean }[] = [];
    letters.forEach((letter, index) => {
      const fromRight = (levels[index] ?? base) % 2 === 1;
      const last = runs.at(-1);
      if (last?.isRightToLeft === fromRight) last.text += letter;
      else runs.push({ text: letter, isRightToLeft: fromRight });
    });
    return { isRightToLeft: base === 1, runs };
  });
}
