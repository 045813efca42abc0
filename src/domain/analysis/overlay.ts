/** Something a planner laid over the map: a file of theirs, read on the device, drawn there, and never sent anywhere. */
import type { Feature, Geometry } from "geojson";

export const OVERLAY_COLORS = ["#0a5678", "#7a3e00", "#1d6b34", "#5b4a9e", "#a40e1f", "#1d1417"] as const;
export type OverlayColor = (typeof OVERLAY_COLORS)[number];
export const LINE_WIDTHS = [1, 2, 4] as const;
export type LineWidth = (typeof LINE_WIDTHS)[number];

export interface OverlayStyle {
  readonly color: OverlayColor;
  /** Of areas' fill, 0–1; lines and points are always whole. */
  readonly opacity: number;
  readonly lineWidth: LineWidth;
}
export interface Overlay {
  readonly id: string;
  readonly name: string;
  /** WGS 84. */
  readonly features: readonly Feature<Geometry>[];
  readonly style: OverlayStyle;
  readonly isVisible: boolean;
}
