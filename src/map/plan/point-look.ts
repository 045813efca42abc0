/** What a point looks like: colour and shape by what is asked, size by zoom. Pure; the shader reads the same tables. */
import { channels, GROUP_COLORS } from "../../domain/analysis/plan-colors";
import { KINDS } from "../../domain/kind";
import { KIND_MARKS, SAFETY_SCALE } from "../../domain/kind-marks";
import type { Kind } from "../../domain/kind";
import type { MapTheme } from "../types";

/** safety: only rows that mark how safe it feels are drawn. group: A, B or both. */
export type PointColoring = "kind" | "safety" | "group";

/** Numbers of the shapes in the fragment shader. Colour never carries alone: from some size on every value has its own outline. */
export const SHAPES = { circle: 0, square: 1, diamond: 2, octagon: 3, shield: 4, bubble: 5, up: 6, down: 7 } as const;
type Shape = keyof typeof SHAPES;

const KIND_SHAPES: Readonly<Record<Kind, Shape>> = { story: "bubble", memory: "square", wish: "diamond", like: "circle", avoid: "octagon", safety: "shield" };
const LEVEL_SHAPES: readonly Shape[] = ["down", "down", "circle", "up", "up"];
const GROUP_LOOKS = [
  { color: GROUP_COLORS.a, shape: "circle" },
  { color: GROUP_COLORS.b, shape: "diamond" },
  { color: GROUP_COLORS.both, shape: "square" },
] as const;

export interface PointLook {
  readonly color: string;
  readonly shape: Shape;
}
/** By position: in KINDS, by safety level less one, or A, B, both. */
export function looksOf(by: PointColoring): readonly PointLook[] {
  if (by === "kind") return KINDS.map((kind) => ({ color: KIND_MARKS[kind].color, shape: KIND_SHAPES[kind] }));
  if (by === "safety") return SAFETY_SCALE.map((color, nth) => ({ color, shape: LEVEL_SHAPES[nth] ?? "circle" }));
  return GROUP_LOOKS;
}

/** What the shader is given: eight looks of red, green, blue (0–1) and the shape's number. */
export function lookTable(by: PointColoring): Float32Array {
  const table = new Float32Array(8 * 4);
  looksOf(by).forEach(({ color, shape }, nth) => table.set([...channels(color).map((each) => each / 255), SHAPES[shape]], nth * 4));
  return table;
}

/** Kinds are dark enough by themselves and part from each other by white; the scale of safety is pale in the middle and needs ink around. */
export function outlineColor(by: PointColoring, theme: MapTheme): string {
  if (theme === "night") return "#f6e9ec";
  if (theme === "contrast") return "#000000";
  return by === "safety" ? "#33252a" : "#ffffff";
}

/** Zoom → CSS pixels across, in straight lines between the stops. Small where a whole city lies on the screen. */
const SIZES: readonly (readonly [zoom: number, pixels: number])[] = [[9, 3], [11, 4], [13, 6.5], [15, 11], [17, 15], [18, 17]];

export function pointSize(zoom: number, textScale: number, theme: MapTheme): number {
  const [first] = SIZES;
  const next = SIZES.findIndex(([stop]) => stop >= zoom);
  const size = sizeAt(next, zoom) ?? first?.[1] ?? 4;
  return size * textScale * (theme === "contrast" ? 1.25 : 1);
}
function sizeAt(next: number, zoom: number): number | undefined {
  if (next === -1) return SIZES.at(-1)?.[1];
  const [to, from] = [SIZES[next], SIZES[next - 1]];
  if (to === undefined || from === undefined) return to?.[1];
  return from[1] + ((to[1] - from[1]) * (zoom - from[0])) / (to[0] - from[0]);
}
