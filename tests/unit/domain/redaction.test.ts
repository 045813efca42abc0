import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMarked, REDACTED, redacted, withoutSpan, withSpan, wordsOf, type Span } from "../../../src/domain/redaction";

const lettersOf = (text: string): readonly string[] => wordsOf(text).map(({ from, to }) => text.slice(from, to));
/** Where these words stand. */
function spanOf(text: string, words: string): Span {
  const from = text.indexOf(words);
  return { from, to: from + words.length };
}

describe("words", () => {
  test("stand without the punctuation around them, and keep what is within", () => {
    expect(lettersOf("Jag heter Anna-Lisa, (ring 070-174 06 35)!")).toEqual(["Jag", "heter", "Anna-Lisa", "ring", "070-174", "06", "35"]);
    expect(lettersOf("anna@exempel.se – hej")).toEqual(["anna@exempel.se", "–", "hej"]);
  });
  test("are found in Arabic and across lines", () => {
    expect(lettersOf("اسمي ليلى،\nوأسكن هنا.")).toEqual(["اسمي", "ليلى", "وأسكن", "هنا"]);
  });
});

describe("marking", () => {
  const text = "Ring Anna Berg på 070-174 06 35, hon vet.";

  test("words side by side become one gap", () => {
    const spans = withSpan(text, withSpan(text, [], spanOf(text, "Anna")), spanOf(text, "Berg"));
    expect(spans).toEqual([spanOf(text, "Anna Berg")]);
    expect(redacted(text, spans)).toBe("Ring […] på 070-174 06 35, hon vet.");
  });
  test("a mark taken off in the middle leaves both sides", () => {
    const number = withSpan(text, [], spanOf(text, "070-174 06 35"));
    const spans = withoutSpan(text, number, spanOf(text, "06"));
    expect(redacted(text, spans)).toBe("Ring Anna Berg på […] 06 […], hon vet.");
    expect(isMarked(spans, spanOf(text, "06"))).toBe(false);
  });
  test("marking and unmarking leaves the text as it was", () => {
    const span = spanOf(text, "Anna Berg");
    expect(redacted(text, withoutSpan(text, withSpan(text, [], span), span))).toBe(text);
  });

  test("whatever is marked, in whatever order: no marked letter is left, every other one is, and gaps never touch", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zåäö]{1,6}$/), { minLength: 1, maxLength: 12 }), fc.array(fc.nat(11), { maxLength: 8 }), (words, marked) => {
        const written = words.join(" ");
        const all = wordsOf(written);
        const chosen = new Set(marked.filter((index) => index < all.length));
        let spans: readonly Span[] = [];
        for (const index of chosen) spans = withSpan(written, spans, all[index] ?? { from: 0, to: 0 });
        const expected = words.map((word, index) => (chosen.has(index) ? REDACTED : word)).join(" ");
        expect(redacted(written, spans)).toBe(expected.replaceAll(/\[…\](?: \[…\])+/g, REDACTED));
        expect(all.map((word) => isMarked(spans, word))).toEqual(all.map((_, index) => chosen.has(index)));
      }),
    );
  });
});
