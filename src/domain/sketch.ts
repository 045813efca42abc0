/**
 * A line or an area while it is being drawn: its corners, the chosen one, and every earlier state, so that nothing drawn is lost. Pure: each
 * change gives the next sketch. Used by the map, by the list beside it and by the keys alike.
 */
import type { LonLat, ShapePlace } from "./place";

export interface Sketch {
  readonly type: "line" | "area";
  readonly corners: readonly LonLat[];
  /** The corner that keys and buttons move; null while corners are being set. */
  readonly chosen: number | null;
  /** False: the crosshair sets corners. True: they are moved, taken away and put between. */
  readonly isDone: boolean;
  readonly past: readonly (readonly LonLat[])[];
  readonly future: readonly (readonly LonLat[])[];
}

/** Steps back that are kept; more than anybody presses. */
const HISTORY_LIMIT = 100;

export function emptySketch(type: Sketch["type"]): Sketch {
  return { type, corners: [], chosen: null, isDone: false, past: [], future: [] };
}
export function sketchOf(shape: ShapePlace): Sketch {
  return shape.type === "LineString"
    ? { ...emptySketch("line"), corners: shape.coordinates, isDone: true }
    : { ...emptySketch("area"), corners: (shape.coordinates[0] ?? []).slice(0, -1), isDone: true };
}

/** Null until there are corners enough for a line or an area. */
export function shapeOfSketch({ type, corners }: Sketch): ShapePlace | null {
  const [first] = corners;
  if (first === undefined || corners.length < fewestCorners(type)) return null;
  return type === "line" ? { type: "LineString", coordinates: corners } : { type: "Polygon", coordinates: [[...corners, first]] };
}
export function fewestCorners(type: Sketch["type"]): 2 | 3 {
  return type === "line" ? 2 : 3;
}

/** The same spot twice in a row is one corner: a second press of the button means nothing new. */
export function addCorner(sketch: Sketch, at: LonLat): Sketch {
  const last = sketch.corners.at(-1);
  return last !== undefined && last[0] === at[0] && last[1] === at[1] ? sketch : changed(sketch, [...sketch.corners, at]);
}
export function removeLastCorner(sketch: Sketch): Sketch {
  return sketch.corners.length === 0 ? sketch : changed(sketch, sketch.corners.slice(0, -1));
}
export function removeCorner(sketch: Sketch, index: number): Sketch {
  if (sketch.corners[index] === undefined) return sketch;
  const corners = sketch.corners.filter((_, each) => each !== index);
  return changed(sketch, corners, corners.length === 0 ? null : Math.min(index, corners.length - 1));
}
export function moveCorner(sketch: Sketch, index: number, to: LonLat): Sketch {
  if (sketch.corners[index] === undefined) return sketch;
  return changed(sketch, sketch.corners.map((corner, each) => (each === index ? to : corner)), index);
}
/** A new corner midway to the next one (an area's last corner is followed by its first), chosen at once. */
export function insertCornerAfter(sketch: Sketch, index: number): Sketch {
  const here = sketch.corners[index];
  const next = sketch.corners[index + 1] ?? (sketch.type === "area" ? sketch.corners[0] : undefined);
  if (here === undefined || next === undefined) return sketch;
  const middle: LonLat = [(here[0] + next[0]) / 2, (here[1] + next[1]) / 2];
  return changed(sketch, [...sketch.corners.slice(0, index + 1), middle, ...sketch.corners.slice(index + 1)], index + 1);
}
/** What was dragged on the map. */
export function replaceCorners(sketch: Sketch, corners: readonly LonLat[]): Sketch {
  const isKept = sketch.chosen !== null && sketch.chosen < corners.length;
  return changed(sketch, corners, isKept ? sketch.chosen : null);
}
export function clearCorners(sketch: Sketch): Sketch {
  return { ...changed(sketch, []), isDone: false };
}

export function chooseCorner(sketch: Sketch, index: number | null): Sketch {
  return { ...sketch, chosen: index };
}
/** Stays where it is while there are too few corners. */
export function finishSketch(sketch: Sketch): Sketch {
  return shapeOfSketch(sketch) === null ? sketch : { ...sketch, isDone: true, chosen: null };
}
export function continueSketch(sketch: Sketch): Sketch {
  return { ...sketch, isDone: false, chosen: null };
}

export function undo(sketch: Sketch): Sketch {
  const before = sketch.past.at(-1);
  if (before === undefined) return sketch;
  return settled({ ...sketch, corners: before, past: sketch.past.slice(0, -1), future: [sketch.corners, ...sketch.future] });
}
export function redo(sketch: Sketch): Sketch {
  const [after, ...later] = sketch.future;
  if (after === undefined) return sketch;
  return settled({ ...sketch, corners: after, past: [...sketch.past, sketch.corners], future: later });
}

function changed(sketch: Sketch, corners: readonly LonLat[], chosen: number | null = null): Sketch {
  return settled({ ...sketch, corners, chosen, past: [...sketch.past, sketch.corners].slice(-HISTORY_LIMIT), future: [] });
}
/** Too few corners to change are corners still to be set; a corner that is gone is not chosen. */
function settled(sketch: Sketch): Sketch {
  const chosen = sketch.chosen !== null && sketch.chosen < sketch.corners.length ? sketch.chosen : null;
  return { ...sketch, chosen, isDone: sketch.isDone && shapeOfSketch(sketch) !== null };
}
