/** A layer as a table that Swedish Excel opens: points in two columns, other shapes as WKT. */
import { CsvTable, type CsvColumn } from "./csv";
import type { CrsCode } from "../domain/crs";
import type { EvidenceFeature, EvidenceLayer } from "./evidence-layer";
import { projected, wktOf } from "./geometry-text";
import { projectTo } from "./projection";

export function layerTable(layer: EvidenceLayer, crs: CrsCode): CsvTable<EvidenceFeature> {
  return new CsvTable(tableColumns(layer, crs));
}

export function tableColumns({ columns, geometry }: EvidenceLayer, crs: CrsCode): readonly CsvColumn<EvidenceFeature>[] {
  const own = columns.map(({ name, meaning }, nth): CsvColumn<EvidenceFeature> => ({ name, meaning, value: ({ cells }) => cells[nth] ?? null }));
  return geometry === null ? own : [...own, ...placeColumns(geometry, crs)];
}

function placeColumns(geometry: NonNullable<EvidenceLayer["geometry"]>, crs: CrsCode): readonly CsvColumn<EvidenceFeature>[] {
  const project = projectTo(crs);
  if (geometry !== "POINT") return [{ name: "geometri_wkt", meaning: `Formen som WKT i ${crs}, öst före nord.`, value: ({ place }) => (place === null ? null : wktOf(projected(place, project))) }];
  const axis = (name: string, meaning: string, nth: 0 | 1): CsvColumn<EvidenceFeature> => ({ name, meaning, value: ({ place }) => (place?.type === "Point" ? project(place.coordinates)[nth] : null) });
  return crs === "EPSG:4326"
    ? [axis("longitud", "Grader öst, WGS 84 (EPSG:4326).", 0), axis("latitud", "Grader nord, WGS 84 (EPSG:4326).", 1)]
    : [axis("ost", `Meter öst (E), ${crs}.`, 0), axis("nord", `Meter nord (N), ${crs}.`, 1)];
}
