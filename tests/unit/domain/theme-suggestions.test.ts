import { expect, test } from "vitest";
import { stemOf, suggestThemes, tellingWords, type WordCounts } from "../../../src/domain/theme-suggestions";

/** Eight coded: four of light, four of green. Counted by hand. */
const COUNTS: WordCounts = {
  coded: 8,
  words: { lampa: 2, lampan: 1, mörkt: 3, gräsmatta: 2, träd: 4, cykel: 4, det: 8 },
  themes: [
    { id: "light", coded: 4, words: { lampa: 2, lampan: 1, mörkt: 3, cykel: 2, det: 4, träd: 1 } },
    { id: "green", coded: 4, words: { gräsmatta: 2, träd: 3, cykel: 2, det: 4 } },
  ],
};
const telling = tellingWords(COUNTS);

test("a word that stands more often in a theme than in the rest tells of it; one that stands everywhere does not", () => {
  expect([...(telling.get("light")?.keys() ?? [])]).toEqual([stemOf("lampa"), stemOf("mörkt")]);
  // träd: 3 of 4 in green, 1 of 4 elsewhere: (3.5/5) / (1.5/5) = 2.33. gräsmatta: (2.5/5) / (0.5/5) = 5.
  expect(telling.get("green")?.get(stemOf("träd") ?? "")).toBeCloseTo(2.33, 2);
  expect(telling.get("green")?.get(stemOf("gräsmatta") ?? "")).toBeCloseTo(5, 5);
  expect(telling.get("green")?.has("cykel")).toBe(false);
});

test("a suggestion names the words of the text that made it, the most telling first", () => {
  expect(suggestThemes("Det är MÖRKT här, och lampan är trasig. Lampor!", telling)).toEqual([{ themeId: "light", words: ["mörkt", "lampan"] }]);
  expect(suggestThemes("Träden vid gräsmattan och en lampa.", telling).map(({ themeId }) => themeId)).toEqual(["green", "light"]);
});

test("nothing is suggested that is coded already, nor where no word tells", () => {
  expect(suggestThemes("Det är mörkt.", telling, ["light"])).toEqual([]);
  expect(suggestThemes("Cykel och cykel igen.", telling)).toEqual([]);
  expect(suggestThemes("", telling)).toEqual([]);
  expect(suggestThemes("mörkt", tellingWords({ coded: 0, words: {}, themes: [] }))).toEqual([]);
});

test("forms of a word are one word; small words and numbers are none", () => {
  expect(new Set(["mörk", "mörkt", "mörka"].map(stemOf)).size).toBe(1);
  expect(new Set(["lampor", "lamporna", "lampan", "lampa"].map(stemOf)).size).toBe(1);
  expect(["och", "är", "Det", "2026", "på", "skulle"].map(stemOf)).toEqual([null, null, null, null, null, null]);
});

test("a word of a single contribution tells of nothing", () => {
  expect(tellingWords({ coded: 9, words: { glass: 1 }, themes: [{ id: "x", coded: 3, words: { glass: 1 } }] }).get("x")?.size).toBe(0);
});
