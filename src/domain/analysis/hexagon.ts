/**
 * Regular hexagons over EPSG:3006, pointy side up, centred on multiples from the plane's origin, so that a cell is the same one in every
 * snapshot. Width is from side to side: hexagons of 250 m stand 250 m apart in a row. Axial coordinates q (east) and r (north-east upwards).
 * Formulas: Amit Patel, "Hexagonal Grids", redblobgames.com/grids/hexagons (pixel to hex, rounding by cube coordinates), with north up.
 */
import { fromPlane } from "../grid";
import type { LonLat } from "../place";

const SQRT3 = Math.sqrt(3);

/** Middle of a hexagon, metres. The inverse of `hexagonAt`. */
export function hexagonCentre(q: number, r: number, widthMetres: number): readonly [east: number, north: number] {
  return [widthMetres * (q + r / 2), (widthMetres * SQRT3 * r) / 2];
}

/** The hexagon a point lies in, metres. */
export function hexagonAt(east: number, north: number, widthMetres: number): readonly [q: number, r: number] {
  const r = (2 * north) / (SQRT3 * widthMetres);
  const q = east / widthMetres - r / 2;
  let [wholeQ, wholeR] = [Math.round(q), Math.round(r)];
  const [offQ, offR, offS] = [Math.abs(wholeQ - q), Math.abs(wholeR - r), Math.abs(Math.round(-q - r) + q + r)];
  // The coordinate rounded furthest follows from the two others: q + r + s = 0.
  if (offQ > offR && offQ > offS) wholeQ = -wholeR - Math.round(-q - r);
  else if (offR > offS) wholeR = -wholeQ - Math.round(-q - r);
  return [wholeQ, wholeR];
}

/** Six corners in metres, counter-clockwise from the one in the north-east. */
export function hexagonCorners(q: number, r: number, widthMetres: number): readonly (readonly [east: number, north: number])[] {
  const [east, north] = hexagonCentre(q, r, widthMetres);
  const [half, side] = [widthMetres / 2, widthMetres / SQRT3];
  return [[east + half, north + side / 2], [east, north + side], [east - half, north + side / 2], [east - half, north - side / 2], [east, north - side], [east + half, north - side / 2]];
}

/** The corners on the globe, closed: a polygon's ring. */
export function hexagonRing(q: number, r: number, widthMetres: number): readonly LonLat[] {
  const corners = hexagonCorners(q, r, widthMetres).map(fromPlane);
  return corners.concat(corners.slice(0, 1));
}
