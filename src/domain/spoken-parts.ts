/**
 * Cuts a text into pieces a browser's voice can say one at a time: sentence by sentence, long ones at a comma or a space. Several browsers
 * fall silent in the middle of a long piece, and pausing is only reliable between pieces.
 */
import type { Language } from "./kind";

/** Chromium stops after about fifteen seconds of one piece; 200 characters take about twelve. */
const LONGEST = 200;

export function spokenParts(text: string, language: Language): readonly string[] {
  const sentences = [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)].map(({ segment }) => segment.trim());
  return sentences.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence)).flatMap(shorten);
}

function shorten(sentence: string): readonly string[] {
  if (sentence.length <= LONGEST) return [sentence];
  const head = sentence.slice(0, LONGEST);
  const comma = Math.max(...[",", ";", ":", "،", "؛", "–"].map((sign) => head.lastIndexOf(`${sign} `)));
  const space = head.lastIndexOf(" ");
  const cut = comma > LONGEST / 3 ? comma + 1 : space > 0 ? space : LONGEST;
  return [sentence.slice(0, cut).trim(), ...shorten(sentence.slice(cut).trim())];
}
