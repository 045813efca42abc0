/** GeoPackage: an SQLite file with one or several layers. SQLite itself runs in WebAssembly, served by us and fetched only for such a file. */
import type { Database, SqlJsStatic, SqlValue } from "sql.js";
import { crsOfCode, crsOfWkt, SILENT, type SaidCrs } from "./crs";
import { FileProblem } from "./file-problem";
import { asCell, type Cell, type Feature, type GivenFile, type Layer } from "./layer";
import { FEATURE_LIMIT } from "./limits";
import { shapeOfGeoPackageBlob } from "./wkb";

export type LoadSqlite = () => Promise<SqlJsStatic>;

const LAYERS = `select c.table_name, g.column_name, g.srs_id, s.organization, s.organization_coordsys_id, s.definition, s.srs_name
  from gpkg_contents c join gpkg_geometry_columns g on g.table_name = c.table_name left join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id
  where c.data_type = 'features' order by c.table_name`;

export async function readGeoPackage(file: GivenFile, load: LoadSqlite): Promise<readonly Layer[]> {
  checkWhole(file.bytes);
  const sqlite = await load();
  let database: Database | null = null;
  try {
    database = new sqlite.Database(file.bytes);
    const layers = rowsOf(database, LAYERS);
    if (layers.length === 0) throw new FileProblem("no_layers");
    return layers.map((row) => readLayer(database as Database, row));
  } catch (thrown) {
    if (thrown instanceof FileProblem) throw thrown;
    throw new FileProblem("broken", { what: thrown instanceof Error ? thrown.message : "" }, thrown);
  } finally {
    database?.close();
  }
}

/** SQLite's head says how many pages there are (https://www.sqlite.org/fileformat2.html, 1.3.7): fewer bytes than that is a file cut off. */
function checkWhole(bytes: Uint8Array): void {
  if (bytes.byteLength < 100) throw new FileProblem("truncated", { byte: bytes.byteLength, found: bytes.byteLength, expected: 100 });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stated = view.getUint16(16);
  const expected = view.getUint32(28) * (stated === 1 ? 65_536 : stated);
  if (bytes.byteLength < expected) throw new FileProblem("truncated", { byte: bytes.byteLength, found: bytes.byteLength, expected });
}

function readLayer(database: Database, row: Readonly<Record<string, SqlValue>>): Layer {
  const name = String(row["table_name"]);
  const geometry = String(row["column_name"]);
  const statement = database.prepare(`select * from "${name.replaceAll('"', '""')}"`);
  const features: Feature[] = [];
  try {
    const columns = statement.getColumnNames();
    while (step(() => statement.step(), features.length + 1)) {
      if (features.length === FEATURE_LIMIT) throw new FileProblem("too_many_features", { expected: FEATURE_LIMIT });
      const cells = statement.get();
      const values: Record<string, Cell> = {};
      let blob: SqlValue = null;
      columns.forEach((column, index) => {
        const cell = cells[index] ?? null;
        if (column === geometry) blob = cell;
        else values[column] = cell instanceof Uint8Array ? null : asCell(cell);
      });
      features.push({ nth: features.length + 1, values, shape: (blob as SqlValue) instanceof Uint8Array ? shapeOfGeoPackageBlob(blob as unknown as Uint8Array) : { reason: "geometry_missing", detail: null } });
    }
    return { name, fields: columns.filter((column) => column !== geometry), features, crs: saidCrs(row), encoding: null };
  } finally {
    statement.free();
  }
}

function step(next: () => boolean, row: number): boolean {
  try {
    return next();
  } catch (thrown) {
    throw new FileProblem("broken", { row, what: thrown instanceof Error ? thrown.message : "" }, thrown);
  }
}

/** 0 and -1 mean "undefined" in every GeoPackage. */
function saidCrs(row: Readonly<Record<string, SqlValue>>): SaidCrs {
  const id = Number(row["srs_id"]);
  if (id === 0 || id === -1) return SILENT;
  if (String(row["organization"]).toUpperCase() === "EPSG") return crsOfCode(Number(row["organization_coordsys_id"]), String(row["srs_name"] ?? id));
  const definition = row["definition"];
  return typeof definition === "string" && definition !== "undefined" ? crsOfWkt(definition) : { type: "other", name: String(row["srs_name"] ?? id) };
}

function rowsOf(database: Database, sql: string): readonly Readonly<Record<string, SqlValue>>[] {
  const statement = database.prepare(sql);
  try {
    const rows: Record<string, SqlValue>[] = [];
    while (statement.step()) rows.push(statement.getAsObject());
    return rows;
  } finally {
    statement.free();
  }
}
