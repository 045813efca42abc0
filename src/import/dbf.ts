/** The facts of a shapefile (dBASE III). Names of fields are at most ten letters: QGIS cuts longer ones. */
import { FileProblem } from "./file-problem";
import type { Cell } from "./layer";

interface DbfTable {
  readonly fields: readonly string[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  readonly encoding: string;
}
interface DbfField {
  readonly name: Uint8Array;
  readonly type: string;
  readonly at: number;
  readonly bytes: number;
}

const FIELD_BYTES = 32;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;
const HEAD_BYTES = 32;

export function readDbf(bytes: Uint8Array, cpg: string | null): DbfTable {
  if (bytes.byteLength < HEAD_BYTES + 1) throw new FileProblem("truncated", { byte: bytes.byteLength, found: bytes.byteLength, what: ".dbf" });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  const headBytes = view.getUint16(8, true);
  const rowBytes = view.getUint16(10, true);
  if (headBytes > bytes.byteLength || rowBytes === 0) throw new FileProblem("broken", { byte: 8, what: ".dbf" });
  const available = Math.floor((bytes.byteLength - headBytes) / rowBytes);
  if (available < count) throw new FileProblem("truncated", { row: available + 1, byte: bytes.byteLength, found: bytes.byteLength, expected: headBytes + count * rowBytes, what: ".dbf" });

  const fields: DbfField[] = [];
  for (let at = HEAD_BYTES, offset = 1; at + FIELD_BYTES <= headBytes && bytes[at] !== END_OF_FIELDS; at += FIELD_BYTES) {
    const name = bytes.subarray(at, at + 11);
    const end = name.indexOf(0);
    fields.push({ name: end === -1 ? name : name.subarray(0, end), type: String.fromCharCode(bytes[at + 11] ?? 0), at: offset, bytes: bytes[at + 16] ?? 0 });
    offset += bytes[at + 16] ?? 0;
  }
  const encoding = encodingOf(bytes, cpg);
  const decoder = new TextDecoder(encoding);
  const names = fields.map(({ name }) => decoder.decode(name).trim());
  const rows = Array.from({ length: count }, (_, nth) => {
    const row = bytes.subarray(headBytes + nth * rowBytes, headBytes + (nth + 1) * rowBytes);
    // A deleted row still has its shape beside it: it is kept in its place, and empty.
    if (row[0] === DELETED) return {};
    return Object.fromEntries(fields.map((field, index) => [names[index] ?? "", cellOf(field, decoder.decode(row.subarray(field.at, field.at + field.bytes)))]));
  });
  return { fields: names, rows, encoding: encoding === "utf-8" ? "UTF-8" : encoding === "windows-1252" ? "Windows-1252" : encoding.toUpperCase() };
}

function cellOf({ type }: DbfField, written: string): Cell {
  const text = written.replaceAll("\0", "").trim();
  // Zeros are a day nobody wrote, stars a number that did not fit.
  if (text === "" || /^\*+$/.test(text) || (type === "D" && /^0+$/.test(text))) return null;
  if (type === "N" || type === "F") return Number.isFinite(Number(text)) ? Number(text) : text;
  if (type === "L") return /^[ytj]/i.test(text) ? true : /^[nf]/i.test(text) ? false : null;
  return text;
}

/** As .cpg says; else UTF-8 when that is what it is, else Windows-1252, in which Swedish programs wrote for twenty years. */
function encodingOf(bytes: Uint8Array, cpg: string | null): string {
  const named = cpg?.trim() ?? "";
  const codePage = /^(?:ansi |cp|windows-)?(\d{3,5})$/i.exec(named)?.[1];
  const label = named === "" ? null : codePage === undefined ? named : codePage === "65001" ? "utf-8" : codePage === "88591" ? "iso-8859-1" : `windows-${codePage}`;
  for (const each of label === null ? [] : [label]) {
    try {
      return new TextDecoder(each).encoding;
    } catch {
      // A name no browser knows: look at the letters instead.
    }
  }
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(new DataView(bytes.buffer, bytes.byteOffset).getUint16(8, true)));
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}
