/** The charts of the workspace, in the order they stand. */
export const CHARTS = ["kind", "safety", "cause", "theme", "age", "months", "decade"] as const;
export type ChartName = (typeof CHARTS)[number];
