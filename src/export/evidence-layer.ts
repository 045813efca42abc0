/** What goes into a file of evidence, before it is known what kind of file: layers of rows with a place each, and tables without. WGS 84, east first. */
import type { CrsCode } from "../domain/crs";
import type { Place } from "../domain/place";
import type { Boundary } from "../domain/area-import";

export interface EvidenceColumn {
  readonly name: string;
  /** For the data dictionary: what stands in it, and in which unit. */
  readonly meaning: string;
  readonly type: "text" | "integer" | "real" | "date";
}
export interface EvidenceLayer {
  /** Lower case letters and _: a file's and a table's name. */
  readonly name: string;
  readonly title: string;
  readonly meaning: string;
  /** Null: a table without places. GEOMETRY: of any sort. */
  readonly geometry: "POINT" | "LINESTRING" | "POLYGON" | "MULTIPOLYGON" | "GEOMETRY" | null;
  readonly columns: readonly EvidenceColumn[];
}
export type EvidenceCell = string | number | null;
export type EvidencePlace = Place | Boundary;
export interface EvidenceFeature {
  readonly cells: readonly EvidenceCell[];
  readonly place: EvidencePlace | null;
}
export interface EvidenceSpec {
  readonly format: "csv" | "geojson" | "geopackage";
  /** GeoJSON is always EPSG:4326 (RFC 7946). */
  readonly crs: CrsCode;
  readonly layers: readonly EvidenceLayer[];
}
/** Known when the last row has been written. */
export interface EvidenceFacts {
  readonly title: string;
  readonly madeAt: string;
  readonly filter: Readonly<Record<string, string | boolean | null>>;
  readonly counts: Readonly<Record<string, number>>;
  /** What whoever opens it should read first, paragraph by paragraph. */
  readonly readMe: readonly string[];
}
export interface EvidenceWriter {
  add(layer: string, features: readonly EvidenceFeature[]): void;
  /** The whole file: a zip, or a GeoPackage. */
  finish(facts: EvidenceFacts): Promise<Uint8Array>;
}
