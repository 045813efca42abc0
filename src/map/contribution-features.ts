/** Published contributions as map features, and the smallest change from one list of them to the next. Pure. */
import type { GeoJSONSourceDiff } from "maplibre-gl";
import type { Feature, FeatureCollection, LineString, Point, Polygon } from "geojson";
import type { PublishedContribution } from "../domain/contribution";
import type { PublicKind } from "../domain/kind";

export interface PinProperties {
  readonly id: string;
  readonly kind: PublicKind;
}
export type PinFeature = Feature<Point, PinProperties>;

export function pinFeature(contribution: PublishedContribution): PinFeature {
  return { type: "Feature", id: contribution.id, geometry: { type: "Point", coordinates: [...contribution.point] }, properties: { id: contribution.id, kind: contribution.kind } };
}

export function pinCollection(contributions: readonly PublishedContribution[]): FeatureCollection<Point, PinProperties> {
  return { type: "FeatureCollection", features: contributions.map(pinFeature) };
}

/** What `updateData` needs; null when nothing that is drawn has changed (a new support count moves no pin). */
export function pinDiff(before: readonly PublishedContribution[], after: readonly PublishedContribution[]): GeoJSONSourceDiff | null {
  const old = new Map(before.map((contribution) => [contribution.id, contribution]));
  const add: Feature[] = [];
  const update: NonNullable<GeoJSONSourceDiff["update"]> = [];
  for (const contribution of after) {
    const was = old.get(contribution.id);
    old.delete(contribution.id);
    if (was === undefined) add.push(pinFeature(contribution));
    else if (was !== contribution && !isDrawnAlike(was, contribution)) {
      const { geometry } = pinFeature(contribution);
      update.push({ id: contribution.id, newGeometry: geometry, addOrUpdateProperties: [{ key: "kind", value: contribution.kind }] });
    }
  }
  const remove = [...old.keys()];
  if (add.length + update.length + remove.length === 0) return null;
  return { add, update, remove };
}

function isDrawnAlike(a: PublishedContribution, b: PublishedContribution): boolean {
  return a.kind === b.kind && a.point[0] === b.point[0] && a.point[1] === b.point[1];
}

/** The 150 m square of a rough place, or nothing. */
export function squareCollection(contribution: PublishedContribution | undefined): FeatureCollection<Polygon, { kind: PublicKind }> {
  const ring = contribution?.square;
  if (contribution === undefined || ring === null || ring === undefined) return { type: "FeatureCollection", features: [] };
  return { type: "FeatureCollection", features: [{ type: "Feature", properties: { kind: contribution.kind }, geometry: { type: "Polygon", coordinates: [ring.map((corner) => [...corner])] } }] };
}

/** The lines and areas that everyone may see; pins mark them where one is too far out to see them. */
export function shapeCollection(contributions: readonly PublishedContribution[]): FeatureCollection<LineString | Polygon, PinProperties> {
  return {
    type: "FeatureCollection",
    features: contributions.flatMap(({ id, kind, shape }) => {
      if (shape === null) return [];
      const geometry: LineString | Polygon =
        shape.type === "LineString"
          ? { type: "LineString", coordinates: shape.coordinates.map((corner) => [...corner]) }
          : { type: "Polygon", coordinates: shape.coordinates.map((ring) => ring.map((corner) => [...corner])) };
      return [{ type: "Feature" as const, properties: { id, kind }, geometry }];
    }),
  };
}
