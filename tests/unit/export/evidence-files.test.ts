/** Files of evidence, written and read back. What GDAL says of the GeoPackage is asked in evidence-gdal.test.ts. */
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { unzipSync } from "fflate";
import Papa from "papaparse";
import initSqlJs from "sql.js";
import { describe, expect, test } from "vitest";
import type { CrsCode } from "../../../src/domain/crs";
import type { EvidenceFacts, EvidenceFeature, EvidenceLayer } from "../../../src/export/evidence-layer";
import { zipWriter } from "../../../src/export/evidence-zip";
import { geoPackageWriter } from "../../../src/export/geopackage-writer";
import { readGeoPackage } from "../../../src/import/geopackage";
import { AREA, FACTS, LAYERS, LINE, POINT } from "./evidence-fixture";

const naughty = createRequire(import.meta.url)("big-list-of-naughty-strings") as readonly string[];
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

async function zipped(format: "csv" | "geojson", crs: CrsCode, layers: readonly EvidenceLayer[], rows: Readonly<Record<string, readonly EvidenceFeature[]>>, facts: EvidenceFacts = FACTS) {
  const writer = zipWriter({ format, crs, layers });
  for (const [layer, features] of Object.entries(rows)) writer.add(layer, features);
  const files = unzipSync(await writer.finish(facts));
  return { files, text: (name: string) => textOf(files[name]), rows: (name: string) => Papa.parse<string[]>(textOf(files[name]).slice(1), { delimiter: ";", skipEmptyLines: true }).data };
}
const ROWS = { bidrag: [POINT, { cells: ["b", "=1+1", 0], place: { type: "Point", coordinates: [12.7, 56.05] } }], bidrag_linjer: [LINE], bidrag_ytor: [AREA], svarande_grupper: [{ cells: ["alder", "13–19", null], place: null }] } satisfies Record<string, EvidenceFeature[]>;

describe("a zip of tables", () => {
  // Fixture (GDAL): 12.6945 E 56.0437 N.
  test.each([["EPSG:3008", ["ost", "nord"], ["99799.97", "6213721.37"]], ["EPSG:3006", ["ost", "nord"], ["356387.85", "6213340.45"]], ["EPSG:4326", ["longitud", "latitud"], ["12.6945", "56.0437"]]] as const)(
    "has its places in %s",
    async (crs, names, values) => {
      const { rows } = await zipped("csv", crs, LAYERS, ROWS);
      expect(rows("bidrag.csv")[0]).toEqual(["id", "text", "niva", ...names]);
      expect(rows("bidrag.csv")[1]).toEqual(["a", "Här; sa \"hon\"\n", "5", ...values]);
    },
  );
  test("runs nothing, opens in Swedish Excel, and hides what is hidden", async () => {
    const { text, rows } = await zipped("csv", "EPSG:3006", LAYERS, ROWS);
    expect(text("bidrag.csv").startsWith("\uFEFFid;text;niva;ost;nord\r\n")).toBe(true);
    expect(rows("bidrag.csv")[2]?.[1]).toBe("'=1+1");
    expect(rows("svarande_grupper.csv")[1]).toEqual(["alder", "13–19", ""]);
    expect(rows("bidrag_linjer.csv")[1]?.[1]).toMatch(/^LINESTRING \(356093\.83 6212938\.14, 356753\.74/);
  });
  test("names every column in its dictionary, and every file with its rows and hash", async () => {
    const { files, text, rows } = await zipped("csv", "EPSG:3006", LAYERS, ROWS);
    expect(rows("datalexikon.csv").map(([file, column]) => `${file ?? ""} ${column ?? ""}`)).toEqual([
      "fil kolumn", "bidrag.csv id", "bidrag.csv text", "bidrag.csv niva", "bidrag.csv ost", "bidrag.csv nord", "bidrag_linjer.csv id", "bidrag_linjer.csv geometri_wkt", "bidrag_ytor.csv id",
      "bidrag_ytor.csv geometri_wkt", "svarande_grupper.csv indelning", "svarande_grupper.csv grupp", "svarande_grupper.csv svarande",
    ]);
    const manifest = JSON.parse(text("manifest.json")) as { filter: unknown; files: { name: string; sha256: string; rows?: number }[] };
    expect(manifest.filter).toEqual(FACTS.filter);
    for (const { name, sha256 } of manifest.files) expect(createHash("sha256").update(files[name] ?? "").digest("hex"), name).toBe(sha256);
    expect(manifest.files.map(({ name }) => name).sort()).toEqual(Object.keys(files).filter((name) => name !== "manifest.json").sort());
    expect(text("LÄS-MIG.txt")).toContain("De som svarat har själva valt att delta.");
    expect(text("LÄS-MIG.txt")).toContain(manifest.files[0]?.sha256);
  });
  test("gives every naughty string back as it was, but for formulas", async () => {
    const features = naughty.map((text, nth): EvidenceFeature => ({ cells: [String(nth), text, 1], place: POINT.place }));
    const { rows } = await zipped("csv", "EPSG:3006", LAYERS.slice(0, 1), { bidrag: features });
    const read = rows("bidrag.csv").slice(1).map((row) => row[1]);
    expect(read).toHaveLength(naughty.length);
    expect(read.filter((text, nth) => text !== naughty[nth] && text !== `'${naughty[nth] ?? ""}`)).toEqual([]);
    for (const text of read) expect(text ?? "").not.toMatch(/^[=+\-@\t\r]/);
  });
});

describe("GeoJSON", () => {
  test("is RFC 7946: longitude first, outer rings counter-clockwise, its box, no crs; tables beside it", async () => {
    const everything: EvidenceLayer = { name: "bidrag", title: "Bidrag", meaning: "Alla.", geometry: "GEOMETRY", columns: LAYERS[0]?.columns ?? [] };
    const { files, text } = await zipped("geojson", "EPSG:4326", [everything, ...LAYERS.slice(3)], { bidrag: [POINT, { ...AREA, cells: ["y", "yta", null] }] });
    const read = JSON.parse(text("bidrag.geojson")) as GeoJSON.FeatureCollection & { crs?: unknown };
    expect(read.crs).toBeUndefined();
    expect(read.bbox).toEqual([12.69, 56.04, 12.71, 56.05]);
    expect(read.features[0]).toEqual({ type: "Feature", geometry: { type: "Point", coordinates: [12.6945, 56.0437] }, properties: { id: "a", text: 'Här; sa "hon"\n', niva: 5 } });
    // Given clockwise, turned.
    expect(read.features[1]?.geometry).toEqual({ type: "Polygon", coordinates: [[[12.69, 56.04], [12.71, 56.04], [12.71, 56.05], [12.69, 56.04]]] });
    expect(Object.keys(files).sort()).toEqual(["LÄS-MIG.txt", "bidrag.geojson", "datalexikon.csv", "manifest.json", "svarande_grupper.csv"]);
  });
});

describe("a GeoPackage", () => {
  async function packed(crs: CrsCode) {
    const sqlite = await initSqlJs();
    const writer = geoPackageWriter(sqlite, { format: "geopackage", crs, layers: LAYERS });
    for (const [layer, features] of Object.entries({ ...ROWS, bidrag_linjer: [] })) writer.add(layer, features);
    const bytes = await writer.finish(FACTS);
    const database = new sqlite.Database(bytes);
    const ask = (sql: string) => database.exec(sql)[0]?.values ?? [];
    return { bytes, ask };
  }
  test("says what it is, and of every column what it means", async () => {
    const { ask } = await packed("EPSG:3008");
    expect([ask("pragma application_id"), ask("pragma user_version"), ask("pragma integrity_check"), ask("pragma foreign_key_check")]).toEqual([[[0x47504b47]], [[10300]], [["ok"]], []]);
    expect(ask("select srs_id, organization from gpkg_spatial_ref_sys order by 1")).toEqual([[-1, "NONE"], [0, "NONE"], [3006, "EPSG"], [3008, "EPSG"], [4326, "EPSG"]]);
    expect(ask("select table_name, data_type, srs_id, min_x is not null from gpkg_contents order by 1")).toEqual([["bidrag", "features", 3008, 1], ["bidrag_ytor", "features", 3008, 1], ["svarande_grupper", "attributes", null, 0]]);
    expect(ask("select table_name, column_name, description from gpkg_data_columns where table_name = 'bidrag'")).toEqual([["bidrag", "id", "Bidragets id."], ["bidrag", "text", "Orden."], ["bidrag", "niva", "1–5."]]);
    const [metadata] = ask("select metadata from gpkg_metadata m join gpkg_metadata_reference r on r.md_file_id = m.id where r.reference_scope = 'geopackage'");
    expect(JSON.parse(String(metadata?.[0]))).toMatchObject({ madeAt: FACTS.madeAt, filter: FACTS.filter, counts: FACTS.counts });
  });
  test.each([["EPSG:3008", 99799.97, 6213721.37], ["EPSG:3006", 356387.85, 6213340.45], ["EPSG:4326", 12.6945, 56.0437]] as const)("keeps places in %s, east before north", async (crs, east, north) => {
    const { ask } = await packed(crs);
    const blob = ask("select geom from bidrag where id = 'a'")[0]?.[0] as Uint8Array;
    const view = new DataView(blob.buffer, blob.byteOffset);
    expect([view.getFloat64(13, true), view.getFloat64(21, true), view.getInt32(4, true)]).toEqual([east, north, Number(crs.slice(5))]);
  });
  test("is read by our own reader: a shape that nobody drew is no layer", async () => {
    const { bytes } = await packed("EPSG:3006");
    const layers = await readGeoPackage({ name: "a.gpkg", bytes }, () => initSqlJs());
    expect(layers.map(({ name, features, crs }) => [name, features.length, crs])).toEqual([["bidrag", 2, { type: "known", code: "EPSG:3006" }], ["bidrag_ytor", 1, { type: "known", code: "EPSG:3006" }]]);
    expect(layers[0]?.features[0]?.values).toMatchObject({ id: "a", niva: 5 });
  });
});
