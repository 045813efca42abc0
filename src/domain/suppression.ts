/**
 * Tables of respondents for others to read: groups of one to four are hidden, and as many others as it takes that no sum gives them away.
 * Hidden for either reason looks the same, so that nobody can tell which are the small ones. Zero is told: nobody is nobody's secret, and
 * who is missing is the point. Why and how: docs/decisions/small-groups.md.
 *
 * A table with its sums is a network (rows and columns are its nodes, cells its edges): a hidden cell can have another value exactly when a
 * closed way through hidden cells can carry the change: D. Gusfield, "A graph theoretic approach to statistical data security", SIAM J. Comput. 17
 * (1988) 552–571. For each small cell the cheapest such way is hidden too, one after the other: J. P. Kelly, B. L. Golden, A. A. Assad, "Cell
 * suppression: disclosure protection for sensitive tabular data", Networks 22 (1992) 397–417; A. Hundepool et al., "Statistical Disclosure
 * Control", Wiley 2012, chapter 4.
 */
export const SMALLEST_GROUP = 5;

/** Null: hidden. */
export type Shown = number | null;
export interface ShownTable {
  readonly cells: readonly (readonly Shown[])[];
  readonly rowTotals: readonly Shown[];
  readonly columnTotals: readonly Shown[];
  readonly total: number;
}

const isSmall = (count: number): boolean => count > 0 && count < SMALLEST_GROUP;
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Counts that add up in both directions. Null: nothing can be shown without telling of a small group. */
export function suppressTable(counts: readonly (readonly number[])[]): ShownTable | null {
  const columns = counts[0]?.length ?? 0;
  const sums = Array.from({ length: columns }, (_, column) => sum(counts.map((row) => row[column] ?? 0)));
  const all = [...counts.map((row) => [...row, sum(row)]), [...sums, sum(sums)]];
  const total = sum(sums);
  if (isSmall(total)) return null;
  const hidden = all.map((row) => row.map(isSmall));
  for (const cell of cellsOf(all).filter(([row, column]) => hidden[row]?.[column] === true)) {
    const way = wayAround(cell, all, hidden);
    if (way === null) return null;
    for (const [row, column] of way) (hidden[row] as boolean[])[column] = true;
  }
  const shown = all.map((row, nth) => row.map((count, column) => (hidden[nth]?.[column] === true ? null : count)));
  return { cells: shown.slice(0, -1).map((row) => row.slice(0, -1)), rowTotals: shown.slice(0, -1).map((row) => row.at(-1) ?? null), columnTotals: (shown.at(-1) ?? []).slice(0, -1), total };
}

/** Counts that add up to a total that is told. Each hidden one could be five or more as far as the others let it. */
export function suppressLine(counts: readonly number[]): readonly Shown[] | null {
  if (isSmall(sum(counts))) return null;
  const hidden = counts.map(isSmall);
  const smallest = counts.map((_, nth) => nth).filter((nth) => !hidden[nth] && (counts[nth] ?? 0) > 0).sort((one, other) => (counts[one] ?? 0) - (counts[other] ?? 0));
  const room = (of: number): number => sum(counts.filter((_, nth) => nth !== of && hidden[nth]));
  for (const [nth, count] of counts.entries()) while (isSmall(count) && room(nth) < SMALLEST_GROUP - count && smallest.length > 0) hidden[smallest.shift() as number] = true;
  return counts.map((count, nth) => (hidden[nth] ? null : count));
}

/** One of several answers of each respondent: those who did not give it are a group, too. */
export const suppressChoice = (count: number, all: number): Shown => (isSmall(count) || isSmall(all - count) ? null : count);

type Cell = readonly [row: number, column: number];
const cellsOf = (all: readonly (readonly number[])[]): Cell[] => all.flatMap((row, nth) => row.map((_, column): Cell => [nth, column]));

/** The cheapest hidden or to be hidden cells along which the cell could be as many as five; where there is no such room, as much as there is. */
function wayAround(cell: Cell, all: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[]): readonly Cell[] | null {
  const count = all[cell[0]]?.[cell[1]] ?? 0;
  // A zero may be known to everybody, such as a district without homes: only where nothing else is left.
  for (const withZeros of [false, true])
    for (let more = SMALLEST_GROUP - count; more >= 1; more -= 1) {
      const way = cheapestWay(cell, more, all, hidden, withZeros);
      if (way !== null) return way;
    }
  return null;
}

/**
 * Sums stand in their row and column with the opposite sign: then every row and every column adds up to nothing, and a change goes from row to
 * column where it adds, from column to row where it takes away. Dijkstra's way from the cell's column back to its row.
 */
function cheapestWay([fromRow, fromColumn]: Cell, more: number, all: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[], withZeros: boolean): readonly Cell[] | null {
  const [rows, columns] = [all.length, all[0]?.length ?? 0];
  const isSum = (row: number, column: number): boolean => (row === rows - 1) !== (column === columns - 1);
  const costOf = (row: number, column: number, isAdding: boolean): number => {
    const count = all[row]?.[column] ?? 0;
    const isMore = isAdding !== isSum(row, column);
    if ((row === fromRow && column === fromColumn) || (row === rows - 1 && column === columns - 1)) return Infinity;
    if (isMore ? count === 0 && !withZeros && hidden[row]?.[column] !== true : count < more) return Infinity;
    if (hidden[row]?.[column] === true) return 0;
    // Sums are what a reader needs most.
    return row === rows - 1 || column === columns - 1 ? 1_000_000 + count : 1 + count;
  };
  // Nodes: rows first, then columns. A cell that adds by itself is a change from its row to its column; a sum's the other way.
  const isFromSum = isSum(fromRow, fromColumn);
  const [start, end] = isFromSum ? [fromRow, rows + fromColumn] : [rows + fromColumn, fromRow];
  const best = new Array<number>(rows + columns).fill(Infinity);
  const before = new Array<number>(rows + columns).fill(-1);
  const open = new Set(best.keys());
  best[start] = 0;
  while (open.size > 0) {
    const node = [...open].reduce((nearest, each) => ((best[each] ?? 0) < (best[nearest] ?? 0) ? each : nearest));
    open.delete(node);
    if (node === end || best[node] === Infinity) break;
    for (const next of open) {
      if (node < rows === next < rows) continue;
      const cost = (best[node] ?? 0) + (node < rows ? costOf(node, next - rows, true) : costOf(next, node - rows, false));
      if (cost >= (best[next] ?? 0)) continue;
      best[next] = cost;
      before[next] = node;
    }
  }
  if (best[end] === Infinity) return null;
  const way: Cell[] = [];
  for (let node = end; node !== start; node = before[node] ?? start) {
    const previous = before[node] ?? start;
    way.push(node < rows ? [node, previous - rows] : [previous, node - rows]);
  }
  return way;
}
