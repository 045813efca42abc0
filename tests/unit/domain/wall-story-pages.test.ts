import { expect, test } from "vitest";
import { pageAt, pagesOf, storyPages } from "../../../src/domain/wall/story-pages";

const LONG = Array.from({ length: 30 }, (_, number) => `Mening ${number} om hur det var när vi gick till skolan.`).join(" ");

test("a short text is one page, an empty one none", () => {
  expect(pagesOf("Bästa solnedgången i Sverige.", 200)).toEqual(["Bästa solnedgången i Sverige."]);
  expect(pagesOf("  ", 200)).toEqual([]);
});
test("a text of two thousand letters loses no word, and no page is longer than fits", () => {
  const pages = pagesOf(LONG, 240);
  expect(pages.join(" ")).toBe(LONG);
  expect(pages.length).toBeGreaterThan(5);
  for (const page of pages) expect(page.length).toBeLessThanOrEqual(240);
});
test("pages end where sentences end, and no page is left with a scrap", () => {
  const pages = pagesOf(LONG, 240);
  for (const page of pages) expect(page.endsWith(".")).toBe(true);
  expect(Math.min(...pages.map(({ length }) => length))).toBeGreaterThan(80);
});
test("a sentence without end and a word without end are parted all the same", () => {
  for (const page of pagesOf("och ".repeat(300), 100)) expect(page.length).toBeLessThanOrEqual(100);
  expect(pagesOf("a".repeat(250), 100).map(({ length }) => length)).toEqual([100, 100, 50]);
});
test("Arabic sentences end with their own question mark", () => {
  expect(pagesOf("هل تتذكر البحر؟ كنا نأتي كل جمعة.", 20)).toEqual(["هل تتذكر البحر؟", "كنا نأتي كل جمعة."]);
});
test("the pages share the scene's whole time without a gap, longer ones more of it", () => {
  const pages = storyPages({ text: `Kort. ${"x".repeat(100)}`, transcript: null }, 24_000, 100);
  expect(pages[0]?.from).toBe(0);
  expect(pages.at(-1)?.to).toBeCloseTo(24_000);
  pages.slice(1).forEach((page, index) => expect(page.from).toBeCloseTo(pages[index]?.to ?? NaN));
  const [first, second] = pages.map(({ from, to }) => to - from);
  expect(second).toBeGreaterThan(first ?? Infinity);
});
test("a recording that is heard has its captions in the last part of the scene, as long as it sounds", () => {
  const pages = storyPages({ text: "Först det skrivna.", transcript: "Sedan det sagda." }, 40_000, 200, 30_000);
  expect(pages).toEqual([
    { text: "Först det skrivna.", source: "text", from: 0, to: 10_000 },
    { text: "Sedan det sagda.", source: "voice", from: 10_000, to: 40_000 },
  ]);
});
test("after its end the last page stays", () => {
  const pages = storyPages({ text: LONG, transcript: null }, 60_000, 240);
  expect(pageAt(pages, 0)).toBe(0);
  expect(pageAt(pages, 61_000)).toBe(pages.length - 1);
});
