/**
 * Evidence as a GeoPackage 1.3 (OGC 12-128r18): each layer a table, the data dictionary in gpkg_data_columns, filter, date, counts and what to
 * read first in gpkg_metadata. Without an R-tree: SQLite in WebAssembly has none, and QGIS makes one on request; a city's rows need none.
 */
import type { Database, SqlJsStatic, Statement } from "sql.js";
import type { EvidenceColumn, EvidenceFeature, EvidenceLayer, EvidenceSpec, EvidenceWriter } from "./evidence-layer";
import { projected } from "./geometry-text";
import { envelopeOf, geoPackageBlob } from "./geopackage-blob";
import { referenceId, SPATIAL_REFERENCES } from "./geopackage-crs";
import { projectTo } from "./projection";

const CORE = `
  pragma application_id = ${0x47504b47};
  pragma user_version = 10300;
  create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer primary key, organization text not null, organization_coordsys_id integer not null, definition text not null, description text);
  create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique, description text default '', last_change datetime not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x double, min_y double, max_x double, max_y double, srs_id integer, constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys(srs_id));
  create table gpkg_geometry_columns (table_name text not null, column_name text not null, geometry_type_name text not null, srs_id integer not null, z tinyint not null, m tinyint not null,
    constraint pk_geom_cols primary key (table_name, column_name), constraint uk_gc_table_name unique (table_name),
    constraint fk_gc_tn foreign key (table_name) references gpkg_contents(table_name), constraint fk_gc_srs foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id));
  create table gpkg_extensions (table_name text, column_name text, extension_name text not null, definition text not null, scope text not null, constraint ge_tce unique (table_name, column_name, extension_name));
  create table gpkg_data_columns (table_name text not null, column_name text not null, name text, title text, description text, mime_type text, constraint_name text,
    constraint pk_gdc primary key (table_name, column_name), constraint gdc_tn unique (table_name, name));
  create table gpkg_data_column_constraints (constraint_name text not null, constraint_type text not null, value text, min numeric, min_is_inclusive boolean, max numeric, max_is_inclusive boolean, description text,
    constraint gdcc_ntv unique (constraint_name, constraint_type, value));
  create table gpkg_metadata (id integer constraint m_pk primary key autoincrement not null, md_scope text not null default 'dataset', md_standard_uri text not null, mime_type text not null default 'text/xml', metadata text not null default '');
  create table gpkg_metadata_reference (reference_scope text not null, table_name text, column_name text, row_id_value integer, timestamp datetime not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id integer not null, md_parent_id integer,
    constraint crmr_mfi_fk foreign key (md_file_id) references gpkg_metadata(id), constraint crmr_mpi_fk foreign key (md_parent_id) references gpkg_metadata(id));
  insert into gpkg_extensions values
    ('gpkg_data_columns', null, 'gpkg_schema', 'http://www.geopackage.org/spec130/#extension_schema', 'read-write'),
    ('gpkg_data_column_constraints', null, 'gpkg_schema', 'http://www.geopackage.org/spec130/#extension_schema', 'read-write'),
    ('gpkg_metadata', null, 'gpkg_metadata', 'http://www.geopackage.org/spec130/#extension_metadata', 'read-write'),
    ('gpkg_metadata_reference', null, 'gpkg_metadata', 'http://www.geopackage.org/spec130/#extension_metadata', 'read-write');`;
const TYPES: Readonly<Record<EvidenceColumn["type"], string>> = { text: "TEXT", integer: "INTEGER", real: "DOUBLE", date: "DATE" };
/** What the metadata is written after: our own manifest, as in the zips. */
const METADATA_STANDARD = "urn:vart-helsingborg:manifest:1";

interface Table {
  readonly layer: EvidenceLayer;
  readonly insert: Statement;
  rows: number;
  envelope: [west: number, east: number, south: number, north: number] | null;
}

export function geoPackageWriter(sqlite: SqlJsStatic, { crs, layers }: EvidenceSpec): EvidenceWriter {
  const database = new sqlite.Database();
  const srs = referenceId(crs);
  const project = projectTo(crs);
  database.run(CORE);
  for (const { name, id, organisation, definition, description } of SPATIAL_REFERENCES) database.run("insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, ?)", [name, id, organisation, id, definition, description]);
  const tables = layers.map((layer) => createTable(database, layer, srs));
  return {
    add: (name, features) => {
      const table = tables.find(({ layer }) => layer.name === name);
      if (table === undefined) throw new Error(`evidence: no layer ${name}`);
      database.run("begin");
      for (const feature of features) insert(table, feature);
      database.run("commit");
    },
    finish: ({ madeAt, ...facts }) => {
      for (const { layer, insert: statement, rows, envelope } of tables) {
        statement.free();
        database.run("update gpkg_contents set last_change = ?, min_x = ?, max_x = ?, min_y = ?, max_y = ? where table_name = ?", [madeAt, ...(envelope ?? [null, null, null, null]), layer.name]);
        // A sort of shape that nobody drew is no layer.
        if (rows === 0 && layer.geometry !== null && layer.geometry !== "POINT") dropTable(database, layer);
      }
      database.run("insert into gpkg_metadata (id, md_scope, md_standard_uri, mime_type, metadata) values (1, 'dataset', ?, 'application/json', ?)", [METADATA_STANDARD, JSON.stringify({ ...facts, madeAt })]);
      database.run("insert into gpkg_metadata_reference values ('geopackage', null, null, null, ?, 1, null)", [madeAt]);
      const bytes = database.export();
      database.close();
      return Promise.resolve(bytes);
    },
  };

  function insert(table: Table, { cells, place }: EvidenceFeature): void {
    table.rows += 1;
    if (table.layer.geometry === null) return table.insert.run([...cells]);
    const geometry = place === null ? null : projected(place, project);
    if (geometry !== null) {
      const [west, east, south, north] = envelopeOf(geometry);
      const box = table.envelope ?? [west, east, south, north];
      table.envelope = [Math.min(box[0], west), Math.max(box[1], east), Math.min(box[2], south), Math.max(box[3], north)];
    }
    table.insert.run([geometry === null ? null : geoPackageBlob(geometry, srs), ...cells]);
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function createTable(database: Database, layer: EvidenceLayer, srs: number): Table {
  const { name, title, meaning, geometry, columns } = layer;
  const given = [...(geometry === null ? [] : [`geom ${geometry}`]), ...columns.map((column) => `${quoted(column.name)} ${TYPES[column.type]}`)];
  database.run(`create table ${quoted(name)} (fid integer primary key autoincrement not null, ${given.join(", ")})`);
  database.run("insert into gpkg_contents (table_name, data_type, identifier, description, srs_id) values (?, ?, ?, ?, ?)", [name, geometry === null ? "attributes" : "features", title, meaning, geometry === null ? null : srs]);
  if (geometry !== null) database.run("insert into gpkg_geometry_columns values (?, 'geom', ?, ?, 0, 0)", [name, geometry, srs]);
  for (const column of columns) database.run("insert into gpkg_data_columns (table_name, column_name, title, description) values (?, ?, ?, ?)", [name, column.name, column.name, column.meaning]);
  const places = given.map(() => "?").join(", ");
  const names = [...(geometry === null ? [] : ["geom"]), ...columns.map((column) => quoted(column.name))];
  return { layer, insert: database.prepare(`insert into ${quoted(name)} (${names.join(", ")}) values (${places})`), rows: 0, envelope: null };
}

function dropTable(database: Database, { name }: EvidenceLayer): void {
  for (const table of ["gpkg_data_columns", "gpkg_geometry_columns", "gpkg_contents"]) database.run(`delete from ${table} where table_name = ?`, [name]);
  database.run(`drop table ${quoted(name)}`);
}
