import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApp } from "../support/build-app";
import { filesFrom, filesIn, gzipBytes, readManifest, type Manifest } from "../support/chunks";

const dist = mkdtempSync(join(tmpdir(), "build-"));
let manifest: Manifest = {};
/** Residents' phones meet neither staff's pages nor an exhibition wall's. */
const isStaff = (key: string): boolean => /moderat|staff|\/plan\/|\/wall\/|-walls?\b/i.test(key);
/** Names, not contents: a failure should say which file, not print it. */
const containing = (files: readonly string[], words: RegExp): readonly string[] => files.filter((file) => words.test(readFileSync(join(dist, file), "utf8")));
/** Words that only MapLibre itself contains. */
const MAP_LIBRARY = /maplibregl-|webglcontextrestored/;
/** Names of database functions that only staff may call. */
const STAFF_CALLS = /claim_contributions|decide_contribution|read_staff_member/;

/** Where residents' pages end and a wall's or staff's begin (build/parts.ts). */
const DOORS = ["src/main-wall.ts", "src/views/staff/StaffArea.svelte", "src/views/plan/PlanArea.svelte", "src/backend/staff/doors.ts"];
const isDoor = (key: string): boolean => DOORS.includes(key);
/** What the service worker fetches on everybody's first visit. */
const keptForResidents = (): readonly string[] => [...readFileSync(join(dist, "sw.js"), "utf8").matchAll(/\{url:"([^"]+)"/g)].map(([, file = ""]) => file);

beforeAll(async () => {
  await buildApp(dist);
  manifest = readManifest(dist);
});
afterAll(() => rmSync(dist, { recursive: true, force: true }));

test("JavaScript before the first usable screen is at most 90 kB gzip, without the map library", () => {
  const first = filesFrom(manifest, "index.html");
  expect(containing(first, MAP_LIBRARY)).toEqual([]);
  expect(gzipBytes(dist, first)).toBeLessThanOrEqual(90_000);
});

test("the map library is there, behind a dynamic import", () => {
  const everything = filesFrom(manifest, "index.html", () => true);
  expect(containing(everything, MAP_LIBRARY)).not.toEqual([]);
});

test("JavaScript until the map is idle, with the worker, is at most 580 kB gzip", () => {
  // What a phone asks for by itself on the first page; a card, the filters, the decades, the legend, the tile reader, the grid, a facilitator's door and the code of a wall come when they are needed. That it really is so is
  // measured in the browser (tests/e2e/budget.spec.ts).
  const exploring = (key: string): boolean => !isStaff(key) && !/views\/(?!explore)|explore\/(StoryCard|CellsPanel|FilterFields|DecadeBand)|map\/(placing|SafetyCellLayer)|basemaps\/pmtiles|domain\/grid|backend\/(supabase-lead|wall-invitation)/.test(key);
  const workers = filesIn(dist).filter((file) => /maplibre.*worker.*\.js$/.test(file));
  expect(workers).toHaveLength(1);
  expect(gzipBytes(dist, [...new Set([...filesFrom(manifest, "index.html", exploring), ...workers])])).toBeLessThanOrEqual(580_000);
});

test("what residents load contains no staff code", () => {
  const residents = filesFrom(manifest, "index.html", (key) => !isStaff(key));
  const everything = filesFrom(manifest, "index.html", () => true);
  expect(containing(everything, STAFF_CALLS)).not.toEqual([]);
  expect(containing(residents, STAFF_CALLS)).toEqual([]);
});

test("the service worker keeps every part that residents load, and asks the back end for nothing", () => {
  const files = ["index.html", ...filesFrom(manifest, "index.html", (key) => !isStaff(key))];
  expect(files.filter((file) => !keptForResidents().includes(file))).toEqual([]);
  expect(containing(["sw.js"], /\(\?:rest\|auth\|realtime\|storage\|functions\)/)).toEqual(["sw.js"]);
});

test("what every phone keeps holds nothing of walls and staff, and weighs at most 1,160 kB gzip", () => {
  const kept = keptForResidents();
  const others = filesFrom(manifest, "index.html", () => true).filter((file) => /main-wall|StaffArea|PlanArea|ModeratePage|PlanPage|WallEditorPage|RecordsPage|doors-/.test(file));
  expect(others.length).toBeGreaterThanOrEqual(8);
  expect(kept.filter((file) => others.includes(file))).toEqual([]);
  expect(containing(kept, STAFF_CALLS)).toEqual([]);
  expect(gzipBytes(dist, kept)).toBeLessThanOrEqual(1_160_000);
});

test("with what every phone keeps, the parts a wall or staff keep are all they can ever load", () => {
  const worker = readFileSync(join(dist, "sw.js"), "utf8");
  const script = /importScripts\("([^"]+)"\)/.exec(worker)?.[1] ?? "";
  const lists = readFileSync(join(dist, script), "utf8");
  const kept = keptForResidents();
  const lacking = (door: string) => filesFrom(manifest, door, (key) => !isDoor(key)).filter((file) => !kept.includes(file) && !lists.includes(`/${file}`));
  expect(DOORS.flatMap(lacking)).toEqual([]);
});
