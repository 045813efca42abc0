import { unzipSync } from "fflate";
import proj4 from "proj4";
import { describe, expect, test } from "vitest";
import type { AreaImportRow, DistrictImportRow, ImportKind } from "../../../src/domain/area-import";
import { FileProblem } from "../../../src/import/file-problem";
import type { GivenFile } from "../../../src/import/layer";
import type { Mapping } from "../../../src/import/mapping";
import { aReader, planFile } from "./plan-files";

async function found(names: readonly string[] | readonly GivenFile[], what: ImportKind = "areas") {
  const reader = aReader();
  const files = await Promise.all(names.map((each) => (typeof each === "string" ? planFile(each) : each)));
  return { reader, file: await reader.open(files, what) };
}
/** Read as the file and the guesses have it. */
async function read(name: string, { layer = 0, change = (mapping: Mapping) => mapping } = {}) {
  const { reader, file } = await found([name]);
  const one = file.layers[layer];
  if (one?.crs.choice == null) throw new Error("no coordinate system");
  return { layer: one, ...(await reader.rows(layer, change(one.guess), one.crs.choice)) };
}
async function problem(files: readonly string[] | readonly GivenFile[]): Promise<FileProblem> {
  const thrown: unknown = await found(files).catch((cause: unknown) => cause);
  if (!(thrown instanceof FileProblem)) throw new Error(`no problem: ${String(thrown)}`);
  return thrown;
}
const corner = (row: { readonly boundary: AreaImportRow["boundary"] } | undefined): readonly [number, number] => row?.boundary.coordinates[0]?.[0]?.[0] ?? [0, 0];
/** Half a centimetre on the ground. */
const CENTIMETRE_DEGREES = 4e-8;

describe("plans in every format and system are the same plans", () => {
  test.each([
    ["plans-3008.gpkg", "EPSG:3008", "said"],
    ["odd-names.gpkg", "EPSG:3008", "said"],
    ["plans-3006-cp1252.zip", "EPSG:3006", "said"],
    ["plans-4326.geojson", "EPSG:4326", "guessed"],
    ["plans-crs-member.geojson", "EPSG:3008", "said"],
    ["silent-north-first.geojson", "EPSG:3008", "guessed"],
  ])("%s, to the centimetre", async (name, code, how) => {
    const { rows, refusals, layer } = await read(name);
    expect(refusals).toEqual([]);
    expect(layer.crs).toMatchObject({ how, choice: { code, isSwapped: name.includes("north-first") } });
    expect(rows.map((row) => row.name)).toEqual(["Södra staden (exempel)", "Ångfärjestationen (exempel)", "Öresundsparken (exempel)"]);
    const southWest = rows[0]?.boundary.coordinates[0]?.[0]?.reduce((least, [lon, lat]) => (lon + lat < least[0] + least[1] ? [lon, lat] : least)) ?? [0, 0];
    expect(Math.abs(southWest[0] - 12.6945)).toBeLessThan(CENTIMETRE_DEGREES);
    expect(Math.abs(southWest[1] - 56.0437)).toBeLessThan(CENTIMETRE_DEGREES);
    expect(rows.map((row) => ("caseNumber" in row ? row.caseNumber : null))).toEqual(["EXEMPEL 2026/0412", "EXEMPEL 2026/0413", "EXEMPEL 2026/0414"]);
    expect(rows.map((row) => ("phase" in row ? row.phase : null))).toEqual(["consultation", "in_force", "started"]);
    expect((rows[0] as AreaImportRow).phaseFrom).toBe("2026-05-01");
    expect(rows[1]?.boundary.coordinates.map((rings) => rings.length).sort()).toEqual([1, 2]);
  });
  test("the fixture of the facts: 12.6945 E 56.0437 N is E 99799.968 N 6213721.370 in EPSG:3008, there and back", async () => {
    const { rows } = await read("plans-3008.gpkg");
    const [east, north] = proj4("+proj=tmerc +lat_0=0 +lon_0=13.5 +k=1 +x_0=150000 +y_0=0 +ellps=GRS80 +units=m +no_defs", [...corner(rows[0])]);
    expect(Math.abs((east ?? 0) - 99_799.968)).toBeLessThan(0.01);
    expect(Math.abs((north ?? 0) - 6_213_721.37)).toBeLessThan(0.01);
  });
  test("a GeoPackage of two layers shows both, also the empty one", async () => {
    const { file } = await found(["odd-names.gpkg"]);
    expect(file.layers.map(({ name, count }) => [name, count])).toEqual([["Planer 2026 – kopia", 3], ["arbetslager", 0]]);
    expect(file.layers[0]?.guess.fields).toMatchObject({ name: "PLANNAMN", caseNumber: "DIARIENR", phase: "Skede ", phaseFrom: "Datum_från" });
  });
  test("names that a shapefile cut to ten letters are known, and letters of Windows-1252 read", async () => {
    const { layer } = await read("plans-3006-cp1252.zip");
    expect(layer).toMatchObject({ encoding: "Windows-1252", guess: { fields: { caseNumber: "diarienumm", phaseFrom: "datumStatu" } } });
  });
  test("a shapefile's loose parts do as well, and without .prj its numbers tell", async () => {
    const parts = unzipSync((await planFile("plans-3006-cp1252.zip")).bytes);
    const loose = Object.entries(parts).filter(([name]) => !name.endsWith(".prj")).map(([name, bytes]) => ({ name, bytes }));
    const { file } = await found(loose);
    expect(file.layers[0]?.crs).toMatchObject({ how: "guessed", choice: { code: "EPSG:3006", isSwapped: false } });
    expect(file.name).toBe("planer.shp");
  });
  test("columns of several ages are summed to a group, and blank is none", async () => {
    const { reader, file } = await found(["districts-3008.gpkg"], "districts");
    const layer = file.layers[0];
    if (layer?.crs.choice == null) throw new Error("no layer");
    expect(layer.guess).toMatchObject({ fields: { name: "STADSDEL", code: "KOD" }, ages: { under_13: ["ald_0_4", "ald_5_9", "ald_10_12"], "13_19": ["ald_13_19"], "20_34": ["ald_20_24", "ald_25_34"] } });
    const { rows } = await reader.rows(0, layer.guess, layer.crs.choice);
    expect(rows.map((row) => (row as DistrictImportRow).population)).toMatchObject([{ under_13: 18, "13_19": 40 }, { under_13: 6, "13_19": 40 }]);
  });
});

describe("rows that cannot be taken are refused with number and reason, the others stand", () => {
  test("every invalid ring and fact", async () => {
    const { rows, refusals } = await read("invalid-rings.geojson");
    expect(rows.map(({ nth }) => nth)).toEqual([1]);
    expect(refusals.map(({ nth, reason }) => [nth, reason])).toEqual([
      [2, "ring_crosses"], [3, "ring_unclosed"], [4, "ring_too_short"], [5, "outside_municipality"], [6, "geometry_missing"], [7, "duplicate_key"],
      [8, "duplicate_boundary"], [9, "phase_unknown"], [10, "day_unreadable"], [11, "geometry_kind"], [12, "name_missing"],
    ]);
    expect(refusals[0]?.detail).toBe("12.70200 56.05100");
    expect(refusals[5]?.detail).toBe("1");
    expect(refusals[7]?.detail).toBe("på gång kanske");
  });
  test("a curve is refused, not straightened", async () => {
    expect((await read("curves.gpkg")).refusals).toEqual([{ nth: 1, name: "Bågen (exempel)", key: "", reason: "geometry_curve", detail: null }]);
  });
  test("a word for a phase that a person mapped is taken", async () => {
    const { rows } = await read("invalid-rings.geojson", { change: (mapping) => ({ ...mapping, phases: { ...mapping.phases, "på gång kanske": "started" } }) });
    expect(rows.map(({ nth }) => nth)).toEqual([1, 9]);
  });
});

describe("files that cannot be read are refused whole, with the place", () => {
  test("a GeoPackage cut off says how many bytes there are and should be", async () => {
    expect(await problem(["truncated.gpkg"])).toMatchObject({ code: "truncated", place: { found: 54_067, expected: 90_112 } });
  });
  test("a GeoJSON file cut off says the line", async () => {
    const { code, place } = await problem(["truncated.geojson"]);
    expect([code, place.line]).toEqual(["not_json", new TextDecoder().decode((await planFile("truncated.geojson")).bytes).split("\n").length]);
  });
  test("a GeoPackage with a torn page says so", async () => {
    const { name, bytes } = await planFile("plans-3008.gpkg");
    const torn = bytes.slice();
    torn.fill(0xff, 4096, torn.byteLength - 4096);
    expect((await problem([{ name, bytes: torn }])).code).toBe("broken");
  });
  test("a shapefile cut off says row and byte", async () => {
    const parts = unzipSync((await planFile("plans-3006-cp1252.zip")).bytes);
    const files = Object.entries(parts).map(([name, bytes]) => ({ name, bytes: name.endsWith(".shp") ? bytes.slice(0, 300) : bytes }));
    expect(await problem(files)).toMatchObject({ code: "truncated", place: { row: 2, byte: 236 } });
    expect(await problem(files.filter(({ name }) => name.endsWith(".shp")))).toMatchObject({ code: "part_missing", place: { what: "planer.dbf" } });
  });
  test.each([
    ["an empty file", new Uint8Array(), "empty"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47]), "format_unknown"],
    ["a zip cut off", new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), "truncated"],
    ["JSON of another kind", new TextEncoder().encode('{"type":"Topology"}'), "not_a_collection"],
    ["no features", new TextEncoder().encode('{"type":"FeatureCollection","features":[]}'), "empty"],
    ["a feature that is none", new TextEncoder().encode('{"type":"FeatureCollection","features":[7]}'), "broken"],
  ])("%s", async (_, bytes, code) => {
    expect((await problem([{ name: "fil", bytes }])).code).toBe(code);
  });
  test("too many features", async () => {
    const features = Array.from({ length: 20_001 }, () => '{"type":"Feature","properties":{},"geometry":null}').join(",");
    expect(await problem([{ name: "fil.geojson", bytes: new TextEncoder().encode(`{"type":"FeatureCollection","features":[${features}]}`) }])).toMatchObject({ code: "too_many_features", place: { found: 20_001, expected: 20_000 } });
  });
  test("too large", async () => {
    expect((await problem([{ name: "fil.gpkg", bytes: new Uint8Array(50 * 1024 * 1024 + 1) }])).code).toBe("too_large");
  });
  test("a coordinate system that we do not read is named, and nothing guessed", async () => {
    const { file } = await found(["unknown-crs-rt90.gpkg"]);
    expect(file.layers[0]?.crs).toMatchObject({ choice: null, how: "nowhere", said: { type: "other", name: "RT90 2.5 gon V" } });
  });
});
