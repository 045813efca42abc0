import { describe, expect, test } from "vitest";
import { isRightToLeft, visualPieces } from "../../../src/export/bidi";

/** As it is seen from the left, letter by letter: what a font turns is turned here. */
const seen = (line: string, base: 0 | 1): string => visualPieces(line, base).map(({ text, isRightToLeft: isTurned }) => (isTurned ? [...text].reverse().join("") : text)).join("");

describe("the order of letters on a line", () => {
  test("Swedish is left alone", () => expect(seen("Torget (Råå), kl. 17-18!", 0)).toBe("Torget (Råå), kl. 17-18!"));
  test("Arabic words stand from the right, and a name in Latin letters from the left among them", () => expect(seen("أحب Råå جدا", 1)).toBe("ادج Råå بحأ"));
  test("a number keeps its digits in order", () => expect(seen("خط 22 هنا", 1)).toBe("انه 22 طخ"));
  test("brackets open the right way", () => expect(seen("هنا (مساء)", 1)).toBe("(ءاسم) انه"));
  test("an Arabic word in a Swedish sentence stays where it is said", () => expect(seen("Ordet شارع, gata.", 0)).toBe("Ordet عراش, gata."));
  test("a full stop after Arabic stands on its left", () => expect(seen("هنا.", 1)).toBe(".انه"));
  test("the first letter with a direction decides for the paragraph", () => {
    expect([isRightToLeft("1. هنا"), isRightToLeft("Här هنا"), isRightToLeft("123")]).toEqual([true, false, false]);
  });
});
