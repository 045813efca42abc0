/**
 * Counts by hexagon. Which cell each row lies in is worked out once a width and kept (4 bytes a row); a question then only counts. Cells
 * are numbered as they are met, by a hash table of their coordinates.
 */
import { conditionOf } from "./compiled-filter";
import type { HexCells, TimeCells } from "./figures";
import { hexagonAt } from "./hexagon";
import { patched, type Patch } from "./patch-rows";
import type { PreparedSnapshot } from "./prepared-snapshot";
import { KINDS, TIMES, type Columns } from "./snapshot";
import { SharedMeans } from "./weights";

const AVOID = KINDS.indexOf("avoid");
/** Marked unsafe: the two lowest levels of five. */
const UNSAFE = 2;
const DECIMETRES = 10;

export interface CellsOfRows {
  readonly widthMetres: number;
  readonly cellOfRow: Uint32Array;
  readonly numbers: CellNumbers;
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

interface Coordinates {
  readonly q: Int32Array;
  readonly r: Int32Array;
}
/** Open addressing with linear probing; grows when half full. */
class CellNumbers {
  #q = new Int32Array(1024);
  #r = new Int32Array(1024);
  #count = 0;
  /** Number + 1 of the cell in each place; 0: free. */
  #places = new Uint32Array(4096);

  numberOf(q: number, r: number): number {
    let place = this.#placeOf(q, r);
    const found = this.#places[place] as number;
    if (found !== 0) return found - 1;
    if (this.#count * 2 >= this.#places.length) {
      this.#grow();
      place = this.#placeOf(q, r);
    }
    if (this.#count === this.#q.length) [this.#q, this.#r] = [doubled(this.#q), doubled(this.#r)];
    this.#q[this.#count] = q;
    this.#r[this.#count] = r;
    this.#count += 1;
    this.#places[place] = this.#count;
    return this.#count - 1;
  }

  /** By number. */
  coordinates(): Coordinates {
    return { q: this.#q.subarray(0, this.#count), r: this.#r.subarray(0, this.#count) };
  }

  /** Where the cell is, or the free place where it would be. Multipliers: two large primes, to spread neighbours. */
  #placeOf(q: number, r: number): number {
    const mask = this.#places.length - 1;
    let place = (Math.imul(q, 73_856_093) ^ Math.imul(r, 19_349_663)) & mask;
    for (;;) {
      const at = (this.#places[place] as number) - 1;
      if (at < 0 || (this.#q[at] === q && this.#r[at] === r)) return place;
      place = (place + 1) & mask;
    }
  }

  #grow(): void {
    this.#places = new Uint32Array(this.#places.length * 2);
    for (let cell = 0; cell < this.#count; cell += 1) this.#places[this.#placeOf(this.#q[cell] as number, this.#r[cell] as number)] = cell + 1;
  }
}
function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}

/** A cell's counters stand side by side: one place in memory a row. `run`s are those of weights.ts. */
const [LAST, RESPONDENTS, PINS, LAST_UNEASY, UNEASY, LAST_SAFETY, SUM, SHARING] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const COUNTERS = 8;

export function countCells({ rows, columns: { respondent, kind, safety } }: PreparedSnapshot, failing: Uint8Array, { widthMetres, cellOfRow, numbers }: CellsOfRows): HexCells {
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

const TIME = conditionOf("time");

/** Mean safety by cell and time of day, under the other filters than the time itself. */
export function countCellsByTime({ rows, columns: { respondent, safety, times } }: PreparedSnapshot, failing: Uint8Array, { cellOfRow, numbers }: CellsOfRows): readonly TimeCells[] {
  const { q, r } = numbers.coordinates();
  const means = TIMES.map(() => new SharedMeans(q.length));
  let [run, now] = [0, -1];
  for (let row = 0; row < rows; row += 1) {
    const [fail, level] = [failing[row] as number, safety[row] as number];
    if (level === 0 || (fail !== 0 && fail !== TIME)) continue;
    const who = respondent[row] as number;
    if (who !== now) {
      now = who;
      run += 1;
    }
    const marked = times[row] as number;
    means.forEach((mean, time) => {
      if (((marked >>> time) & 1) === 1) mean.add(cellOfRow[row] as number, run, level);
    });
  }
  return means.map((mean) => {
    const held = Array.from(q.keys()).filter((cell) => mean.mean(cell).respondents > 0);
    return {
      q: Int32Array.from(held, (cell) => q[cell] as number),
      r: Int32Array.from(held, (cell) => r[cell] as number),
      meanSafety: Float32Array.from(held, (cell) => mean.mean(cell).mean ?? Number.NaN),
      safetyRespondents: Uint32Array.from(held, (cell) => mean.mean(cell).respondents),
    };
  });
}

function heldCells(widthMetres: number, { q, r, counters, totals, safetyRespondents }: Coordinates & { readonly counters: Int32Array; readonly totals: Float64Array; readonly safetyRespondents: Int32Array }): HexCells {
  let held = 0;
  for (let cell = 0; cell < q.length; cell += 1) if (counters[cell * COUNTERS + PINS] !== 0) held += 1;
  const cells = {
    widthMetres, q: new Int32Array(held), r: new Int32Array(held), respondents: new Uint32Array(held), pins: new Uint32Array(held),
    meanSafety: new Float32Array(held), safetyRespondents: new Uint32Array(held), uneasyRespondents: new Uint32Array(held),
  };
  for (let cell = 0, nth = 0; cell < q.length; cell += 1) {
    const at = cell * COUNTERS;
    if (counters[at + PINS] === 0) continue;
    const marked = safetyRespondents[cell] as number;
    cells.q[nth] = q[cell] as number;
    cells.r[nth] = r[cell] as number;
    cells.respondents[nth] = counters[at + RESPONDENTS] as number;
    cells.pins[nth] = counters[at + PINS] as number;
    cells.meanSafety[nth] = marked === 0 ? Number.NaN : ((totals[cell] as number) + (counters[at + SUM] as number) / (counters[at + SHARING] as number)) / marked;
    cells.safetyRespondents[nth] = marked;
    cells.uneasyRespondents[nth] = counters[at + UNEASY] as number;
    nth += 1;
  }
  return cells;
}
