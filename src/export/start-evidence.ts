/** The writer for a kind of file. SQLite's WebAssembly lies beside our own code and is fetched only for a GeoPackage. */
import sqliteUrl from "sql.js/dist/sql-wasm-browser.wasm?url";
import type { EvidenceSpec, EvidenceWriter } from "./evidence-layer";

export async function startEvidence(spec: EvidenceSpec): Promise<EvidenceWriter> {
  if (spec.format !== "geopackage") return (await import("./evidence-zip")).zipWriter(spec);
  const [{ default: initSqlite }, { geoPackageWriter }] = await Promise.all([import("sql.js"), import("./geopackage-writer")]);
  return geoPackageWriter(await initSqlite({ locateFile: () => sqliteUrl }), spec);
}
