import { expect, test } from "vitest";
import { appendRows, BYTES_A_ROW, makeColumns, readPage, takeRows, writePage, type GrowingColumns } from "../../../../src/domain/analysis/read-page";
import { orderByRespondent } from "../../../../src/domain/analysis/sort-by-respondent";
import { dayName, dayNumber, monthName, monthsOfDays } from "../../../../src/domain/analysis/months";
import type { Columns, Dictionaries } from "../../../../src/domain/analysis/snapshot";
import { anAnalysisRow, columnsOf, pageOf } from "../../support/analysis-rows";

const DICTIONARIES: Dictionaries = { districts: [null], campaigns: [null], areas: [], areaSets: [[]], themes: [], themeSets: [[]] };

test("a page holds 36 bytes a row, and written again it is the same", () => {
  const page = pageOf([anAnalysisRow({ ordinal: 4_000_000_000, kind: "safety", safety: 3 }), anAnalysisRow({ ordinal: 2 }), anAnalysisRow({ ordinal: 3 })]);
  expect(page.byteLength).toBe(3 * 36);
  expect(BYTES_A_ROW).toBe(36);
  const { columns, rows } = readPage(page, DICTIONARIES);
  expect(rows).toBe(3);
  expect(columns.ordinal[0]).toBe(4_000_000_000);
  expect(new Uint8Array(writePage(columns))).toEqual(new Uint8Array(page));
});

test.each([
  ["half a row", new ArrayBuffer(54), "54 bytes are not whole rows of 36"],
  ["a district that no dictionary has", pageOf([anAnalysisRow(), anAnalysisRow({ district: 1 })]), "district 1 in row 1, but there are 1 (0–0)"],
  ["a set of themes that no dictionary has", pageOf([anAnalysisRow({ themes: 9 })]), "themes 9 in row 0, but there are 1"],
  ["a seventh kind", writePage({ ...columnsOf([anAnalysisRow()]), kind: Uint8Array.of(6) }), "kind 6 in row 0, but there are 6"],
  ["a fourth status", writePage({ ...columnsOf([anAnalysisRow()]), state: Uint8Array.of(3) }), "state 3 in row 0"],
])("%s is refused with both numbers", (_, page, message) => {
  expect(() => readPage(page, DICTIONARIES)).toThrow(message);
});

test("more rows than were counted find room", () => {
  const growing: GrowingColumns = { columns: makeColumns(1), rows: 0 };
  for (let ordinal = 1; ordinal <= 10; ordinal += 1) appendRows(growing, columnsOf([anAnalysisRow({ ordinal })]), 1);
  expect(growing.rows).toBe(10);
  expect(Array.from(growing.columns.ordinal.subarray(0, 10))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("sorted by respondent and within one by ordinal, whatever order they came in", () => {
  const respondent = Uint32Array.of(70_000, 2, 4_294_967_295, 2, 70_000, 0);
  const ordinal = Uint32Array.of(9, 300_000, 1, 4, 5, 6);
  const order = orderByRespondent(respondent, ordinal, 6);
  expect(Array.from(order)).toEqual([5, 3, 1, 4, 0, 2]);
  const source: { -readonly [Name in keyof Columns]: Columns[Name] } = { ...makeColumns(6), respondent, ordinal };
  expect(Array.from(takeRows(source, order).ordinal)).toEqual([6, 4, 300_000, 5, 9, 1]);
});

test("many rows are sorted by their digits into the same order as a few by comparing", () => {
  const rows = 30_000;
  // Multipliers without a common factor with 2³²: every digit is met, respondents come back.
  const respondent = Uint32Array.from({ length: rows }, (_, row) => Math.imul(row % 9_000, 2_654_435_761) >>> 0);
  const ordinal = Uint32Array.from({ length: rows }, (_, row) => Math.imul(row, 40_503) >>> 0);
  const plain = Array.from(ordinal.keys()).sort((one, other) => (respondent[one] ?? 0) - (respondent[other] ?? 0) || (ordinal[one] ?? 0) - (ordinal[other] ?? 0));
  expect(Array.from(orderByRespondent(respondent, ordinal, rows))).toEqual(plain);
});

test("days and months are numbers and come back as words", () => {
  expect(dayNumber("2020-01-01")).toBe(0);
  expect(dayNumber("2026-11-23")).toBe(2518);
  expect(dayName(2518)).toBe("2026-11-23");
  expect(dayNumber("i går")).toBeNull();
  expect(monthName(monthsOfDays()[2518] ?? 0)).toBe("2026-11");
  expect([monthsOfDays()[30], monthsOfDays()[31], monthsOfDays()[59], monthsOfDays()[60]]).toEqual([0, 1, 1, 2]);
});
