/** Words as one looks for them: the same whether somebody wrote "Råå", "raa" or "RÅÅ". Used by the gazetteer and by the search of contributions. */

const ALEFS = /[أإآٱ]/g;
/** Letters that look like another at the end of an Arabic word and are written in its place. */
const ARABIC_ENDINGS: Readonly<Record<string, string>> = { ى: "ي", ة: "ه" };
/** A line that only stretches an Arabic word. */
const TATWEEL = /\u0640/g;
/** Danish and Norwegian letters that fall into no letter and mark. */
const ACROSS_THE_SOUND: Readonly<Record<string, string>> = { ø: "o", æ: "ae" };

/** Lower case without dots and rings, so that "raa" finds Råå; Arabic without vowel signs, with one alef and one form of each ending. */
export function fold(words: string): string {
  return words
    .toLocaleLowerCase("sv")
    .replaceAll(TATWEEL, "")
    .replaceAll(ALEFS, "ا")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[ىةøæ]/g, (letter) => ARABIC_ENDINGS[letter] ?? ACROSS_THE_SOUND[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
