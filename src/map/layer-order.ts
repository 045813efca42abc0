/**
 * The one list that decides what is drawn above what. A layer that is not in it throws, so nobody can slip one in.
 * Symbols higher up are also placed first: labels of the basemap give way to pins and move aside, pins never lie on a name.
 */
export const BENEATH_STREETS = ["safety-cell-fill", "safety-cell-casing", "safety-cell-line", "plan-region-fill", "plan-region-hatch", "plan-cell-fill", "plan-cell-casing", "plan-cell-line"] as const;
export const BENEATH_LABELS = [
  "outline-veil",
  "outline-line",
  "boundary-fill",
  "boundary-line",
  "boundary-dashed",
  "campaign-area-fill",
  "campaign-area-line",
  "safety-cell-chosen",
  "square-fill",
  "square-line",
  "contribution-area-fill",
  "contribution-area-line",
  "contribution-line-casing",
  "contribution-line",
  "contribution-shape-chosen-fill",
  "contribution-shape-chosen-casing",
  "contribution-shape-chosen-line",
  "picker-square-fill",
  "picker-square-line",
  "seen-fill",
  "seen-trimmed",
  "seen-casing",
  "seen-line",
  "plan-heat",
  "plan-overlay-fill",
  "plan-overlay-casing",
  "plan-overlay-line",
  "plan-overlay-point",
  "plan-region-casing",
  "plan-region-line",
  "plan-points",
  "plan-region-marked",
  "plan-cell-marked",
  "plan-filter-casing",
  "plan-filter-line",
  "drawing-fill",
  "drawing-casing",
  "drawing-line",
  "drawing-next",
  "wall-square-fill",
  "wall-square-line",
  "wall-shape-fill",
  "wall-shape-line",
  "wall-glow",
  "wall-light",
] as const;
export const ABOVE_LABELS = [
  "wall-outside",
  "wall-mark",
  "safety-cell-band",
  "plan-region-name",
  "plan-cell-number",
  "plan-point-chosen",
  "contribution-pin",
  "contribution-cluster",
  "contribution-chosen",
  "earlier-mark",
  "seen-mark",
  "drawing-corner",
  "drawing-crossing",
] as const;

const ORDER: readonly string[] = [...BENEATH_STREETS, ...BENEATH_LABELS, ...ABOVE_LABELS];
/** How our own map, Protomaps and the OpenMapTiles styles name the first of their roads. */
const STREETS = /^(ground-ferry|roads?_|road-|highway|tunnel|bridge)/;

/** The id of the layer that `id` must be inserted before, or undefined for the very top. `existing` is the style's layers, bottom first. */
export function layerToInsertBefore(id: string, existing: readonly { readonly id: string; readonly type: string }[]): string | undefined {
  const place = ORDER.indexOf(id);
  if (place === -1) throw new Error(`layer-order: "${id}" has no place in src/map/layer-order.ts`);
  const isBeneathStreets = place < BENEATH_STREETS.length;
  const isBeneathLabels = place < BENEATH_STREETS.length + BENEATH_LABELS.length;
  return existing.find((layer) => {
    const other = ORDER.indexOf(layer.id);
    // A basemap's first symbol layer is where its labels begin.
    if (other === -1) return (isBeneathLabels && layer.type === "symbol") || (isBeneathStreets && layer.type === "line" && STREETS.test(layer.id));
    return other > place;
  })?.id;
}
