import { describe, expect, test } from "vitest";
import { ROW_BYTES, bytesFromBase64, ordinalsFrom, pageFromRows } from "../../../src/backend/staff/analysis-bytes";
import { BYTES_A_ROW, makeColumns, readPage } from "../../../src/domain/analysis/read-page";
import { LAYOUT, type Columns, type Dictionaries } from "../../../src/domain/analysis/snapshot";

const NAMES = Object.keys(LAYOUT) as (keyof Columns)[];
const dictionaries: Dictionaries = { districts: [null, null, null], campaigns: [null, null], areas: [], areaSets: [[], []], themes: [], themeSets: [[], []] };

/** As the database packs it: row after row, big-endian. */
function packed(rows: readonly Partial<Record<keyof Columns, number>>[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(rows.length * ROW_BYTES));
  let at = 0;
  for (const row of rows) {
    for (const name of NAMES) {
      const value = row[name] ?? 0;
      if (LAYOUT[name] === 4) view.setInt32(at, value);
      else if (LAYOUT[name] === 2) view.setUint16(at, value);
      else view.setUint8(at, value);
      at += LAYOUT[name];
    }
  }
  return new Uint8Array(view.buffer);
}

describe("bytes of the snapshot", () => {
  test("rows as the database packs them are columns as the engine reads them", () => {
    const rows = [
      { ordinal: 70_001, east: 3_563_879, north: 62_133_405, respondent: 258, causes: 513, day: 2518, kind: 5, safety: 4, times: 12, state: 69, themes: 1 },
      { ordinal: 70_002, east: -5, north: 1, respondent: 4_000_000_000 | 0, causes: 65_535, campaign: 1, areas: 1, age: 7, gender: 3, relations: 15, home: 2, district: 1, decade: 17 },
    ];
    const page = readPage(pageFromRows(packed(rows)), dictionaries);
    expect(page.rows).toBe(2);
    const expected = makeColumns(2);
    for (const name of NAMES) rows.forEach((row, nth) => (expected[name][nth] = (row as Partial<Record<keyof Columns, number>>)[name] ?? 0));
    expect(page.columns).toEqual(expected);
  });

  test("both sides count the same bytes a row, and half a row is refused", () => {
    expect(ROW_BYTES).toBe(BYTES_A_ROW);
    expect(() => pageFromRows(new Uint8Array(ROW_BYTES + 1))).toThrow("server_unavailable");
  });

  test("numbers of what was found come as they were sent", () => {
    expect([...ordinalsFrom(bytesFromBase64("AAAAAQAAAQD/////"))]).toEqual([1, 256, 4_294_967_295]);
    expect([...ordinalsFrom(bytesFromBase64(""))]).toEqual([]);
  });
});
