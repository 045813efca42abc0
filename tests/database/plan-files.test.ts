/** Real files all the way: bytes → src/import → import_development_areas → PostGIS. What the city's own file says is what the database holds, to the centimetre. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ImportKind, ImportReport } from "../../src/domain/area-import";
import { aReader, planFile } from "../unit/import/plan-files";
import { openPglite } from "../support/database/pglite";
import { readPgTapFiles } from "../support/database/schema-files";
import type { TestDatabase } from "../support/database/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await openPglite();
  await database.script((await readPgTapFiles()).helpers);
  await database.script("select tests.a_city()");
});
afterAll(() => database.close());

async function asPlanner(call: string, document: unknown): Promise<unknown> {
  await database.script("begin; select tests.act_as('planner')");
  try {
    const [row] = await database.query(`select ${call}($1::text::jsonb) as answer`, [JSON.stringify(document)]);
    return row?.["answer"];
  } finally {
    await database.script("commit; reset role");
  }
}
async function importFile(name: string, what: ImportKind = "areas") {
  const reader = aReader();
  const file = await reader.open([await planFile(name)], what);
  const layer = file.layers[0];
  if (layer?.crs.choice == null) throw new Error("no coordinate system");
  const { rows } = await reader.rows(0, layer.guess, layer.crs.choice);
  const importId = randomUUID();
  await asPlanner("public.stage_import", { importId, what, fileName: file.name, fileHash: file.hash, rows });
  return (await asPlanner(what === "areas" ? "public.import_development_areas" : "public.import_districts", { importId, dryRun: false })) as ImportReport;
}

describe("a GeoPackage in EPSG:3008, made with ogr2ogr", () => {
  test("is imported whole", async () => {
    expect(await importFile("plans-3008.gpkg")).toMatchObject({ total: 3, added: 3, updated: 0, unchanged: 0, refused: 0, missing: [{ key: "SBN 2026/1" }] });
  });
  test("lies where PostGIS itself puts the fixture's coordinate, to the centimetre", async () => {
    const [row] = await database.query(`
      select extensions.st_x(m) as east, extensions.st_y(m) as north, extensions.st_distance(m, extensions.st_setsrid(extensions.st_makepoint(99799.968, 6213721.370), 3008)) as off,
        extensions.st_distance(c::extensions.geography, extensions.st_setsrid(extensions.st_makepoint(12.6945, 56.0437), 4326)::extensions.geography) as off_back
      from public.development_areas a, lateral extensions.st_dumppoints(a.boundary) d, lateral (select d.geom as c, extensions.st_transform(d.geom, 3008) as m) t
      where a.case_number = 'EXEMPEL 2026/0412' order by off limit 1`);
    expect(Number(row?.["off"])).toBeLessThan(0.01);
    expect(Number(row?.["off_back"])).toBeLessThan(0.01);
  });
  test("keeps its parts and holes", async () => {
    const [row] = await database.query("select extensions.st_numgeometries(boundary) as parts, extensions.st_nrings(boundary) as rings from public.development_areas where case_number = 'EXEMPEL 2026/0413'");
    expect(row).toEqual({ parts: 2, rings: 3 });
  });
});

test.each(["odd-names.gpkg", "plans-3006-cp1252.zip", "plans-4326.geojson", "silent-north-first.geojson"])("the same plans from %s are found again by their case numbers, and their boundaries are the same", async (name) => {
  const report = await importFile(name);
  expect(report).toMatchObject({ total: 3, added: 0, refused: 0 });
  expect(report.rows.flatMap(({ changed }) => changed)).not.toContain("boundary");
});

test("PostGIS refuses what the device let through, row by row", async () => {
  const importId = randomUUID();
  const hole = { type: "MultiPolygon", coordinates: [[[[12.7, 56.05], [12.704, 56.05], [12.704, 56.052], [12.7, 56.05]], [[12.71, 56.05], [12.714, 56.05], [12.714, 56.052], [12.71, 56.05]]]] };
  await asPlanner("public.stage_import", { importId, what: "areas", fileName: "x.gpkg", fileHash: "0".repeat(64), rows: [{ nth: 1, name: "Hål utanför", boundary: hole }] });
  expect(await asPlanner("public.import_development_areas", { importId, dryRun: true })).toMatchObject({ refused: 1, rows: [{ reason: "geometry_invalid", detail: expect.stringContaining("Hole lies outside shell") as string }] });
});

test("districts come with their population by age group", async () => {
  expect(await importFile("districts-3008.gpkg", "districts")).toMatchObject({ added: 2, refused: 0 });
  const rows = await database.query("select code, slug, population from public.districts where code is not null order by code");
  expect(rows).toEqual([
    { code: "B901", slug: "norra-hamnen-exempel", population: expect.objectContaining({ under_13: 18, "20_34": 30 }) as object },
    { code: "B902", slug: "ostra-hojden-exempel", population: expect.objectContaining({ under_13: 6 }) as object },
  ]);
});
