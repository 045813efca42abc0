/**
 * Burn-in care: everything that stands still on the wall moves a pixel a minute, along a closed way over a field of 48 × 30 pixels that
 * touches every place once a day. Wider than any stroke of the letters, so that no pixel stays lit; too slow to see.
 */
const COLUMNS = 48;
/** Even, so that the way closes. */
const ROWS = 30;
const MINUTE_MS = 60_000;

/** Pixels from the middle of the field. */
export function driftAt(now: number): { readonly x: number; readonly y: number } {
  const count = COLUMNS * ROWS;
  const [column, row] = placeOnWay(((Math.floor(now / MINUTE_MS) % count) + count) % count);
  return { x: column - COLUMNS / 2, y: row - ROWS / 2 };
}

/** To and fro over all columns but the first, which leads back to the beginning. */
function placeOnWay(step: number): readonly [column: number, row: number] {
  const wide = COLUMNS - 1;
  if (step >= wide * ROWS) return [0, ROWS - 1 - (step - wide * ROWS)];
  const row = Math.floor(step / wide);
  const along = step % wide;
  return [row % 2 === 0 ? 1 + along : COLUMNS - 1 - along, row];
}
