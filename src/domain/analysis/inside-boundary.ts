/**
 * Which points lie inside a boundary, fast enough for a lasso over a million. The boundary is laid on a coarse grid once: a square that no
 * edge touches is inside or outside as a whole, and only points in the others are compared with the edges of their row of squares. By the
 * even-odd rule over all rings, so holes and several parts need no special case (Shimrat, Algorithm 112, CACM 5 (1962) 434). Decimetres.
 */
import type { Boundary } from "../area-import";
import { toPlane } from "../grid";

/** Squares along each side: finer costs more to lay out than it saves. */
const SQUARES = 256;
const [OUTSIDE, INSIDE, EDGE] = [0, 1, 2] as const;
const DECIMETRES = 10;

export type PointTest = (east: number, north: number) => boolean;

/** Coordinates of all rings' edges: x1, y1, x2, y2, … */
function edgesOf(boundary: Boundary): Float64Array {
  const edges: number[] = [];
  for (const polygon of boundary.coordinates) {
    for (const ring of polygon) {
      const corners = ring.map((corner) => toPlane(corner).map((metres) => metres * DECIMETRES) as [number, number]);
      corners.forEach(([x, y], nth) => {
        const [toX, toY] = corners[(nth + 1) % corners.length] as [number, number];
        if (x !== toX || y !== toY) edges.push(x, y, toX, toY);
      });
    }
  }
  return Float64Array.from(edges);
}

/** Row by row: 1 for what lies outside `boundary` (WGS 84). */
export function outsideOf(boundary: Boundary, east: Int32Array, north: Int32Array): Uint8Array {
  const isInside = insideTest(edgesOf(boundary));
  const outside = new Uint8Array(east.length);
  for (let row = 0; row < outside.length; row += 1) outside[row] = isInside(east[row] as number, north[row] as number) ? 0 : 1;
  return outside;
}

/** Edges in any plane; a point on an edge may fall on either side. */
export function insideTest(edges: Float64Array): PointTest {
  if (edges.length === 0) return () => false;
  let [west, south, eastmost, northmost] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < edges.length; at += 2) {
    west = Math.min(west, edges[at] as number);
    eastmost = Math.max(eastmost, edges[at] as number);
    south = Math.min(south, edges[at + 1] as number);
    northmost = Math.max(northmost, edges[at + 1] as number);
  }
  const [width, height] = [Math.max((eastmost - west) / SQUARES, 1e-9), Math.max((northmost - south) / SQUARES, 1e-9)];
  const columnOf = (x: number): number => Math.max(0, Math.min(SQUARES - 1, Math.floor((x - west) / width)));
  const rowOf = (y: number): number => Math.max(0, Math.min(SQUARES - 1, Math.floor((y - south) / height)));
  const rows = edgesByRow(edges, rowOf);
  const squares = new Uint8Array(SQUARES * SQUARES);
  rows.forEach((inRow, row) => {
    const [low, high] = [south + row * height, south + (row + 1) * height];
    for (const at of inRow) {
      const [from, to] = spanWithin(edges, at, low, high);
      squares.fill(EDGE, row * SQUARES + columnOf(from), row * SQUARES + columnOf(to) + 1);
    }
    const middle = (low + high) / 2;
    for (let column = 0; column < SQUARES; column += 1) {
      const square = row * SQUARES + column;
      if (squares[square] === EDGE) continue;
      // A square that no edge touches is as its neighbour in the row, unless edges lie between.
      squares[square] = column > 0 && squares[square - 1] !== EDGE ? (squares[square - 1] as number) : crossings(edges, inRow, west + (column + 0.5) * width, middle) ? INSIDE : OUTSIDE;
    }
  });
  return (x, y) => {
    if (x < west || x > eastmost || y < south || y > northmost) return false;
    const row = rowOf(y);
    const square = squares[row * SQUARES + columnOf(x)];
    return square === EDGE ? crossings(edges, rows[row] as Int32Array, x, y) : square === INSIDE;
  };
}

function edgesByRow(edges: Float64Array, rowOf: (y: number) => number): readonly Int32Array[] {
  const rows: number[][] = Array.from({ length: SQUARES }, () => []);
  for (let at = 0; at < edges.length; at += 4) {
    const [from, to] = [rowOf(edges[at + 1] as number), rowOf(edges[at + 3] as number)].sort((one, other) => one - other) as [number, number];
    for (let row = from; row <= to; row += 1) rows[row]?.push(at);
  }
  return rows.map((row) => Int32Array.from(row));
}

/** From where to where an edge goes, east to west, between two heights. */
function spanWithin(edges: Float64Array, at: number, low: number, high: number): readonly [number, number] {
  const [x1, y1, x2, y2] = [edges[at], edges[at + 1], edges[at + 2], edges[at + 3]] as [number, number, number, number];
  if (y1 === y2) return [Math.min(x1, x2), Math.max(x1, x2)];
  const xAt = (y: number): number => x1 + ((x2 - x1) * (y - y1)) / (y2 - y1);
  const [bottom, top] = [Math.max(low, Math.min(y1, y2)), Math.min(high, Math.max(y1, y2))];
  const [one, other] = [xAt(bottom), xAt(top)];
  return [Math.min(one, other), Math.max(one, other)];
}

/** Whether a ray to the east crosses an odd number of edges. */
function crossings(edges: Float64Array, inRow: Int32Array, x: number, y: number): boolean {
  let odd = false;
  for (let nth = 0; nth < inRow.length; nth += 1) {
    const at = inRow[nth] as number;
    const y1 = edges[at + 1] as number;
    const y2 = edges[at + 3] as number;
    if (y1 > y === y2 > y) continue;
    const x1 = edges[at] as number;
    if (x < x1 + (((edges[at + 2] as number) - x1) * (y - y1)) / (y2 - y1)) odd = !odd;
  }
  return odd;
}
