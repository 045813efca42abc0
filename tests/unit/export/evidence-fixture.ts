/** Small enough to count by hand: two points (one the fixture that GDAL transformed), a line, an area, a table with a hidden cell. */
import type { EvidenceFacts, EvidenceFeature, EvidenceLayer } from "../../../src/export/evidence-layer";

const id = { name: "id", meaning: "Bidragets id.", type: "text" } as const;
export const LAYERS: readonly EvidenceLayer[] = [
  { name: "bidrag", title: "Bidrag", meaning: "Ett bidrag per rad.", geometry: "POINT", columns: [id, { name: "text", meaning: "Orden.", type: "text" }, { name: "niva", meaning: "1–5.", type: "integer" }] },
  { name: "bidrag_linjer", title: "Linjer", meaning: "Ritade linjer.", geometry: "LINESTRING", columns: [id] },
  { name: "bidrag_ytor", title: "Ytor", meaning: "Ritade ytor.", geometry: "POLYGON", columns: [id] },
  { name: "svarande_grupper", title: "Svarande", meaning: "Antal svarande.", geometry: null, columns: [{ name: "indelning", meaning: "Efter vad.", type: "text" }, { name: "grupp", meaning: "Vilka.", type: "text" }, { name: "svarande", meaning: "Antal.", type: "integer" }] },
];
export const POINT: EvidenceFeature = { cells: ["a", 'Här; sa "hon"\n', 5], place: { type: "Point", coordinates: [12.6945, 56.0437] } };
export const LINE: EvidenceFeature = { cells: ["l"], place: { type: "LineString", coordinates: [[12.69, 56.04], [12.7, 56.05]] } };
export const AREA: EvidenceFeature = { cells: ["y"], place: { type: "Polygon", coordinates: [[[12.69, 56.04], [12.71, 56.05], [12.71, 56.04], [12.69, 56.04]]] } };
export const FACTS: EvidenceFacts = {
  title: "Bidrag – Teststaden", madeAt: "2026-11-23T10:00:00.000Z", filter: { i_ord: "Typ: Önskan", adress: "typ=wish" }, counts: { bidrag: 2, svarande: 2 }, readMe: ["De som svarat har själva valt att delta."],
};
