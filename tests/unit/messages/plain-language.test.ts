import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lix } from "../../../src/domain/lix";
import { messages } from "./message-files";

const VIEWS = new URL("../../../src/views/", import.meta.url).pathname;
const STAFF = /^(moderate|plan|wall|account)$/;
const PUBLIC = readdirSync(VIEWS).filter((folder) => !STAFF.test(folder));
const HIGHEST = 35;
/** Under some thirty words a single long one decides; such a part is only counted with its page. */
const ENOUGH_WORDS = 30;

/** Running text: what ends like a sentence. A name of a button or a heading is not read as text. */
function runningText(file: string): readonly string[] {
  const keys = new Set([...readFileSync(file, "utf8").matchAll(/\bm\.([a-z0-9_]+)\b/g)].map(([, key = ""]) => key));
  return [...keys].flatMap((key) => messages.sv[key]?.at(-1) ?? []).filter((text) => /[.!?]$/.test(text)).map((text) => text.replaceAll(/\{\w+\}/g, "Kärnan"));
}
const filesOf = (folder: string): readonly string[] => readdirSync(join(VIEWS, folder)).filter((name) => /\.(svelte|ts)$/.test(name)).map((name) => join(VIEWS, folder, name));
const wordsIn = (text: string): number => text.match(/\p{L}+/gu)?.length ?? 0;

test("LIX is words per sentence and the share of words longer than six letters", () => {
  // Nine words in two sentences, one of them long: 9/2 + 100·1/9.
  expect(lix("Vi badade i Öresund varje dag. Sedan gick alla.")).toBeCloseTo(9 / 2 + 100 / 9);
  expect(lix("Barnen badade. Solen sken.")).toBe(2);
  expect(lix("Stadsbyggnadsnämnden beslutade.")).toBe(102);
});

test("there is running text to measure", () => {
  expect(PUBLIC.flatMap(filesOf).flatMap(runningText).length).toBeGreaterThan(100);
});

test.each(PUBLIC)(`the running text of views/%s reads easily: LIX at most ${HIGHEST}`, (folder) => {
  expect(lix(filesOf(folder).flatMap(runningText).join("\n"))).toBeLessThanOrEqual(HIGHEST);
});

const parts = PUBLIC.flatMap(filesOf).map((file) => ({ name: file.slice(VIEWS.length), text: runningText(file).join("\n") })).filter(({ text }) => wordsIn(text) >= ENOUGH_WORDS);
test.each(parts)(`so does each of its parts and steps: $name`, ({ text }) => {
  expect(lix(text)).toBeLessThanOrEqual(HIGHEST);
});

test("no sentence is longer than 25 words", () => {
  const long = PUBLIC.flatMap(filesOf).flatMap(runningText).flatMap((text) => text.split(/(?<=[.!?:])\s/)).filter((sentence) => wordsIn(sentence) > 25);
  expect([...new Set(long)]).toEqual([]);
});
