/** Whether a place lies in a hexagon or within a circle, for the list behind a click. East and north in decimetres of EPSG:3006. */
import { hexagonAt } from "../domain/analysis/hexagon";
import { toPlane } from "../domain/grid";
import type { Near } from "./analysis-engine";

const DECIMETRES = 10;

export function nearTest(near: Near | undefined): (east: number, north: number) => boolean {
  if (near === undefined) return () => true;
  if (near.type === "hexagon") {
    return (east, north) => {
      const [q, r] = hexagonAt(east / DECIMETRES, north / DECIMETRES, near.widthMetres);
      return q === near.q && r === near.r;
    };
  }
  const [toEast, toNorth] = toPlane(near.at);
  return (east, north) => Math.hypot(east / DECIMETRES - toEast, north / DECIMETRES - toNorth) <= near.metres;
}
