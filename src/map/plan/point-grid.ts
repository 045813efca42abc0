/**
 * Which rows lie near a spot, without looking at all of them: rows sorted into squares by a counting sort, four bytes a row. Pure; positions are
 * mercator offsets as in PointColumns. A million rows are sorted in some tens of milliseconds and asked in well under ten.
 */
export interface PointGrid {
  readonly west: number;
  readonly north: number;
  /** Squares a side. */
  readonly side: number;
  readonly squareSize: number;
  /** Where each square's rows begin in `rows`; one more than there are squares. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
}

/** 512 a side over a municipality of 30 km are squares of 60 m; fewer rows need fewer. */
const MOST_A_SIDE = 512;
const ROWS_A_SQUARE = 4;

export function makePointGrid(mercator: Float32Array): PointGrid {
  const count = mercator.length >> 1;
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < mercator.length; at += 2) {
    const x = mercator[at] as number;
    const y = mercator[at + 1] as number;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < north) north = y;
    if (y > south) south = y;
  }
  const side = Math.min(MOST_A_SIDE, Math.max(1, Math.ceil(Math.sqrt(count / ROWS_A_SQUARE))));
  const widest = count === 0 ? 0 : Math.max(east - west, south - north);
  // A hair wider, so that the last row lies inside the last square.
  const squareSize = widest === 0 ? 1 : (widest / side) * (1 + 1e-6);
  const square = (row: number) => clamped(((mercator[2 * row + 1] as number) - north) / squareSize, side) * side + clamped(((mercator[2 * row] as number) - west) / squareSize, side);
  const starts = new Uint32Array(side * side + 1);
  for (let row = 0; row < count; row += 1) {
    const after = square(row) + 1;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  const next = starts.slice(0, -1);
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) {
    const at = square(row);
    const place = next[at] as number;
    rows[place] = row;
    next[at] = place + 1;
  }
  return { west: count === 0 ? 0 : west, north: count === 0 ? 0 : north, side, squareSize, starts, rows };
}

/**
 * The nearest visible row within `radius` of (x, y), and with it every other one at most `together` from that row: pins on one spot come as
 * one. Nearest first, at most `limit`.
 */
export function nearestRows(
  grid: PointGrid, mercator: Float32Array, isVisible: (row: number) => boolean, at: readonly [x: number, y: number], { radius, together, limit }: { readonly radius: number; readonly together: number; readonly limit: number },
): readonly number[] {
  let best = -1;
  // Near first: where a whole city lies on the screen a finger covers a tenth of all rows, but the nearest is close.
  for (const within of [radius / 16, radius / 4, radius]) {
    let bestSquared = within * within;
    scan(grid, at, within, (row) => {
      const squared = distanceSquared(mercator, row, at);
      if (squared > bestSquared || (squared === bestSquared && best !== -1) || !isVisible(row)) return;
      best = row;
      bestSquared = squared;
    });
    if (best !== -1) break;
  }
  if (best === -1) return [];
  const spot = [mercator[2 * best] as number, mercator[2 * best + 1] as number] as const;
  const found: number[] = [];
  scan(grid, spot, together, (row) => {
    if (row !== best && distanceSquared(mercator, row, spot) <= together * together && isVisible(row)) found.push(row);
  });
  found.sort((one, other) => distanceSquared(mercator, one, at) - distanceSquared(mercator, other, at));
  return [best, ...found.slice(0, limit - 1)];
}

function scan({ west, north, side, squareSize, starts, rows }: PointGrid, [x, y]: readonly [number, number], radius: number, visit: (row: number) => void): void {
  const [left, right] = [clamped((x - radius - west) / squareSize, side), clamped((x + radius - west) / squareSize, side)];
  const [top, bottom] = [clamped((y - radius - north) / squareSize, side), clamped((y + radius - north) / squareSize, side)];
  for (let line = top; line <= bottom; line += 1) {
    // Squares of one line lie after each other.
    const end = starts[line * side + right + 1] as number;
    for (let at = starts[line * side + left] as number; at < end; at += 1) visit(rows[at] as number);
  }
}
function clamped(square: number, side: number): number {
  return square < 0 ? 0 : square >= side ? side - 1 : Math.floor(square);
}
function distanceSquared(mercator: Float32Array, row: number, [x, y]: readonly [number, number]): number {
  return ((mercator[2 * row] as number) - x) ** 2 + ((mercator[2 * row + 1] as number) - y) ** 2;
}
