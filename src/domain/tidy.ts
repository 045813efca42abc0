/** Words as they are sent: what PostgreSQL refuses and what only deceives the eye is taken out, everything one can read stays. */

// Overrides and isolates turn a sentence around for whoever reads it; the joiners U+200C and U+200D and the marks U+200E and U+200F are
// part of Arabic, Persian and emoji, and stay. U+200B, U+2060, U+FEFF and the soft hyphen hide a word from search and from moderators.
const DECEIVING = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;
// C0 and C1, but not tab and line feed. PostgreSQL refuses NUL.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const SOMETHING_TO_SEE = /[^\p{Z}\p{Cc}\p{Cf}]/u;

/** One spelling of each letter, no half emoji, no space around; empty when there is nothing to see. */
export function tidy(text: string): string {
  const clean = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(CONTROLS, "")
    .replace(DECEIVING, "")
    .replace(/\p{Cs}/gu, "\ufffd")
    .normalize("NFC")
    .trim();
  return SOMETHING_TO_SEE.test(clean) ? clean : "";
}

/** Code points, as PostgreSQL counts them: an emoji is one. */
export function lengthOf(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count += 1;
  return count;
}
