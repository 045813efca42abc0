import fc from "fast-check";
import { PERSONAL_DATA_CASES } from "../../fixtures/personal-data-cases";
import { describe, expect, test } from "vitest";
import { findPersonalData, withoutFinding, hasCheckDigit } from "../../../src/domain/personal-data";

const found = (text: string) => findPersonalData(text).map(({ type, start, end }) => [type, text.slice(start, end)]);

// Numbers published as examples: 811218-9876 (the tax agency), 121212-1212 (Tolvan Tolvansson), coordination number 701063-2391.
describe("finds", () => {
  test.each([
    ["Ring Tolvan 121212-1212 om du vill", "personnummer", "121212-1212"],
    ["Jag är 198112189876.", "personnummer", "198112189876"],
    ["19811218-9876", "personnummer", "19811218-9876"],
    ["811218+9876", "personnummer", "811218+9876"],
    ["٨١١٢١٨-٩٨٧٦", "personnummer", "٨١١٢١٨-٩٨٧٦"],
    ["nr 701063-2391", "samordningsnummer", "701063-2391"],
    ["Ring 070-123 45 67!", "phone", "070-123 45 67"],
    ["0701234567", "phone", "0701234567"],
    ["+46 70 123 45 67", "phone", "+46 70 123 45 67"],
    ["042-10 50 00", "phone", "042-10 50 00"],
    ["skriv till anna.bok@example.se nu", "email", "anna.bok@example.se"],
    ["Bilen ABC 123 står där", "plate", "ABC 123"],
    ["ABC12D", "plate", "ABC12D"],
    ["abc123", "plate", "abc123"],
    ["Hej, jag heter Anna Bok och bor här", "name", "jag heter Anna Bok"],
    ["Hej jag heter anna", "name", "jag heter anna"],
    ["My name is Ali.", "name", "My name is Ali"],
    ["اسمي سارة", "name", "اسمي سارة"],
  ])("%s", (text, type, words) => {
    expect(found(text)).toContainEqual([type, words]);
  });
});

describe("leaves alone", () => {
  test.each([
    "Vi flyttade hit 1957 och bodde kvar till 1983–1984.",
    "Drottninggatan 123, 252 21 Helsingborg",
    "Buss 209 och tåg 1034 går härifrån.",
    "121212-1213 har fel kontrollsiffra",
    "Det var att 100 personer kom",
    "Jag heter inte så mycket för berg-och-dalbanor",
    "Platsen är 56.0474, 12.6976",
    "05-12-1999",
    "Det kostar 250 000 kr",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

test("several findings come in the order of the text and never overlap", () => {
  const text = "Jag heter Anna, 0701234567, a@b.se";
  expect(found(text).map(([type]) => type)).toEqual(["name", "phone", "email"]);
});

test("exactly one of ten last digits makes a number valid", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
      const nine = String(number).padStart(9, "0");
      expect(Array.from({ length: 10 }, (_, last) => hasCheckDigit(nine + last)).filter(Boolean)).toHaveLength(1);
    }),
  );
});

test("any text gives ranges inside it, apart from each other", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      let last = 0;
      for (const { start, end } of findPersonalData(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});

describe("taken out", () => {
  test.each([
    ["Ring 070-123 45 67 i kväll.", "Ring i kväll."],
    ["Ring 070-123 45 67.", "Ring."],
    ["070-123 45 67 är mitt nummer", "är mitt nummer"],
    ["Nås på anna@example.com", "Nås på"],
    ["Rad ett\n070-123 45 67\nrad tre", "Rad ett\n\nrad tre"],
    ["(070-123 45 67)", "()"],
  ])("%j leaves %j", (text, left) => {
    const [finding] = findPersonalData(text);
    if (finding === undefined) throw new Error("nothing was found");
    expect(withoutFinding(text, finding)).toBe(left);
  });
});

test("a pasted book does not stop the keyboard", () => {
  for (const text of ["a".repeat(1_000_000), "1 ".repeat(500_000), "jag heter ".repeat(100_000), "0701234567@".repeat(90_000)]) {
    const begun = performance.now();
    findPersonalData(text);
    // A slow machine takes some tens of milliseconds; a pattern that backtracks takes minutes.
    expect(performance.now() - begun).toBeLessThan(1_000);
  }
});

// The same table is held against the database's detector: tests/database/personal-data.test.ts.
test.each(PERSONAL_DATA_CASES.map(([text, ...types]) => ({ text, types })))("$text: $types", ({ text, types }) => {
  expect([...new Set(findPersonalData(text).map(({ type }) => type))].sort()).toEqual([...types].sort());
});
