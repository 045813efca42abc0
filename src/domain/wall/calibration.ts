/**
 * How a screen's picture is laid on what it is thrown at: four corners, a quarter turn and a margin become one 3 × 3 projective matrix.
 * Pure; kept by state/wall/screen-store.ts, drawn by views/wall/screen/Stage.svelte. Corners are fractions of the window, from the top left
 * clockwise; a corner may stand a little outside the window.
 *
 * Source of the formulas: Paul S. Heckbert, "Fundamentals of Texture Mapping and Image Warping", UC Berkeley 1989, section 2.2.3
 * (square to quadrilateral). How a 3 × 3 matrix is written as matrix3d: CSS Transforms Level 2, column by column, z left alone.
 */
export interface Spot {
  readonly x: number;
  readonly y: number;
}
export type Corners = readonly [topLeft: Spot, topRight: Spot, bottomRight: Spot, bottomLeft: Spot];
export const ROTATIONS = [0, 90, 180, 270] as const;
/** Degrees clockwise. */
export type Rotation = (typeof ROTATIONS)[number];

export interface Calibration {
  readonly corners: Corners;
  readonly rotation: Rotation;
  /** Per cent of the picture left empty along each edge, for screens that cut it. */
  readonly overscan: number;
}
export const OVERSCAN = { min: 0, max: 10, step: 0.5 } as const;
/** How far outside the window a corner may stand, in fractions of it: a projector that cannot be moved, not a typing error. */
export const OUTSIDE_LIMIT = 0.25;
/** The least area of the triangle at each corner, as a share of the window: flatter is no picture. */
const LEAST_AREA = 0.02;

export const UNCALIBRATED: Calibration = { corners: [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }], rotation: 0, overscan: 0 };

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Row by row; the last is 1. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** Whether a picture can lie on it: convex, clockwise, not flat, not far outside. Crossing and turned-over shapes are refused. */
export function isUsable(corners: Corners): boolean {
  const inside = ({ x, y }: Spot): boolean => [x, y].every((value) => value >= -OUTSIDE_LIMIT && value <= 1 + OUTSIDE_LIMIT);
  return corners.every((corner, index) => {
    const before = corners[(index + 3) % 4] ?? corner;
    const after = corners[(index + 1) % 4] ?? corner;
    const turn = (corner.x - before.x) * (after.y - corner.y) - (corner.y - before.y) * (after.x - corner.x);
    return inside(corner) && turn / 2 >= LEAST_AREA;
  });
}

/** Moves one corner by fractions of the window; what would not be a picture is refused and the shape stays. */
export function withCorner(corners: Corners, index: number, to: Spot): Corners {
  const [a, b, c, d] = corners;
  const moved: Corners = [index === 0 ? to : a, index === 1 ? to : b, index === 2 ? to : c, index === 3 ? to : d];
  return isUsable(moved) ? moved : corners;
}

/** The picture's own size before it is laid out: turned by a quarter, its sides change places. */
export function pictureSize(window: Size, rotation: Rotation): Size {
  return rotation % 180 === 0 ? window : { width: window.height, height: window.width };
}

/** Which corner of the window a corner of the picture lies in: turned by 90° its top left (0) is the window's top right (1), and so on around. */
export function windowCorner(pictureCorner: number, rotation: Rotation): number {
  return (pictureCorner + rotation / 90) % 4;
}
/** A step as the reader of the picture means it, in the window's directions. */
export function windowStep({ x, y }: Spot, rotation: Rotation): Spot {
  switch (rotation) {
    case 0:
      return { x, y };
    case 90:
      return { x: -y, y: x };
    case 180:
      return { x: -x, y: -y };
    case 270:
      return { x: y, y: -x };
  }
}

/** From pixels of the picture (from its own top left) to pixels of the window. */
export function homographyOf({ corners, rotation, overscan }: Calibration, window: Size): Homography {
  const [a, b, c, d] = isUsable(corners) ? corners : UNCALIBRATED.corners;
  // As windowCorner says.
  const turned: Corners = rotation === 90 ? [b, c, d, a] : rotation === 180 ? [c, d, a, b] : rotation === 270 ? [d, a, b, c] : [a, b, c, d];
  const square = squareToQuad(turned.map(({ x, y }) => ({ x: x * window.width, y: y * window.height })) as unknown as Corners);
  const { width, height } = pictureSize(window, rotation);
  const margin = overscan / 100;
  const share = 1 - 2 * margin;
  return normal(multiply(square, [share / width, 0, margin, 0, share / height, margin, 0, 0, 1]));
}

/** "matrix3d(…)" for an element of pictureSize with transform-origin 0 0; "none" where nothing is changed. */
export function cssTransform(calibration: Calibration, window: Size): string {
  const [a, b, c, d, e, f, g, h, i] = homographyOf(calibration, window);
  if (isIdentity([a, b, c, d, e, f, g, h, i])) return "none";
  return `matrix3d(${[a, d, 0, g, b, e, 0, h, 0, 0, 1, 0, c, f, 0, i].map((value) => Number(value.toPrecision(12))).join(", ")})`;
}

export function applied([a, b, c, d, e, f, g, h, i]: Homography, { x, y }: Spot): Spot {
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

/** From the window back to the picture: where a finger or a mouse means. */
export function inverseOf([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  return normal([e * i - f * h, c * h - b * i, b * f - c * e, f * g - d * i, a * i - c * g, c * d - a * f, d * h - e * g, b * g - a * h, a * e - b * d]);
}

/** Heckbert's unit square → quadrilateral; a parallelogram needs no perspective. */
function squareToQuad([p0, p1, p2, p3]: Corners): Homography {
  const sum = { x: p0.x - p1.x + p2.x - p3.x, y: p0.y - p1.y + p2.y - p3.y };
  const right = { x: p1.x - p2.x, y: p1.y - p2.y };
  const bottom = { x: p3.x - p2.x, y: p3.y - p2.y };
  const area = right.x * bottom.y - bottom.x * right.y;
  const g = (sum.x * bottom.y - bottom.x * sum.y) / area;
  const h = (right.x * sum.y - sum.x * right.y) / area;
  return [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x, p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y, g, h, 1];
}

function multiply(m: Homography, n: Homography): Homography {
  const [a, b, c, d, e, f, g, h, i] = m;
  const [j, k, l, o, p, q, r, s, t] = n;
  return [a * j + b * o + c * r, a * k + b * p + c * s, a * l + b * q + c * t, d * j + e * o + f * r, d * k + e * p + f * s, d * l + e * q + f * t, g * j + h * o + i * r, g * k + h * p + i * s, g * l + h * q + i * t];
}

function normal([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  return [a / i, b / i, c / i, d / i, e / i, f / i, g / i, h / i, 1];
}

function isIdentity(m: Homography): boolean {
  return m.every((value, index) => Math.abs(value - (index % 4 === 0 ? 1 : 0)) < 1e-9);
}
