/** Counts by hexagon. Which cell each row lies in is worked out once a width and kept (4 bytes a row); a question then only counts. */
import { CellNumbers, type Coordinates } from "./cell-numbers";
import type { HexCells } from "./figures";
import { hexagonAt } from "./hexagon";
import { patched, type Patch } from "./patch-rows";
import type { PreparedSnapshot } from "./prepared-snapshot";
import { KINDS, type Columns } from "./snapshot";

const AVOID = KINDS.indexOf("avoid");
/** Marked unsafe: the two lowest levels of five. */
const UNSAFE = 2;
const DECIMETRES = 10;

export interface CellsOfRows {
  readonly widthMetres: number;
  readonly cellOfRow: Uint32Array;
  readonly numbers: CellNumbers;
}
/** As HexCells, with the sum of the respondents' means in place of their mean: what can be added up. */
export interface CellSums extends Omit<HexCells, "meanSafety"> {
  readonly safetyTotals: Float64Array;
}
type Places = Pick<Columns, "east" | "north">;

export function cellsOfRows(places: Places, widthMetres: number): CellsOfRows {
  const numbers = new CellNumbers();
  return { widthMetres, numbers, cellOfRow: numberRows(places, widthMetres, numbers) };
}
export function patchCells({ widthMetres, numbers, cellOfRow }: CellsOfRows, news: Places, patch: Patch): CellsOfRows {
  return { widthMetres, numbers, cellOfRow: patched(cellOfRow, numberRows(news, widthMetres, numbers), patch) };
}
function numberRows({ east, north }: Places, widthMetres: number, numbers: CellNumbers): Uint32Array {
  const cellOfRow = new Uint32Array(east.length);
  for (let row = 0; row < east.length; row += 1) {
    const [q, r] = hexagonAt((east[row] as number) / DECIMETRES, (north[row] as number) / DECIMETRES, widthMetres);
    cellOfRow[row] = numbers.numberOf(q, r);
  }
  return cellOfRow;
}

/** A cell's counters stand side by side: one place in memory a row. `run`s are those of weights.ts. */
const [LAST, RESPONDENTS, PINS, LAST_UNEASY, UNEASY, LAST_SAFETY, SUM, SHARING] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const COUNTERS = 8;

export function countCells({ rows, columns: { respondent, kind, safety } }: PreparedSnapshot, failing: Uint8Array, { widthMetres, cellOfRow, numbers }: CellsOfRows): CellSums {
  const { q, r } = numbers.coordinates();
  const counters = new Int32Array(q.length * COUNTERS);
  const totals = new Float64Array(q.length);
  const safetyRespondents = new Int32Array(q.length);
  let [run, now] = [0, -1];
  for (let row = 0; row < rows; row += 1) {
    if (failing[row] !== 0) continue;
    const who = respondent[row] as number;
    if (who !== now) {
      now = who;
      run += 1;
    }
    const cell = cellOfRow[row] as number;
    const at = cell * COUNTERS;
    counters[at + PINS] = (counters[at + PINS] as number) + 1;
    if (counters[at + LAST] !== run) {
      counters[at + LAST] = run;
      counters[at + RESPONDENTS] = (counters[at + RESPONDENTS] as number) + 1;
    }
    const level = safety[row] as number;
    if ((kind[row] === AVOID || (level !== 0 && level <= UNSAFE)) && counters[at + LAST_UNEASY] !== run) {
      counters[at + LAST_UNEASY] = run;
      counters[at + UNEASY] = (counters[at + UNEASY] as number) + 1;
    }
    if (level === 0) continue;
    if (counters[at + LAST_SAFETY] === run) {
      counters[at + SUM] = (counters[at + SUM] as number) + level;
      counters[at + SHARING] = (counters[at + SHARING] as number) + 1;
      continue;
    }
    if (counters[at + SHARING] !== 0) totals[cell] = (totals[cell] as number) + (counters[at + SUM] as number) / (counters[at + SHARING] as number);
    counters[at + LAST_SAFETY] = run;
    counters[at + SUM] = level;
    counters[at + SHARING] = 1;
    safetyRespondents[cell] = (safetyRespondents[cell] as number) + 1;
  }
  return heldCells(widthMetres, { q, r, counters, totals, safetyRespondents });
}

function heldCells(widthMetres: number, { q, r, counters, totals, safetyRespondents }: Coordinates & { readonly counters: Int32Array; readonly totals: Float64Array; readonly safetyRespondents: Int32Array }): CellSums {
  let held = 0;
  for (let cell = 0; cell < q.length; cell += 1) if (counters[cell * COUNTERS + PINS] !== 0) held += 1;
  const cells = makeCells(widthMetres, held);
  for (let cell = 0, nth = 0; cell < q.length; cell += 1) {
    const at = cell * COUNTERS;
    if (counters[at + PINS] === 0) continue;
    cells.q[nth] = q[cell] as number;
    cells.r[nth] = r[cell] as number;
    cells.respondents[nth] = counters[at + RESPONDENTS] as number;
    cells.pins[nth] = counters[at + PINS] as number;
    cells.uneasyRespondents[nth] = counters[at + UNEASY] as number;
    cells.safetyRespondents[nth] = safetyRespondents[cell] as number;
    if (safetyRespondents[cell] !== 0) cells.safetyTotals[nth] = (totals[cell] as number) + (counters[at + SUM] as number) / (counters[at + SHARING] as number);
    nth += 1;
  }
  return cells;
}

function makeCells(widthMetres: number, held: number): CellSums {
  return {
    widthMetres, q: new Int32Array(held), r: new Int32Array(held), respondents: new Uint32Array(held), pins: new Uint32Array(held),
    safetyTotals: new Float64Array(held), safetyRespondents: new Uint32Array(held), uneasyRespondents: new Uint32Array(held),
  };
}

export function addCells(one: CellSums, other: CellSums): CellSums {
  const numbers = new CellNumbers();
  const places = [one, other].map(({ q, r }) => Uint32Array.from(q, (east, nth) => numbers.numberOf(east, r[nth] as number)));
  const { q, r } = numbers.coordinates();
  const sum = makeCells(one.widthMetres, q.length);
  sum.q.set(q);
  sum.r.set(r);
  [one, other].forEach((cells, nth) => {
    for (const name of ["respondents", "pins", "safetyTotals", "safetyRespondents", "uneasyRespondents"] as const) {
      const [from, to] = [cells[name], sum[name]];
      (places[nth] as Uint32Array).forEach((place, cell) => (to[place] = (to[place] as number) + (from[cell] as number)));
    }
  });
  return sum;
}

export function cellFigures({ safetyTotals, ...cells }: CellSums): HexCells {
  // Nobody: 0 / 0 is NaN, as promised.
  return { ...cells, meanSafety: Float32Array.from(safetyTotals, (total, cell) => total / (cells.safetyRespondents[cell] as number)) };
}
