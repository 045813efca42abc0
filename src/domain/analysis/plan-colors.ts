/** The colours of the planner's map, shared by its layers, its legends and print. Every hue means one thing. */
import { SAFETY_SCALE } from "../kind-marks";

/** Few to many: one hue, the wine of the house. */
export const COUNT_SCALE = ["#f9dbe2", "#eaaebb", "#cf7488", "#a33f56", "#6a1826"] as const;
/** Many more in B … equal … many more in A. Blue to wine: told apart in every kind of colour blindness, and unlike the scale of safety. */
export const DIFFERENCE_SCALE = ["#0a5678", "#4a8fae", "#9cc4d6", "#ece6e3", "#e3a9b5", "#b5566a", "#76232f"] as const;
/** Shares between −1 and 1: steps of a tenth of the whole around equal. */
export const DIFFERENCE_BOUNDS = [-0.3, -0.2, -0.05, 0.05, 0.2, 0.3] as const;
export const GROUP_COLORS = { a: "#76232f", b: "#0a5678", both: "#1d1417" } as const;
/** Low to high of what is told by stated home: a hue that stands for nothing else here, and for neither good nor bad. */
export const RATE_SCALE = ["#e6e1f2", "#c4b9e2", "#9c8ccb", "#7260ab", "#4a3a80"] as const;
/** Far fewer heard than the population would give … more: no hue at all, the darker the more are missing. */
export const HEARD_COLORS = { far_fewer: "#51464b", fewer: "#a1959a", as_many: "#ddd5d6", more: "#ffffff" } as const;
/** What the uncertain fades towards. */
const FADED = "#f8f4f1";
/** How much of its colour the least certain loses; the rest stays to tell which way it leans. */
const MOST_FADED = 0.78;

export const countColor = (nth: number, classes: number): string => spread(COUNT_SCALE, nth, classes);
export const rateColor = (nth: number, classes: number): string => spread(RATE_SCALE, nth, classes);
/** Two classes take the ends of the scale, not its two palest steps. */
function spread(scale: readonly [string, string, string, string, string], nth: number, classes: number): string {
  const at = classes <= 1 ? 2 : Math.round((nth * (scale.length - 1)) / (classes - 1));
  return scale[Math.min(at, scale.length - 1)] ?? scale[0];
}
/** Mean 1–5, rounded to the step it is called by. */
export function safetyColor(mean: number): string {
  return SAFETY_SCALE[Math.min(5, Math.max(1, Math.round(mean))) - 1] ?? SAFETY_SCALE[2];
}
/** `difference`: share of A minus share of B. `uncertainty`: 0 sure … 1 not sure at all. */
export function differenceColor(difference: number, uncertainty: number): string {
  const at = DIFFERENCE_BOUNDS.filter((bound) => difference >= bound).length;
  return mixed(DIFFERENCE_SCALE[at] ?? FADED, FADED, MOST_FADED * Math.min(1, Math.max(0, uncertainty)));
}

/** Ink or white, whichever reads better on it. */
export function letteringOn(color: string): "#1d1417" | "#ffffff" {
  const light = luminance(color) + 0.05;
  // 0.0586 is the ink's own luminance plus 0.05 (WCAG 2.2, contrast ratio).
  return light / 0.0586 >= 1.05 / light ? "#1d1417" : "#ffffff";
}
export function mixed(color: string, towards: string, part: number): string {
  const [from, to] = [channels(color), channels(towards)];
  return `#${from.map((each, nth) => Math.round(each + ((to[nth] ?? each) - each) * part).toString(16).padStart(2, "0")).join("")}`;
}
export function channels(color: string): readonly [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
/** WCAG 2.2, relative luminance. */
export function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((each) => (each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
