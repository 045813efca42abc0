/**
 * The few shape operations the map data is built with: rounding corners, local metres, tidy decimals.
 * Only the build uses it; what it makes is committed.
 */
export type Position = [lon: number, lat: number];

/** A degree of longitude is this share of a degree of latitude at 56.05° N. */
export const LON_SCALE = Math.cos((56.05 * Math.PI) / 180);

/** Five decimals are about one metre: finer would claim more than the sketch knows. */
export function tidy(position: readonly number[]): Position {
  return [Math.round((position[0] ?? 0) * 1e5) / 1e5, Math.round((position[1] ?? 0) * 1e5) / 1e5];
}

/** Chaikin's corner cutting: each round replaces every corner with two points a quarter in. */
export function rounded(points: readonly Position[], rounds: number, closed: boolean): Position[] {
  let line: Position[] = closed ? withoutClosing(points) : [...points];
  for (let round = 0; round < rounds; round++) {
    const next: Position[] = [];
    const first = line[0];
    const last = line[line.length - 1];
    if (!closed && first !== undefined) next.push(first);
    const edges = closed ? line.length : line.length - 1;
    for (let index = 0; index < edges; index++) {
      const a = line[index];
      const b = line[(index + 1) % line.length];
      if (a === undefined || b === undefined) continue;
      next.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25], [a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
    }
    if (!closed && last !== undefined) next.push(last);
    line = next;
  }
  const start = line[0];
  if (closed && start !== undefined) line.push(start);
  return line.map(tidy);
}

/** Gives a shape an edge as if drawn on the spot: a corner every `step` metres, moved by fixed chance at most `wobble` metres, then rounded. */
export function natural(ring: readonly Position[], stepMetres: number, wobbleMetres: number, seed: number): Position[] {
  const chance = chanceFrom(seed);
  // One edge in three is left alone: real woods have straight sides towards fields.
  const moved = dense(withoutClosing(ring), true, stepMetres).map((corner): Position => (chance() < 0.33 ? corner : shifted(corner, (chance() - 0.5) * 2 * wobbleMetres, (chance() - 0.5) * 2 * wobbleMetres)));
  return rounded(moved, 2, true);
}

/** Angular, like a border that follows fields and ditches: corners at uneven steps, moved by fixed chance; the ends stay. */
export function jagged(line: readonly Position[], stepMetres: number, wobbleMetres: number, seed: number): Position[] {
  const chance = chanceFrom(seed);
  const corners = dense(line, false, stepMetres);
  return corners.flatMap((corner, index): Position[] => {
    if (index === 0 || index === corners.length - 1) return [corner];
    if (chance() < 0.2) return [];
    return [shifted(corner, (chance() - 0.5) * 2 * wobbleMetres, (chance() - 0.5) * 2 * wobbleMetres)];
  });
}

/** A small generator of our own, so that the same source gives the same map on every machine. */
function chanceFrom(seed: number): () => number {
  let state = (seed * 48_271 + 11) % 2_147_483_647;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

function shifted(corner: Position, eastMetres: number, northMetres: number): Position {
  return [corner[0] + eastMetres / (LON_SCALE * 111_320), corner[1] + northMetres / 111_320];
}

function dense(points: readonly Position[], closed: boolean, stepMetres: number): Position[] {
  const out: Position[] = [];
  points.forEach((a, index) => {
    const b = closed ? points[(index + 1) % points.length] : points[index + 1];
    if (b === undefined) return void out.push(a);
    const pieces = Math.max(1, Math.round((Math.hypot((b[0] - a[0]) * LON_SCALE, b[1] - a[1]) * 111_320) / stepMetres));
    for (let piece = 0; piece < pieces; piece++) out.push([a[0] + ((b[0] - a[0]) * piece) / pieces, a[1] + ((b[1] - a[1]) * piece) / pieces]);
  });
  return out;
}

function withoutClosing(ring: readonly Position[]): Position[] {
  const [first, last] = [ring[0], ring[ring.length - 1]];
  const isClosed = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
  return isClosed ? ring.slice(0, -1) : [...ring];
}

/** Rounds a line's bends: each corner becomes a curve that starts at most `metres` before it and ends as far after, so junctions stay put. */
export function softened(points: readonly Position[], metres: number): Position[] {
  const out: Position[] = [];
  points.forEach((corner, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined || after === undefined) return void out.push(corner);
    const start = towards(corner, before, metres);
    const end = towards(corner, after, metres);
    for (const t of [0, 0.5, 1]) {
      const a: Position = [start[0] + (corner[0] - start[0]) * t, start[1] + (corner[1] - start[1]) * t];
      const b: Position = [corner[0] + (end[0] - corner[0]) * t, corner[1] + (end[1] - corner[1]) * t];
      out.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
    }
  });
  return out.map(tidy);
}

function towards(from: Position, to: Position, metres: number): Position {
  const length = Math.hypot((to[0] - from[0]) * LON_SCALE, to[1] - from[1]) * 111_320;
  const t = length === 0 ? 0 : Math.min(metres / length, 0.4);
  return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
}
