import { expect, test } from "vitest";
import { linesOf } from "../../src/views/receipt/receipt-image";

const letters = (line: string) => [...line].length;

test("words are broken between them, and paragraphs are kept apart", () => {
  expect(linesOf("Vi åkte kana\nnerför backen", 8, 9, letters)).toEqual(["Vi åkte", "kana", "nerför", "backen"]);
});
test("what does not fit ends with an ellipsis and is no wider than the rest", () => {
  const lines = linesOf("ett två tre fyra fem sex", 7, 2, letters);
  expect(lines).toEqual(["ett två", "tre…"]);
  expect(lines.every((line) => letters(line) <= 7)).toBe(true);
});
test("a word without a space is cut, never drawn outside the picture", () => {
  expect(linesOf("A".repeat(25), 10, 5, letters)).toEqual(["A".repeat(10), "A".repeat(10), "A".repeat(5)]);
});
