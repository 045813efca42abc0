/** What GDAL, and so QGIS, makes of a GeoPackage of ours. Where GDAL is not installed the test says so: evidence-files.test.ts holds everywhere. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import initSqlJs from "sql.js";
import { expect, test } from "vitest";
import { geoPackageWriter } from "../../../src/export/geopackage-writer";
import { AREA, FACTS, LAYERS, LINE, POINT } from "./evidence-fixture";

const hasGdal = spawnSync("ogrinfo", ["--version"]).status === 0;

test(hasGdal ? "GDAL opens the GeoPackage without a word of warning and takes it back to where it was" : "GDAL is not installed: only our own reader was asked", async () => {
  const writer = geoPackageWriter(await initSqlJs(), { format: "geopackage", crs: "EPSG:3008", layers: LAYERS });
  writer.add("bidrag", [POINT]);
  writer.add("bidrag_linjer", [LINE]);
  writer.add("bidrag_ytor", [AREA]);
  const bytes = await writer.finish(FACTS);
  expect(bytes.length).toBeGreaterThan(0);
  if (!hasGdal) return;
  const folder = mkdtempSync(join(tmpdir(), "evidence-"));
  try {
    const file = join(folder, "bidrag.gpkg");
    writeFileSync(file, bytes);
    const { stdout, stderr, status } = spawnSync("ogrinfo", ["-so", "-al", file], { encoding: "utf8" });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Layer name: bidrag\n");
    expect(stdout).toMatch(/Extent: \(99799\.97\d*, 6213721\.37\d*\)/);
    expect(stdout).toContain('ID["EPSG",3008]');
    const back = JSON.parse(execFileSync("ogr2ogr", ["-f", "GeoJSON", "-t_srs", "EPSG:4326", "/vsistdout/", file, "bidrag"], { encoding: "utf8" })) as GeoJSON.FeatureCollection;
    const [lon = 0, lat = 0] = back.features[0]?.geometry.type === "Point" ? back.features[0].geometry.coordinates : [];
    expect(lon).toBeCloseTo(12.6945, 6);
    expect(lat).toBeCloseTo(56.0437, 6);
    expect(back.features[0]?.properties).toMatchObject({ id: "a", niva: 5 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
