/**
 * Rows as the database packs them (migration "analysis rows": one after the other, big-endian) turned into pages in LAYOUT: column by column,
 * little-endian, so that the worker can look at them without copying.
 */
import { LAYOUT } from "../../domain/analysis/snapshot";
import { Problem } from "../../domain/problem";

const WIDTHS = Object.values(LAYOUT);
export const ROW_BYTES = WIDTHS.reduce((sum: number, width) => sum + width, 0);

export function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> {
  const native = (Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }).fromBase64;
  if (native !== undefined) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

export function pageFromRows(packed: Uint8Array<ArrayBuffer>): ArrayBuffer {
  const rows = packed.byteLength / ROW_BYTES;
  if (!Number.isInteger(rows)) throw new Problem("server_unavailable");
  const page = new Uint8Array(packed.byteLength);
  let column = 0;
  let inRow = 0;
  for (const width of WIDTHS) {
    for (let byte = 0; byte < width; byte += 1) {
      let from = inRow + width - 1 - byte;
      for (let to = column + byte, end = column + rows * width; to < end; to += width) {
        page[to] = packed[from] ?? 0;
        from += ROW_BYTES;
      }
    }
    column += rows * width;
    inRow += width;
  }
  return page.buffer;
}

export function ordinalsFrom(packed: Uint8Array<ArrayBuffer>): Uint32Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  return Uint32Array.from({ length: packed.byteLength / 4 }, (_, nth) => view.getUint32(nth * 4));
}
