import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SMALLEST_GROUP, suppressChoice, suppressLine, suppressTable, type Shown, type ShownTable } from "../../../src/domain/suppression";

const isSmall = (count: number) => count > 0 && count < SMALLEST_GROUP;

/** Every table of whole numbers that agrees with what is shown, by trying: independent of how the hiding is done. Null: too many to try. */
function possibleTables(shown: ShownTable): number[][][] | null {
  const [rows, columns] = [shown.cells.length, shown.cells[0]?.length ?? 0];
  const found: number[][][] = [];
  const table = shown.cells.map((row) => row.map((cell) => cell ?? 0));
  const left = (total: Shown | undefined, known: readonly number[]) => (total ?? shown.total) - known.reduce((sum, each) => sum + each, 0);
  let tries = 0;
  const place = (at: number): void => {
    tries += 1;
    if (tries > 300_000) return;
    if (at === rows * columns) {
      const isRight = (total: Shown | undefined, line: readonly number[]) => total === null || left(total, line) === 0;
      if (left(shown.total, table.flat()) === 0 && table.every((row, nth) => isRight(shown.rowTotals[nth], row)) && shown.columnTotals.every((total, nth) => isRight(total, table.map((row) => row[nth] ?? 0)))) found.push(table.map((row) => [...row]));
      return;
    }
    const [row, column] = [Math.floor(at / columns), at % columns];
    const line = table[row] as number[];
    if (shown.cells[row]?.[column] !== null) return place(at + 1);
    line[column] = 0;
    const most = Math.min(left(shown.rowTotals[row], line), left(shown.columnTotals[column], table.map((each) => each[column] ?? 0)), left(shown.total, table.flat()));
    const isLast = shown.rowTotals[row] !== null && line.slice(column + 1).every((_, nth) => shown.cells[row]?.[column + 1 + nth] !== null);
    for (let value = isLast ? Math.max(0, most) : 0; value <= most; value += 1) {
      line[column] = value;
      place(at + 1);
    }
    line[column] = 0;
  };
  place(0);
  return tries > 300_000 ? null : found;
}

describe("small groups", () => {
  test("a table without any is shown whole; zeros are told", () => {
    expect(suppressTable([[10, 0], [7, 5]])).toEqual({ cells: [[10, 0], [7, 5]], rowTotals: [10, 12], columnTotals: [17, 5], total: 22 });
  });
  test("one of three takes with it the corners of a square, the cheapest, and no sum", () => {
    // By hand: the 3 needs another in its row and its column, and those two a fourth. Cheapest with room for two more: 6, 7 and 8.
    expect(suppressTable([[3, 6, 20], [7, 8, 30], [40, 50, 60]])).toEqual({
      cells: [[null, null, 20], [null, null, 30], [40, 50, 60]], rowTotals: [29, 45, 150], columnTotals: [50, 64, 110], total: 224,
    });
  });
  test("a sum that is small is hidden with what would give it away", () => {
    const shown = suppressTable([[2, 1], [20, 30]]);
    expect(shown?.rowTotals).toEqual([null, null]);
    expect(shown?.total).toBe(53);
  });
  test("of fewer than five in all nothing is shown", () => {
    expect(suppressTable([[1, 2], [1, 0]])).toBeNull();
    expect(suppressLine([3, 1, 0])).toBeNull();
  });
  test("a line hides the next smallest where the total would tell", () => {
    expect(suppressLine([40, 3, 12, 0])).toEqual([40, null, null, 0]);
    expect(suppressLine([40, 3, 4, 0])).toEqual([40, null, null, 0]);
    expect(suppressLine([40, 12, 0])).toEqual([40, 12, 0]);
  });
  test("of an answer that most gave the few who did not are hidden, too", () => {
    expect([suppressChoice(3, 50), suppressChoice(48, 50), suppressChoice(45, 50), suppressChoice(50, 50), suppressChoice(0, 50)]).toEqual([null, null, 45, 50, 0]);
  });

  const count = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 9 }));
  const aTable = fc.integer({ min: 1, max: 3 }).chain((columns) => fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 }));
  test("no small group can be worked out from what is shown, whatever the table", () => {
    fc.assert(
      fc.property(aTable, (counts) => {
        const shown = suppressTable(counts);
        if (shown === null) return;
        const possible = possibleTables(shown);
        fc.pre(possible !== null);
        const sums = (table: readonly (readonly number[])[], row: number) => (table[row] ?? []).reduce((total, each) => total + each, 0);
        counts.forEach((row, nth) => {
          row.forEach((each, column) => {
            if (isSmall(each)) expect(new Set((possible ?? []).map((table) => table[nth]?.[column])).size).toBeGreaterThan(1);
          });
          if (isSmall(sums(counts, nth))) expect(new Set((possible ?? []).map((table) => sums(table, nth))).size).toBeGreaterThan(1);
        });
        expect(possible).toContainEqual(counts);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
  test("nor from a line", () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 6 }), (counts) => {
        const shown = suppressLine(counts);
        if (shown === null) return;
        const hidden = counts.filter((_, nth) => shown[nth] === null);
        if (counts.some(isSmall)) expect(hidden.length).toBeGreaterThan(1);
        for (const each of hidden.filter(isSmall)) expect(hidden.reduce((sum, other) => sum + other, 0)).toBeGreaterThan(each);
        counts.forEach((each, nth) => expect([null, each]).toContain(shown[nth] ?? null));
      }),
    );
  });
});
