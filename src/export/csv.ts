/**
 * Tables as Swedish Excel opens them with a double click: UTF-8 with a byte order mark, semicolons, CRLF. Nothing that begins like a formula
 * is one when it is opened (papaparse puts an apostrophe before it). Written in pieces, so that a hundred thousand rows never lie in one string.
 */
import Papa from "papaparse";

export interface CsvColumn<Row> {
  readonly name: string;
  /** For the data dictionary: what stands in it, and in which unit. */
  readonly meaning: string;
  readonly value: (row: Row) => string | number | null;
}

const OPTIONS = { delimiter: ";", newline: "\r\n", escapeFormulae: true, header: false } as const;

export class CsvTable<Row> {
  readonly #columns: readonly CsvColumn<Row>[];
  readonly #pieces: string[];
  #rows = 0;

  constructor(columns: readonly CsvColumn<Row>[]) {
    this.#columns = columns;
    this.#pieces = [`\uFEFF${this.#lines([columns.map(({ name }) => name)])}`];
  }

  get rows(): number {
    return this.#rows;
  }

  add(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    this.#pieces.push(this.#lines(rows.map((row) => this.#columns.map(({ value }) => value(row) ?? ""))));
    this.#rows += rows.length;
  }

  bytes(): Promise<Uint8Array> {
    return new Blob(this.#pieces).arrayBuffer().then((buffer) => new Uint8Array(buffer));
  }

  #lines(cells: readonly (readonly (string | number)[])[]): string {
    return `${Papa.unparse(cells as (string | number)[][], OPTIONS)}\r\n`;
  }
}
