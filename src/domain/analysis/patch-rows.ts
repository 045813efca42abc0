/**
 * A few changed rows put among a million that are sorted already: what stays is moved in whole stretches, nothing is sorted again. The plan
 * (`planPatch`) says which stretches; every array that has an entry a row then goes the same way (`patched`).
 */
import type { Columns } from "./snapshot";
import { orderByRespondent } from "./sort-by-respondent";

/** From an old row up to another, or one new row. */
type Stretch = { readonly from: number; readonly to: number } | { readonly news: number };
export interface Patch {
  readonly rows: number;
  readonly stretches: readonly Stretch[];
  /** No point has come, gone, moved or looks otherwise. */
  readonly keepsPoints: boolean;
}

/** `old` stands by respondent and ordinal; `news` replace what has their ordinals, in any order. What comes changed stands, even if it also is among what was removed. */
export function planPatch(old: Columns, news: Columns, removed: Uint32Array): Patch {
  const newRows = orderByRespondent(news.respondent, news.ordinal, news.ordinal.length);
  const gone = rowsOf(old.ordinal, [removed, news.ordinal]);
  const stretches: Stretch[] = [];
  let [kept, nextGone, rows] = [0, 0, 0];
  const keepUpTo = (to: number): void => {
    if (to > kept) stretches.push({ from: kept, to });
    rows += Math.max(0, to - kept);
    kept = Math.max(kept, to);
  };
  const leaveOutBefore = (place: number): void => {
    for (; nextGone < gone.length && (gone[nextGone] as number) < place; nextGone += 1) {
      keepUpTo(gone[nextGone] as number);
      kept = (gone[nextGone] as number) + 1;
    }
  };
  for (const row of newRows) {
    const place = placeOf(old, news.respondent[row] as number, news.ordinal[row] as number);
    leaveOutBefore(place);
    keepUpTo(place);
    stretches.push({ news: row });
    rows += 1;
  }
  leaveOutBefore(old.ordinal.length);
  keepUpTo(old.ordinal.length);
  return { rows, stretches, keepsPoints: gone.length === newRows.length && newRows.every((row, nth) => looksAlike(old, gone[nth] as number, news, row)) };
}

/** The entries of `old` and `news` in the patch's order. */
export function patched<Entries extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(old: Entries, news: Entries, { rows, stretches }: Patch): Entries {
  const all = new (old.constructor as new (rows: number) => Entries)(rows);
  let at = 0;
  for (const stretch of stretches) {
    if ("news" in stretch) {
      all[at] = news[stretch.news] as number;
      at += 1;
    } else {
      all.set(old.subarray(stretch.from, stretch.to), at);
      at += stretch.to - stretch.from;
    }
  }
  return all;
}

/** Rows, ascending, that have one of the ordinals. */
function rowsOf(ordinal: Uint32Array, wanted: readonly Uint32Array[]): readonly number[] {
  const isWanted = ordinalSet(wanted);
  const rows: number[] = [];
  for (let row = 0; row < ordinal.length; row += 1) if (isWanted(ordinal[row] as number)) rows.push(row);
  return rows;
}

/** A bit for every ordinal up to the highest: they are numbered without large gaps. */
export function ordinalSet(lists: readonly Uint32Array[]): (ordinal: number) => boolean {
  const most = lists.reduce((high, list) => list.reduce((highest, each) => Math.max(highest, each), high), 0);
  const bits = new Uint8Array((most >>> 3) + 1);
  for (const list of lists) for (const each of list) bits[each >>> 3] = (bits[each >>> 3] as number) | (1 << (each & 7));
  return (ordinal) => ordinal <= most && ((bits[ordinal >>> 3] as number) & (1 << (ordinal & 7))) !== 0;
}

/** The first row that does not come before the respondent's contribution with this ordinal. */
function placeOf({ respondent, ordinal }: Columns, who: number, number: number): number {
  let [low, high] = [0, ordinal.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = respondent[middle] as number;
    if (other < who || (other === who && (ordinal[middle] as number) < number)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same one in the same place. */
function looksAlike(old: Columns, row: number, news: Columns, newRow: number): boolean {
  return (["respondent", "ordinal", "east", "north", "kind", "safety"] as const).every((name) => old[name][row] === news[name][newRow]);
}
