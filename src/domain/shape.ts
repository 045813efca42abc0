/**
 * Lines and areas: what may be marked, what leaves the device, and what the city and everyone else see of it. The database keeps the same
 * rules (`place_outside_city`, `place_too_large` …). Brings turf and the projection: import it lazily, `import("../domain/shape")`.
 */
import { area, booleanIntersects, kinks, length, lineSliceAlong, lineString, point, polygon } from "@turf/turf";
import type { Feature, LineString, Point, Polygon } from "geojson";
import { gridSquare, snapToGrid } from "./grid";
import { anchorOf, AREA_LIMIT_SQUARE_METRES, LINE_LIMIT_METRES, TRIM_METRES, VERTEX_LIMIT, type AreaPlace, type LinePlace, type LonLat, type Place, type ShapePlace } from "./place";
import type { PlaceChoice } from "./place-choice";
import { Problem, type ProblemCode } from "./problem";

/** Less than this says no more than a point would. */
const SHORTEST_METRES = 20;
const metres = { units: "meters" } as const;
const copy = (corners: readonly LonLat[]): number[][] => corners.map((corner) => [...corner]);

export interface ShapeRules {
  /** Drawn by hand: its ends will be taken off. */
  readonly isDrawn: boolean;
  readonly isInside: (corner: LonLat) => boolean;
}

/** The corners one sets: an area's without the one that closes it. */
export function cornersOf(shape: ShapePlace): readonly LonLat[] {
  return shape.type === "LineString" ? shape.coordinates : (shape.coordinates[0] ?? []).slice(0, -1);
}
export function lineThrough(corners: readonly LonLat[]): LinePlace {
  return { type: "LineString", coordinates: corners };
}
export function areaWithin(corners: readonly LonLat[]): AreaPlace {
  const [first] = corners;
  return { type: "Polygon", coordinates: [first === undefined ? [] : [...corners, first]] };
}

/** Along the ground. */
export function lineMetres(line: LinePlace): number {
  return line.coordinates.length < 2 ? 0 : length(lineString(copy(line.coordinates)), metres);
}
export function areaSquareMetres({ coordinates: [ring = []] }: AreaPlace): number {
  return ring.length < 4 ? 0 : area(polygon([copy(ring)]));
}
/** Where the edge meets itself: a crossing, a touch or a way there and back. */
export function crossings({ coordinates: [ring = []] }: AreaPlace): readonly LonLat[] {
  if (ring.length < 5) return [];
  return kinks(polygon([copy(ring)])).features.map(({ geometry: { coordinates } }) => [coordinates[0] ?? 0, coordinates[1] ?? 0]);
}

/** What stands in the way of sending it, the plainest first; empty when nothing does. */
export function checkShape(shape: ShapePlace, { isDrawn, isInside }: ShapeRules): readonly ProblemCode[] {
  const corners = cornersOf(shape);
  const isArea = shape.type === "Polygon";
  if (!corners.flat().every(Number.isFinite) || withoutRepeats(corners).length < (isArea ? 3 : 2)) return ["place_invalid"];
  const found: ProblemCode[] = [];
  const say = (broken: boolean, code: ProblemCode) => {
    if (broken) found.push(code);
  };
  const isOver = (isArea ? corners.length + 1 : corners.length) > VERTEX_LIMIT;
  say(isOver, "place_too_many_points");
  say(!corners.every(isInside), "place_outside_city");
  // Each edge is compared with each: with a great many of them only the number is worth saying.
  if (isArea) say(!isOver && crossings(shape).length > 0, "place_crosses_itself");
  say(isArea ? areaSquareMetres(shape) > AREA_LIMIT_SQUARE_METRES : lineMetres(shape) > LINE_LIMIT_METRES, "place_too_large");
  if (!isArea && isDrawn) say(trimLine(shape) === null, "place_too_short");
  return found;
}

/** Without its ends, the length of TRIM_METRES each along the line; null when too little is left to say anything. */
export function trimLine(line: LinePlace): LinePlace | null {
  const whole = lineMetres(line);
  if (whole - 2 * TRIM_METRES < SHORTEST_METRES) return null;
  return slice(line, TRIM_METRES, whole - TRIM_METRES);
}
/** What trimLine takes off: the beginning and the end, for showing that they are not sent. */
export function trimmedEnds(line: LinePlace): readonly LinePlace[] {
  const whole = lineMetres(line);
  if (trimLine(line) === null) return [line];
  return [slice(line, 0, TRIM_METRES), slice(line, whole - TRIM_METRES, whole)];
}
function slice({ coordinates }: LinePlace, from: number, to: number): LinePlace {
  return lineThrough(lineSliceAlong(lineString(copy(coordinates)), from, to, metres).geometry.coordinates.map(([lon = 0, lat = 0]) => [lon, lat]));
}

/**
 * What a shape is when it is kept only roughly: every corner in the middle of its 150 m square, neighbours that fall together counted once.
 * A line or an area that is none any more becomes the middle of the square its own middle lies in.
 */
export function roughShape(shape: ShapePlace): Place {
  const cells = withoutRepeats(cornersOf(shape).map((corner) => gridSquare(corner).cell), shape.type === "Polygon");
  const corners = withoutRepeats(cornersOf(shape).map(snapToGrid), shape.type === "Polygon");
  if (shape.type === "LineString" && corners.length >= 2) return lineThrough(corners);
  if (shape.type === "Polygon" && isRing(cells)) return areaWithin(corners);
  return { type: "Point", coordinates: snapToGrid(anchorOf(shape)) };
}
type Cell = readonly [column: number, row: number];
/** Counted in whole squares, where it is exact: an edge that lies on another, or touches it, makes it no ring – as in the database. */
function isRing(cells: readonly Cell[]): boolean {
  const edges = cells.map((from, index) => ({ from, to: cells[(index + 1) % cells.length] ?? from }));
  return cells.length >= 3 && edges.every((one, index) => edges.every((other, later) => {
    if (later <= index) return true;
    if (later === index + 1) return !foldsBack(one.from, one.to, other.to);
    if (index === 0 && later === edges.length - 1) return !foldsBack(other.from, other.to, one.to);
    return !meet(one.from, one.to, other.from, other.to);
  }));
}
/** Left, straight on or right at `at`, seen from `from`. */
function turn(from: Cell, at: Cell, to: Cell): number {
  return Math.sign((at[0] - from[0]) * (to[1] - from[1]) - (at[1] - from[1]) * (to[0] - from[0]));
}
function liesOn(cell: Cell, from: Cell, to: Cell): boolean {
  return turn(from, to, cell) === 0 && ([0, 1] as const).every((axis) => Math.min(from[axis], to[axis]) <= cell[axis] && cell[axis] <= Math.max(from[axis], to[axis]));
}
function foldsBack(from: Cell, at: Cell, to: Cell): boolean {
  return liesOn(to, from, at) || liesOn(from, at, to);
}
function meet(a: Cell, b: Cell, c: Cell, d: Cell): boolean {
  return (turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b)) || liesOn(c, a, b) || liesOn(d, a, b) || liesOn(a, c, d) || liesOn(b, c, d);
}
/** Neighbours that are the same counted once; in a ring the last is the first one's neighbour. */
function withoutRepeats<Pair extends readonly [number, number]>(pairs: readonly Pair[], isClosed = false): readonly Pair[] {
  return pairs.filter((pair, index) => {
    const before = index > 0 ? pairs[index - 1] : isClosed && pairs.length > 1 ? pairs.at(-1) : undefined;
    return before === undefined || before[0] !== pair[0] || before[1] !== pair[1];
  });
}

/** What leaves the device: a drawn line without its ends, and only roughly when so chosen. Throws a Problem when nothing may. */
export function submittedPlace({ at, shape, isDrawn, precision }: PlaceChoice, isInside: ShapeRules["isInside"]): Place {
  if (shape === null) return { type: "Point", coordinates: precision === "rough" ? snapToGrid(at) : at };
  const [problem] = checkShape(shape, { isDrawn, isInside });
  if (problem !== undefined) throw new Problem(problem, { field: "place" });
  const kept = shape.type === "LineString" && isDrawn ? trimLine(shape) : shape;
  if (kept === null) throw new Problem("place_too_short", { field: "place" });
  return precision === "rough" ? roughShape(kept) : kept;
}

/** What somebody sees of a place: the place as it is, or the square it lies somewhere in. */
export type SeenPlace = { readonly type: "place"; readonly place: Place } | { readonly type: "square"; readonly ring: readonly LonLat[] };

/** What the city sees of what was sent. */
export function seenByCity(sent: Place, precision: PlaceChoice["precision"]): SeenPlace {
  return precision === "rough" && sent.type === "Point" ? squareAround(sent.coordinates) : { type: "place", place: sent };
}
/** What everyone else sees of it; of kinds that are only ever counted in cells nobody sees even this. */
export function seenByAll(sent: Place, precision: PlaceChoice["precision"]): SeenPlace {
  if (precision === "exact") return { type: "place", place: sent };
  const rough: Place = sent.type === "Point" ? sent : roughShape(sent);
  return rough.type === "Point" ? squareAround(rough.coordinates) : { type: "place", place: rough };
}
function squareAround(at: LonLat): SeenPlace {
  return { type: "square", ring: gridSquare(at).ring };
}

/** Whether what is seen lies in a campaign's area or touches it. */
export function touchesArea(seen: SeenPlace, ring: readonly LonLat[]): boolean {
  return booleanIntersects(featureOf(seen), polygon([copy(ring)]));
}
function featureOf(seen: SeenPlace): Feature<Point | LineString | Polygon> {
  if (seen.type === "square") return polygon([copy(seen.ring)]);
  const { place } = seen;
  if (place.type === "Point") return point([...place.coordinates]);
  return place.type === "LineString" ? lineString(copy(place.coordinates)) : polygon(place.coordinates.map(copy));
}
