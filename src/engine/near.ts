/** Whether a place lies in a hexagon or within a circle, for the list behind a click. East and north in decimetres of EPSG:3006. */
import { hexagonAt, hexagonCentre } from "../domain/analysis/hexagon";
import { toPlane } from "../domain/grid";
import type { Near } from "./analysis-engine";

const DECIMETRES = 10;

/** Rows that lie there, ascending. Most lie far off, which four comparisons of whole numbers say. */
export function rowsNear(near: Near, east: Int32Array, north: Int32Array): Uint32Array {
  const { middle: [toEast, toNorth], reach, isInside } = shapeOf(near);
  const [west, eastmost] = [Math.floor((toEast - reach) * DECIMETRES), Math.ceil((toEast + reach) * DECIMETRES)];
  const [south, northmost] = [Math.floor((toNorth - reach) * DECIMETRES), Math.ceil((toNorth + reach) * DECIMETRES)];
  const rows: number[] = [];
  for (let row = 0; row < east.length; row += 1) {
    const x = east[row] as number;
    if (x < west || x > eastmost) continue;
    const y = north[row] as number;
    if (y >= south && y <= northmost && isInside(x / DECIMETRES, y / DECIMETRES)) rows.push(row);
  }
  return Uint32Array.from(rows);
}

interface Shape {
  readonly middle: readonly [east: number, north: number];
  /** No part of it is farther from the middle, metres. */
  readonly reach: number;
  readonly isInside: (east: number, north: number) => boolean;
}
function shapeOf(near: Near): Shape {
  if (near.type === "circle") {
    const [toEast, toNorth] = toPlane(near.at);
    return { middle: [toEast, toNorth], reach: near.metres, isInside: (east, north) => Math.hypot(east - toEast, north - toNorth) <= near.metres };
  }
  const isInside = (east: number, north: number): boolean => {
    const [q, r] = hexagonAt(east, north, near.widthMetres);
    return q === near.q && r === near.r;
  };
  // A corner is 0.58 widths from the middle.
  return { middle: hexagonCentre(near.q, near.r, near.widthMetres), reach: near.widthMetres, isInside };
}
