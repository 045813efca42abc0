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

/**
 * Where a line or an area comes from. "sent": it left this device once and came back, so what was to be taken off is off already. Only
 * what is drawn loses its ends.
 */
export const SHAPE_SOURCES = ["drawn", "gazetteer", "sent"] as const;
export type ShapeSource = (typeof SHAPE_SOURCES)[number];
export interface GivenShape {
  readonly corners: readonly LonLat[];
  readonly source: Exclude<ShapeSource, "drawn">;
  /** In Swedish, "" when it has none. */
  readonly name: string;
}

/** What was given and then changed: a street is itself corner by corner; what came back may be mended between its ends, a new end is drawn. */
export function sourceOf(corners: readonly LonLat[], given: GivenShape | null): ShapeSource {
  if (given === null) return "drawn";
  const isKept = (index: number): boolean => {
    const [now, before] = [corners.at(index), given.corners.at(index)];
    return now !== undefined && before !== undefined && now[0] === before[0] && now[1] === before[1];
  };
  const isTheSame = given.source === "sent" ? isKept(0) && isKept(-1) : corners.length === given.corners.length && corners.every((_, index) => isKept(index));
  return isTheSame ? given.source : "drawn";
}

/** What may be marked here. Without a campaign, and for children, a point only. */
export function offeredGeometries(campaignTypes: readonly GeometryType[] | undefined, isChild: boolean): readonly GeometryType[] {
  return campaignTypes === undefined || isChild ? ["point"] : ["point", ...campaignTypes.filter((type) => type !== "point")];
}

/** Null while no place is chosen. A shape that is not offered (any more) is left out; the point that stands for it is kept. */
export function placeChoiceOf(
  { place, shape, shapeSource }: { readonly place: LonLat | null; readonly shape: ShapePlace | null; readonly shapeSource: ShapeSource | null },
  { precision, geometries }: { readonly precision: Precision; readonly geometries: readonly GeometryType[] },
): PlaceChoice | null {
  if (place === null) return null;
  const offered = shape !== null && geometries.includes(geometryTypeOf(shape)) ? shape : null;
  return { at: place, shape: offered, isDrawn: offered !== null && shapeSource === "drawn", precision };
}
