/**
 * The order in which letters stand on a line that mixes directions, after the Unicode Bidirectional Algorithm (UAX #9), for pdfmake, which
 * has none. Without its explicit marks (what people write into a form has none that matter, they are taken out first) and without paired
 * brackets (N0), which differ only where one bracket has other letters on each side.
 * Words are in the order they are said (logical); what comes back is in the order they stand from the left.
 */
type BidiClass = "L" | "R" | "EN" | "AN" | "ES" | "ET" | "CS" | "NSM" | "ON";

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

const MIRRORED: Readonly<Record<string, string>> = { "(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "<": ">", ">": "<", "«": "»", "»": "«", "‹": "›", "›": "‹" };

export const hasRightToLeft = (text: string): boolean => RTL.test(text);
export const withoutBidiMarks = (text: string): string => text.replace(MARKS, "");

/** P2, P3: the first letter with a direction decides. */
export function isRightToLeft(text: string): boolean {
  for (const letter of text) {
    const kind = classOf(letter);
    if (kind === "L") return false;
    if (kind === "R") return true;
  }
  return false;
}

/** A level for each code point: even reads from the left, odd from the right. */
export function levelsOf(letters: readonly string[], base: 0 | 1): number[] {
  const outside: BidiClass = base === 1 ? "R" : "L";
  const kinds = letters.map(classOf);
  const arabic = letters.map((letter) => /[\u061B\u061F\u0640]|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}/u.test(letter) && classOf(letter) === "R");
  weaken(kinds, arabic, outside);
  settleNeutrals(kinds, outside);
  // I1, I2.
  return kinds.map((kind) => (base === 0 ? (kind === "R" ? 1 : kind === "L" ? 0 : 2) : kind === "R" ? 1 : 2));
}

export interface Piece {
  readonly text: string;
  /** Arabic and its like, in logical order: the font turns and joins it. */
  readonly isRightToLeft: boolean;
}

/** One line's pieces from left to right (L1, L2), brackets turned (L4). Runs from the right are cut at every letter that is not of their script. */
export function visualPieces(line: string, base: 0 | 1): Piece[] {
  const letters = [...line];
  const levels = levelsOf(letters, base);
  for (let at = letters.length - 1; at >= 0 && /\s/u.test(letters[at] ?? ""); at -= 1) levels[at] = base;
  const pieces: { text: string; level: number; isScript: boolean }[] = [];
  letters.forEach((letter, index) => {
    const level = levels[index] ?? base;
    const isScript = level % 2 === 1 && (RTL.test(letter) || /\p{Mn}|\u0640|\u200C|\u200D/u.test(letter));
    const last = pieces.at(-1);
    // Seen from the right each single letter changes its place; what a font turns by itself stays whole.
    if (last !== undefined && last.level === level && (level % 2 === 0 || (isScript && last.isScript))) last.text += letter;
    else pieces.push({ text: level % 2 === 1 && !isScript ? (MIRRORED[letter] ?? letter) : letter, level, isScript });
  });
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let from = 0; from < pieces.length; from += 1) {
      if ((pieces[from]?.level ?? 0) < level) continue;
      let to = from;
      while (to + 1 < pieces.length && (pieces[to + 1]?.level ?? 0) >= level) to += 1;
      pieces.splice(from, to - from + 1, ...pieces.slice(from, to + 1).reverse());
      from = to;
    }
  }
  return pieces.map(({ text, isScript }) => ({ text, isRightToLeft: isScript }));
}

function classOf(letter: string): BidiClass {
  if (/[0-9\u06F0-\u06F9]/u.test(letter)) return "EN";
  if (/[\u0660-\u0669\u066B\u066C]/u.test(letter)) return "AN";
  if (/\p{Mn}|\p{Me}/u.test(letter)) return "NSM";
  if (/[\u060C\u061B\u061F\u066A]/u.test(letter)) return letter === "\u060C" ? "CS" : letter === "\u066A" ? "ET" : "R";
  if (RTL.test(letter) || letter === "\u0640") return "R";
  if (/[+\-\u2212]/u.test(letter)) return "ES";
  if (/[#%°\u2030]|\p{Sc}/u.test(letter)) return "ET";
  if (/[,./:\u00A0\u202F]/u.test(letter)) return "CS";
  if (/\p{L}|\p{N}|\p{Mc}/u.test(letter)) return "L";
  return "ON";
}

/** W1 to W7. */
function weaken(kinds: BidiClass[], arabic: readonly boolean[], outside: BidiClass): void {
  let before: BidiClass = outside;
  let isAfterArabic = false;
  let strong: BidiClass = outside;
  kinds.forEach((kind, index) => {
    if (kind === "NSM") kinds[index] = kind = before;
    before = kind;
    if (kind === "R" || kind === "L") isAfterArabic = arabic[index] === true;
    if (kind === "EN" && isAfterArabic) kinds[index] = "AN";
  });
  for (let index = 1; index < kinds.length - 1; index += 1) {
    const [left, kind, right] = [kinds[index - 1], kinds[index], kinds[index + 1]];
    if (left !== right) continue;
    if (left === "EN" && (kind === "ES" || kind === "CS")) kinds[index] = "EN";
    if (left === "AN" && kind === "CS") kinds[index] = "AN";
  }
  for (let index = 0; index < kinds.length; index += 1) {
    if (kinds[index] !== "ET") continue;
    let end = index;
    while (kinds[end + 1] === "ET") end += 1;
    const isWithNumber = kinds[index - 1] === "EN" || kinds[end + 1] === "EN";
    kinds.fill(isWithNumber ? "EN" : "ON", index, end + 1);
    index = end;
  }
  kinds.forEach((kind, index) => {
    if (kind === "ES" || kind === "CS") kinds[index] = "ON";
    if (kind === "L" || kind === "R") strong = kind;
    if (kinds[index] === "EN" && strong === "L") kinds[index] = "L";
  });
}

/** N1, N2: what has no direction takes that of its neighbours when they agree; numbers count as from the right. */
function settleNeutrals(kinds: BidiClass[], outside: BidiClass): void {
  const side = (kind: BidiClass | undefined): BidiClass => (kind === undefined ? outside : kind === "EN" || kind === "AN" ? "R" : kind);
  for (let index = 0; index < kinds.length; index += 1) {
    if (kinds[index] !== "ON") continue;
    let end = index;
    while (kinds[end + 1] === "ON") end += 1;
    const [left, right] = [side(kinds[index - 1]), side(kinds[end + 1])];
    kinds.fill(left === right ? left : outside, index, end + 1);
    index = end;
  }
}
