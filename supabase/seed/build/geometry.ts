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

/** Gives a shape a hand-drawn edge: points every `step` metres, moved at most `wobble` metres by a fixed wave, so the result never changes. */
export function natural(ring: readonly Position[], stepMetres: number, wobbleMetres: number, seed: number): Position[] {
  const dense: Position[] = [];
  const open = withoutClosing(ring);
  let along = seed * 37;
  for (let index = 0; index < open.length; index++) {
    const a = open[index];
    const b = open[(index + 1) % open.length];
    if (a === undefined || b === undefined) continue;
    const [dx, dy] = [(b[0] - a[0]) * LON_SCALE * 111_320, (b[1] - a[1]) * 111_320];
    const length = Math.hypot(dx, dy);
    const pieces = Math.max(1, Math.round(length / stepMetres));
    for (let piece = 0; piece < pieces; piece++) {
      const t = piece / pieces;
      const wave = Math.sin((along + t * length) / 41 + seed) * 0.6 + Math.sin((along + t * length) / 97 + seed * 2.3) * 0.4;
      const [nx, ny] = length === 0 ? [0, 0] : [-dy / length, dx / length];
      dense.push([a[0] + (b[0] - a[0]) * t + (nx * wave * wobbleMetres) / (LON_SCALE * 111_320), a[1] + (b[1] - a[1]) * t + (ny * wave * wobbleMetres) / 111_320]);
    }
    along += length;
  }
  return rounded(dense, 1, true);
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
