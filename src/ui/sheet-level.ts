/** The three heights of a bottom sheet, as shares of the space it lies over. */
export type SheetLevel = "peek" | "half" | "full";

const ORDER: readonly SheetLevel[] = ["peek", "half", "full"];
const SHARE: Readonly<Record<SheetLevel, number>> = { peek: 0.28, half: 0.52, full: 1 };

export function nextLevel(level: SheetLevel, step: 1 | -1): SheetLevel {
  const index = Math.min(ORDER.length - 1, Math.max(0, ORDER.indexOf(level) + step));
  return ORDER[index] ?? level;
}

/** Where a dragged sheet settles. */
export function nearestLevel(share: number): SheetLevel {
  return ORDER.reduce((best, level) => (Math.abs(SHARE[level] - share) < Math.abs(SHARE[best] - share) ? level : best), "peek");
}
