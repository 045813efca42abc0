/**
 * Where something is told, as far as it is chosen: what the map, the preview and the way out all start from. Light; what must be computed
 * from it is in shape.ts.
 */
import type { GeometryType, LonLat, Precision, ShapePlace } from "./place";
import { geometryTypeOf } from "./place";

export interface PlaceChoice {
  readonly at: LonLat;
  readonly shape: ShapePlace | null;
  /** By hand: then a line loses its ends on the device. One picked by its name says nothing about where its author lives. */
  readonly isDrawn: boolean;
  readonly precision: Precision;
}

/** What may be marked here. Without a campaign, and for children, a point only. */
export function offeredGeometries(campaignTypes: readonly GeometryType[] | undefined, isChild: boolean): readonly GeometryType[] {
  return campaignTypes === undefined || isChild ? ["point"] : ["point", ...campaignTypes.filter((type) => type !== "point")];
}

/** Null while no place is chosen. A shape that is not offered (any more) is left out; the point that stands for it is kept. */
export function placeChoiceOf(
  { place, shape, shapeSource }: { readonly place: LonLat | null; readonly shape: ShapePlace | null; readonly shapeSource: "drawn" | "gazetteer" | null },
  { precision, geometries }: { readonly precision: Precision; readonly geometries: readonly GeometryType[] },
): PlaceChoice | null {
  if (place === null) return null;
  const offered = shape !== null && geometries.includes(geometryTypeOf(shape)) ? shape : null;
  return { at: place, shape: offered, isDrawn: offered !== null && shapeSource === "drawn", precision };
}
