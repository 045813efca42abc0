import naughtyStrings from "big-list-of-naughty-strings";
import { describe, expect, test } from "vitest";
import { checkSubmission, parseSubmission } from "../../../src/domain/contribution-schema";
import { emptyDraft, submissionFrom } from "../../../src/domain/draft";
import { Problem } from "../../../src/domain/problem";
import { lengthOf, tidy } from "../../../src/domain/tidy";
import { aCode, anId, KARNAN, RULES } from "../support/factories";

const submissionOf = (words: { readonly text: string; readonly title: string }) =>
  submissionFrom({ ...emptyDraft(anId(), aCode()), kind: "story", place: KARNAN, ...words }, { contributorKey: "0".repeat(32), language: "sv", place: { type: "Point", coordinates: KARNAN } });

describe("words as they are sent", () => {
  test("what PostgreSQL would refuse is taken out, line breaks stay", () => {
    expect(tidy(" a\u0000b\r\nc\ud800 ")).toBe("ab\nc\ufffd");
    expect(tidy("a\u0085b\u2028c")).toBe("a\nb\nc");
    expect(tidy("A\u030a")).toBe("Å");
  });
  test("nothing turns a sentence around or hides in it", () => {
    expect(tidy("Gör \u202eyl\u202c så, \u2066dolt\u2069")).toBe("Gör yl så, dolt");
    expect(tidy("o\u200brd o\u00adrd \ufefford")).toBe("ord ord ord");
  });
  test("what Persian, Arabic and emoji are written with stays", () => {
    for (const text of ["می\u200cخواهم", "👩\u200d👧\u200d👦", "\u200fمرحبا\u200e", "مرحبًا"]) expect(tidy(text)).toBe(text);
  });
  test("a text with nothing to see is no text", () => {
    for (const text of ["\u200d", "\u200b \u2060", "\u200c\n\u200e", "   "]) expect(tidy(text)).toBe("");
  });
  test("is tidy once and for all", () => {
    for (const text of naughtyStrings) expect(tidy(tidy(text))).toBe(tidy(text));
  });
});

test("length is counted in code points, as PostgreSQL does, also of half an emoji", () => {
  for (const text of ["", "åäö", "👩‍👧", "a\ud800b", "\udc00", ...naughtyStrings]) expect(lengthOf(text)).toBe([...text].length);
});

describe("the big list of naughty strings", () => {
  test("is there", () => expect(naughtyStrings.length).toBeGreaterThan(400));
  test.each(naughtyStrings.map((text, index) => [index, text] as const))("number %i is sent as it reads, or has a plain problem", (_index, text) => {
    const submission = submissionOf({ text, title: text });
    const issues = checkSubmission(submission, RULES);
    if (issues.length === 0) {
      const sent = parseSubmission(submission, RULES);
      expect(sent.text).toBe(tidy(text));
      expect(JSON.parse(JSON.stringify(sent))).toEqual(sent);
    } else {
      const codes = issues.map(({ code }) => code);
      expect(codes.every((code) => code === "text_missing" || code === "text_too_long"), codes.join()).toBe(true);
      expect(() => parseSubmission(submission, RULES)).toThrow(Problem);
    }
  });
});

test("a megabyte is told to be too long before anybody has waited for it", () => {
  const text = "a".repeat(1_000_000);
  const begun = performance.now();
  expect(checkSubmission(submissionOf({ text, title: "" }), RULES)).toEqual([{ code: "text_too_long", field: "text" }]);
  // Seconds would be a frozen keyboard; the true figure is some tens of milliseconds.
  expect(performance.now() - begun).toBeLessThan(2_000);
});
