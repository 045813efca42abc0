/**
 * How the wall's camera moves: from place to place as a gull would, rising on a long way and gliding on a short one, and barely while a story
 * is read. Pure functions of time; the view asks `at(ms)` every frame and gives the answer to the map.
 */
import type { LonLat } from "../place";

export interface View {
  readonly centre: LonLat;
  readonly zoom: number;
}
/** CSS pixels. */
export interface Screen {
  readonly width: number;
  readonly height: number;
}
export interface Flight {
  readonly ms: number;
  /** Before the start the start, after the end the end. */
  at(ms: number): View;
}

/**
 * Nothing on the wall moves faster than this share of the screen's longer side a second. On a projection four metres wide it is one metre a
 * second: a calm walk (1.4 is an ordinary one), so that whoever strolls past is never overtaken by the picture, and nobody grows dizzy.
 */
export const TOP_SPEED = 0.25;
/** While a story is read: a screen's side in five hundred seconds, under the eye's notice and enough that no pixel rests. */
export const DRIFT_SPEED = 0.002;
/** Where a story is told: streets can be told apart, and the shore, a park or the next quarter still says where it is. */
export const STORY_ZOOM = 14;
/** Two places may lie at the ends of the municipality: more is not flown but faded over. */
const LONGEST_MS = 24_000;

/**
 * van Wijk & Nuij, "Smooth and efficient zooming and panning" (INFOVIS 2003, https://www.win.tue.nl/~vanwijk/zoompan.pdf), as MapLibre's
 * flyTo uses it. 1.42 is what people liked best there.
 */
const CURVE = 1.42;
/** MapLibre's: the side of the world at zoom 0, pixels. */
const WORLD = 512;
/** Share of a flight's time that is taken to come up to speed, and again to come to rest. */
const EASE = 0.25;

/** `isStill`: whoever runs this screen asked for less motion. Then the picture jumps, and the view fades it. */
export function flightBetween(from: View, to: View, screen: Screen, isStill = false): Flight {
  const path = pathBetween(from, to, screen);
  const ms = path.length / pathSpeed(screen) / (1 - EASE) * 1000;
  if (isStill || ms > LONGEST_MS || !Number.isFinite(ms)) return { ms: 0, at: () => to };
  return {
    ms,
    at: (time) => {
      if (time <= 0) return from;
      if (time >= ms) return to;
      return path.at(eased(time / ms) * path.length);
    },
  };
}

/** A slow round about where the camera came to rest; begins and stays close there. */
export function driftAbout(view: View, screen: Screen): (ms: number) => View {
  const side = longer(screen);
  // An ellipse of two screens in a hundred: out of the centre along it, and back, for ever.
  const reach = side * 0.02;
  const round = (reach * Math.PI * 2) / (side * DRIFT_SPEED);
  const [x, y] = project(view.centre, view.zoom);
  return (ms) => {
    const angle = ((ms / 1000) * Math.PI * 2) / round;
    return { centre: unproject([x + reach * Math.sin(angle), y + (reach / 2) * (1 - Math.cos(angle))], view.zoom), zoom: view.zoom };
  };
}

/** Speed along the path at which the fastest point on the screen keeps under TOP_SPEED, ρ-screens a second. */
function pathSpeed(screen: Screen): number {
  // The path's measure is ((ρ²du)² + (dw)²) / (ρw)² = ds². So the middle moves at most 1/ρ a unit, and a corner, half a diagonal out, ρ times that in or out besides.
  const corner = Math.hypot(screen.width, screen.height) / 2 / longer(screen);
  return TOP_SPEED / Math.hypot(1 / CURVE, corner * CURVE);
}

interface Path {
  readonly length: number;
  at(s: number): View;
}
function pathBetween(from: View, to: View, screen: Screen): Path {
  const w0 = longer(screen);
  const w1 = w0 / 2 ** (to.zoom - from.zoom);
  const [x0, y0] = project(from.centre, from.zoom);
  const [x1, y1] = project(to.centre, from.zoom);
  const u1 = Math.hypot(x1 - x0, y1 - y0);
  const viewAt = (u: number, w: number): View => {
    const share = u1 === 0 ? 0 : u / u1;
    return { centre: unproject([x0 + (x1 - x0) * share, y0 + (y1 - y0) * share], from.zoom), zoom: from.zoom + Math.log2(w0 / w) };
  };
  // A tenth of a pixel: only the zoom is different.
  if (u1 < 0.1) {
    const direction = w1 < w0 ? -1 : 1;
    return { length: Math.abs(Math.log(w1 / w0)) / CURVE, at: (s) => viewAt(0, w0 * Math.exp(direction * CURVE * s)) };
  }
  const curve2 = CURVE * CURVE;
  const r = (end: 0 | 1) => {
    const w = end === 0 ? w0 : w1;
    const b = (w1 * w1 - w0 * w0 + (end === 0 ? 1 : -1) * curve2 * curve2 * u1 * u1) / (2 * w * curve2 * u1);
    // ln(√(b² + 1) − b), written so that a large b loses nothing.
    return -Math.asinh(b);
  };
  const r0 = r(0);
  return {
    length: (r(1) - r0) / CURVE,
    at: (s) => {
      const u = (w0 * (Math.cosh(r0) * Math.tanh(r0 + CURVE * s) - Math.sinh(r0))) / curve2;
      return viewAt(u, (w0 * Math.cosh(r0)) / Math.cosh(r0 + CURVE * s));
    },
  };
}

/** Share of the time → share of the way: speed rises evenly, holds, falls evenly. Never above 1 / (1 − EASE) of the mean. */
function eased(share: number): number {
  const top = 1 / (1 - EASE);
  if (share < EASE) return (top * share * share) / (2 * EASE);
  if (share > 1 - EASE) return 1 - (top * (1 - share) * (1 - share)) / (2 * EASE);
  return top * (share - EASE / 2);
}

function longer({ width, height }: Screen): number {
  return Math.max(1, width, height);
}

/** Web Mercator, pixels of MapLibre's world at this zoom. */
export function project([lon, lat]: LonLat, zoom: number): readonly [x: number, y: number] {
  const world = WORLD * 2 ** zoom;
  const sine = Math.sin((lat * Math.PI) / 180);
  return [((lon + 180) / 360) * world, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world];
}
function unproject([x, y]: readonly [number, number], zoom: number): LonLat {
  const world = WORLD * 2 ** zoom;
  return [(x / world) * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / world))) * 180) / Math.PI];
}
