/**
 * Bytes in LAYOUT become columns. Owns what a page may hold: a page of half rows or a code that no dictionary has is refused at the door
 * with both numbers, so that no loop further in has to ask. Called by the engine, page after page.
 */
import { patched, type Patch } from "./patch-rows";
import { AGES, ANSWERED, GENDERS, KINDS, LAYOUT, RELATIONS, STATUSES, TIMES, type Columns, type Dictionaries } from "./snapshot";

type ColumnName = keyof Columns;
const COLUMN_NAMES = Object.keys(LAYOUT) as readonly ColumnName[];
export const BYTES_A_ROW: number = Object.values(LAYOUT).reduce((sum: number, bytes) => sum + bytes, 0);

/** Columns that are still being filled: `rows` of them hold something, the rest is room. */
export interface GrowingColumns {
  columns: Columns;
  rows: number;
}

function each(make: (name: ColumnName) => Columns[ColumnName]): Columns {
  return Object.fromEntries(COLUMN_NAMES.map((name) => [name, make(name)])) as unknown as Columns;
}

export function makeColumns(rows: number): Columns {
  return {
    ordinal: new Uint32Array(rows), east: new Int32Array(rows), north: new Int32Array(rows), respondent: new Uint32Array(rows),
    causes: new Uint16Array(rows), campaign: new Uint16Array(rows), day: new Uint16Array(rows), areas: new Uint16Array(rows), themes: new Uint16Array(rows),
    kind: new Uint8Array(rows), safety: new Uint8Array(rows), times: new Uint8Array(rows), age: new Uint8Array(rows), gender: new Uint8Array(rows),
    relations: new Uint8Array(rows), home: new Uint8Array(rows), district: new Uint8Array(rows), decade: new Uint8Array(rows), state: new Uint8Array(rows),
  };
}

/** A page's columns as views on its bytes: nothing is copied. */
export function readPage(page: ArrayBuffer, dictionaries: Dictionaries): { readonly columns: Columns; readonly rows: number } {
  const rows = page.byteLength / BYTES_A_ROW;
  if (!Number.isInteger(rows)) throw new Error(`snapshot page: ${page.byteLength} bytes are not whole rows of ${BYTES_A_ROW}`);
  let offset = 0;
  const empty = makeColumns(0);
  const columns = each((name) => {
    // Columns come in falling width, so that each begins where its width divides.
    const view = new (empty[name].constructor as new (buffer: ArrayBuffer, offset: number, rows: number) => Columns[ColumnName])(page, offset, rows);
    offset += rows * LAYOUT[name];
    return view;
  });
  checkCodes(columns, rows, dictionaries);
  return { columns, rows };
}

/** The inverse of `readPage`: what the database sends, for tests and the bench. */
export function writePage(columns: Columns): ArrayBuffer {
  const rows = columns.ordinal.length;
  const page = new Uint8Array(rows * BYTES_A_ROW);
  let offset = 0;
  for (const name of COLUMN_NAMES) {
    const column = columns[name];
    page.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset);
    offset += column.byteLength;
  }
  return page.buffer;
}

/** Appends a page; grows by half when the room is too small (contributions came in while the pages were fetched). */
export function appendRows(growing: GrowingColumns, columns: Columns, rows: number): void {
  const needed = growing.rows + rows;
  const room = growing.columns.ordinal.length;
  if (needed > room) {
    const larger = makeColumns(Math.max(needed, Math.ceil(room * 1.5)));
    for (const name of COLUMN_NAMES) larger[name].set(growing.columns[name].subarray(0, growing.rows));
    growing.columns = larger;
  }
  for (const name of COLUMN_NAMES) growing.columns[name].set(columns[name], growing.rows);
  growing.rows = needed;
}

/** The rows of `order`, in its order. Lets each old column go before the next is made, so that only one stands twice. */
export function takeRows(source: { -readonly [Name in ColumnName]: Columns[Name] }, order: Uint32Array): Columns {
  const empty = makeColumns(0);
  return each((name) => {
    const from = source[name];
    const to = new (from.constructor as new (rows: number) => Columns[ColumnName])(order.length);
    for (let row = 0; row < order.length; row += 1) to[row] = from[order[row] as number] as number;
    Object.assign(source, { [name]: empty[name] });
    return to;
  });
}

/** The patch's rows, in its order. As above, each old column goes before the next is made. */
export function patchRows(source: { -readonly [Name in ColumnName]: Columns[Name] }, news: Columns, patch: Patch): Columns {
  const empty = makeColumns(0);
  return each((name) => {
    const to = patched(source[name], news[name], patch);
    Object.assign(source, { [name]: empty[name] });
    return to;
  });
}

function checkCodes(columns: Columns, rows: number, { districts, campaigns, areaSets, themeSets }: Dictionaries): void {
  const limits: readonly (readonly [name: ColumnName, count: number])[] = [
    ["kind", KINDS.length], ["safety", 6], ["times", 1 << TIMES.length], ["age", AGES.length], ["gender", GENDERS.length], ["relations", 1 << RELATIONS.length],
    ["home", districts.length], ["district", districts.length], ["campaign", campaigns.length], ["areas", areaSets.length], ["themes", themeSets.length],
  ];
  for (const [name, count] of limits) {
    const column = columns[name];
    for (let row = 0; row < rows; row += 1) {
      const code = column[row] as number;
      if (code >= count) throw new Error(`snapshot page: ${name} ${code} in row ${row}, but there are ${count} (0–${count - 1})`);
    }
  }
  for (let row = 0; row < rows; row += 1) {
    const state = columns.state[row] as number;
    if ((state & 3) >= STATUSES.length || ((state >> 2) & 3) >= ANSWERED.length) throw new Error(`snapshot page: state ${state} in row ${row} names no status of ${STATUSES.length} or answer of ${ANSWERED.length}`);
  }
}
