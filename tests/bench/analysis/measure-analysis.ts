/**
 * `npm run bench -- analysis`: the planner's engine beside what one would otherwise use, in one run on one machine, on the same seeded city
 * of 10,000, 100,000 and 1,000,000 contributions. Every contender's counts are compared before its time is taken. Times are processor time
 * of the whole process (median), so that a busy machine disturbs them less than wall time; ratios are what means something elsewhere.
 */
import { cpus } from "node:os";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { booleanPointInPolygon } from "@turf/turf";
import Flatbush from "flatbush";
import { cellsOfRows, countCells } from "../../../src/domain/analysis/hex-cells";
import { compileFilter } from "../../../src/domain/analysis/compiled-filter";
import { EVERYTHING } from "../../../src/domain/analysis/filter";
import { countSafety } from "../../../src/domain/analysis/safety-by-time";
import { testRows } from "../../../src/domain/analysis/test-rows";
import { outsideOf } from "../../../src/domain/analysis/inside-boundary";
import { prepareSnapshot, type PreparedSnapshot } from "../../../src/domain/analysis/prepared-snapshot";
import { takeRows, writePage } from "../../../src/domain/analysis/read-page";
import { countPlaces, placeFigures } from "../../../src/domain/analysis/regions";
import { orderByRespondent } from "../../../src/domain/analysis/sort-by-respondent";
import { FacetCounter } from "../../../src/domain/analysis/facet-counter";
import { countHomes } from "../../../src/domain/analysis/homes";
import { dayName } from "../../../src/domain/analysis/months";
import type { Columns } from "../../../src/domain/analysis/snapshot";
import { fromPlane } from "../../../src/domain/grid";
import { makeEngine } from "../../../src/engine/split-engine";
import { arquero, crossfilters, objects, objectsWithRespondents, ours, rowsOf, type Contender } from "./contenders";
import { plausibleCity, type City, type Region } from "./plausible-city";
import { FIVE, STEPS } from "./steps";

const SIZES = (process.env["BENCH_SIZES"] ?? "10000,100000,1000000").split(",").map(Number);
const ROUNDS = Number(process.env["BENCH_ROUNDS"] ?? 7);
/** Above this, others are asked once: seven rounds of theirs would take a quarter of an hour. */
const LARGE = 500_000;
const HEXAGON_METRES = 250;
/** Of the city's 900 days, from the 1,600th: well inside. */
const SLIDER_DAY = 1_900;
/** Corners of a region's boundary for turf: as many as a simplified district has. */
const CORNERS = 64;

setFlagsFromString("--expose_gc");
const collectGarbage = runInNewContext("gc") as () => void;

function cpuMs(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
async function cpuMsOf(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
/** Of what has run before: every contender's counts are checked first. */
function medianMs(run: () => void, rounds = ROUNDS): number {
  const times = Array.from({ length: rounds }, () => cpuMs(run)).sort((one, other) => one - other);
  return times[Math.floor(rounds / 2)] ?? Number.NaN;
}
const show = (ms: number): string => (ms < 10 ? ms.toFixed(2) : ms.toFixed(0)).padStart(9);
const times = (ratio: number): string => `${ratio < 10 ? ratio.toFixed(1) : ratio.toFixed(0)} ×`.padStart(9);
function line(name: string, ms: number, ratio: number | null): void {
  console.log(`  ${name.padEnd(62)}${show(ms)} ms${ratio === null ? "" : times(ratio)}`);
}

function snapshotOf({ columns, dictionaries }: City): PreparedSnapshot {
  return prepareSnapshot(takeRows({ ...columns }, orderByRespondent(columns.respondent, columns.ordinal, columns.ordinal.length)), dictionaries);
}

function measureFilters(city: City, snapshot: PreparedSnapshot): void {
  console.log("\n A filter has changed: new counts (mean of six changes; ratio to ours)");
  const rows = rowsOf(city.columns, city.dictionaries);
  const own = ours(snapshot);
  const truth = STEPS.map(own.answer);
  const contenders: readonly (() => Contender)[] = [() => own, () => objects(rows), () => objectsWithRespondents(rows), () => crossfilters(rows), () => arquero(rows)];
  let oursMs = 0;
  for (const make of contenders) {
    const contender = make();
    STEPS.forEach((step, nth) => {
      if (JSON.stringify(sorted(contender.answer(step))) !== JSON.stringify(sorted(truth[nth] ?? {}))) throw new Error(`${contender.name} counts otherwise at step ${nth}`);
    });
    const rounds = contender !== own && rows.length > LARGE ? 1 : ROUNDS;
    const ms = medianMs(() => STEPS.forEach((step) => contender.answer(step)), rounds) / STEPS.length;
    if (contender === own) oursMs = ms;
    line(contender.name, ms, contender === own ? null : ms / oursMs);
    collectGarbage();
  }
}
function sorted(counts: object): unknown {
  return FIVE.map((facet) => Object.entries((counts as Readonly<Record<string, object>>)[facet] ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function measureParts(snapshot: PreparedSnapshot): void {
  console.log("\n Parts of one answer, everything but rejected ones passing: the slowest filter there is");
  const failing = new Uint8Array(snapshot.rows);
  const compiled = compileFilter(EVERYTHING, snapshot, { outsideWords: null, outsideWhere: null });
  const anew = new FacetCounter(snapshot, 0);
  for (let round = 0; round < 5; round += 1) anew.count(compiled);
  line("all facets and months, pins and respondents, counted anew", medianMs(() => anew.count(compiled)), null);
  const counter = new FacetCounter(snapshot);
  let day = SLIDER_DAY;
  const step = () => counter.count(compileFilter({ ...EVERYTHING, from: dayName((day += 1)) }, snapshot, { outsideWords: null, outsideWhere: null }));
  for (let round = 0; round < 5; round += 1) step();
  line("… after a slider's step of a day: only what has changed", medianMs(step), null);
  line("how safe it feels, at all and by time of day", medianMs(() => countSafety(snapshot, anew.failing)), null);
  line("homes by age", medianMs(() => countHomes(snapshot, anew.failing)), null);
  testRows(snapshot, compiled, failing);
  const cells = cellsOfRows(snapshot.columns, HEXAGON_METRES);
  line(`which hexagon of ${HEXAGON_METRES} m each lies in (once a width)`, medianMs(() => cellsOfRows(snapshot.columns, HEXAGON_METRES)), null);
  line(`respondents, pins and safety in ${cells.numbers.coordinates().q.length.toLocaleString("en")} hexagons`, medianMs(() => countCells(snapshot, failing, cells)), null);
  const lasso = { type: "MultiPolygon" as const, coordinates: [[Array.from({ length: 401 }, (_, nth) => fromPlane([357_000 + Math.cos((nth / 200) * Math.PI) * (3_000 + (nth % 7) * 50), 6_213_000 + Math.sin((nth / 200) * Math.PI) * (3_000 + (nth % 5) * 50)]))]] };
  line("inside a lasso of 400 corners (once a lasso)", medianMs(() => outsideOf(lasso, snapshot.columns.east, snapshot.columns.north)), null);
}

function ringOf({ west, south, east, north }: Region): readonly (readonly [number, number])[] {
  const side = CORNERS / 4;
  const along = (fromX: number, fromY: number, toX: number, toY: number): readonly (readonly [number, number])[] => Array.from({ length: side }, (_, nth) => [fromX + ((toX - fromX) * nth) / side, fromY + ((toY - fromY) * nth) / side] as const);
  return [...along(west, south, east, south), ...along(east, south, east, north), ...along(east, north, west, north), ...along(west, north, west, south), [west, south]];
}

function measureRegions(city: City, snapshot: PreparedSnapshot): void {
  console.log("\n Pins in 42 districts and 60 areas (ratio to ours)");
  const failing = new Uint8Array(snapshot.rows);
  const regions = [...city.districts, ...city.areas];
  const polygons = regions.map((region) => ({ type: "Feature" as const, properties: {}, bbox: [region.west, region.south, region.east, region.north] as [number, number, number, number], geometry: { type: "Polygon" as const, coordinates: [ringOf(region).map((corner) => [...corner])] } }));
  const index = new Flatbush(regions.length);
  for (const { west, south, east, north } of regions) index.add(west, south, east, north);
  index.finish();
  const { east, north } = snapshot.columns;
  const withTurf = (): Int32Array => {
    const counts = new Int32Array(regions.length);
    for (let row = 0; row < snapshot.rows; row += 1) {
      // Half a decimetre in, so that a point on a boundary is in one district, as its id says.
      const at = [(east[row] ?? 0) + 0.5, (north[row] ?? 0) + 0.5];
      for (const nth of index.search(at[0] ?? 0, at[1] ?? 0, at[0] ?? 0, at[1] ?? 0)) {
        const polygon = polygons[nth];
        if (polygon !== undefined && booleanPointInPolygon(at, polygon)) counts[nth] = (counts[nth] ?? 0) + 1;
      }
    }
    return counts;
  };
  const own = placeFigures(countPlaces(snapshot, failing), city.dictionaries);
  const byIds = [...own.districts, ...own.areas].map(({ pins }) => pins);
  const byTurf = Array.from(withTurf());
  const off = byIds.filter((pins, nth) => pins !== byTurf[nth]).length;
  if (off > 0) throw new Error(`turf counts otherwise in ${off} of ${regions.length} regions`);
  const oursMs = medianMs(() => countPlaces(snapshot, failing));
  line("ours by ids: with respondents, kinds, safety, themes, months", oursMs, null);
  const turfMs = medianMs(withTurf, snapshot.rows > LARGE ? 1 : ROUNDS);
  line("flatbush and turf booleanPointInPolygon with bbox: pins only", turfMs, turfMs / oursMs);
}

/** What happens beside the questions: a press, and a look for changes. */
async function measureEngine(city: City): Promise<void> {
  console.log("\n Beside the questions");
  const rows = city.columns.ordinal.length;
  const engine = makeEngine();
  await engine.begin({ dictionaries: city.dictionaries, total: rows, version: "1" });
  line("a page comes in, all rows at once", await cpuMsOf(() => engine.addPage(writePage(city.columns))), null);
  line("sorted and made ready", await cpuMsOf(() => engine.finish()), null);
  const query = { filter: EVERYTHING, compare: null, hexagonMetres: HEXAGON_METRES };
  line("the first question of everything, with its hexagons", await cpuMsOf(() => engine.ask(query)), null);
  const median = async (work: (round: number) => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await cpuMsOf(() => work(round)));
    return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  };
  line("a press: the newest within 20 m", await median(() => engine.ordinals(query, { limit: 2_000, near: { type: "circle", at: [12.7, 56.05], metres: 20 } })), null);
  line("the newest 2,000 of all", await median(() => engine.ordinals(query, { limit: 2_000 })), null);
  for (const count of [0, 10, 1_000]) {
    // Every other one is another respondent's: half move, half stay.
    const news = (round: number): Columns => {
      const columns = takeRows({ ...city.columns }, Uint32Array.from({ length: count }, (_, nth) => (nth * 97 + round) % rows));
      columns.respondent.forEach((who, nth) => (columns.respondent[nth] = nth % 2 === 0 ? who : who + 1));
      return columns;
    };
    line(`a look for changes that finds ${count.toLocaleString("en")}`, await median((round) => engine.applyChanges({ dictionaries: city.dictionaries, changed: writePage(news(round)), removed: new Uint32Array(), version: String(round) })), null);
  }
  engine.close();
}

/** Buffers are let go a turn after what held them. */
async function leaveNothingBehind(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    collectGarbage();
    await new Promise((later) => setTimeout(later, 50));
  }
}
async function measureMemory(city: City): Promise<void> {
  const rows = city.columns.ordinal.length;
  await leaveNothingBehind();
  const before = process.memoryUsage();
  const engine = makeEngine();
  await engine.begin({ dictionaries: city.dictionaries, total: rows, version: "1" });
  await engine.addPage(writePage(city.columns));
  await engine.finish();
  const query = { filter: EVERYTHING, compare: { ...EVERYTHING, values: { kind: ["wish"] } }, hexagonMetres: HEXAGON_METRES };
  const result = await engine.ask(query);
  const points = await engine.points();
  await engine.ordinals(query, { limit: 100 });
  await leaveNothingBehind();
  const after = process.memoryUsage();
  const oursBytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / rows;
  const kept = result.verdict.length + points.mercator.length;
  engine.close();
  // GeoJSON as it would come from a features API, of at most 100,000: a million of them would not fit beside the rest.
  const some = Math.min(rows, 100_000);
  const text = JSON.stringify({ type: "FeatureCollection", features: rowsOf(city.columns, city.dictionaries).slice(0, some).map(({ east, north, ...properties }) => ({ type: "Feature", properties, geometry: { type: "Point", coordinates: fromPlane([east / 10, north / 10]).map((each) => Number(each.toFixed(6))) } })) });
  collectGarbage();
  const beforeJson = process.memoryUsage().heapUsed;
  const parsed = JSON.parse(text) as { readonly features: readonly unknown[] };
  collectGarbage();
  const jsonHeap = (process.memoryUsage().heapUsed - beforeJson) / parsed.features.length;
  console.log("\n Bytes a contribution (ratio to ours)");
  console.log(`  sent: ours 36 with every facet, GeoJSON ${(text.length / some).toFixed(0)} with five facets${times(text.length / some / 36)}`);
  console.log(`  held: ours ${oursBytes.toFixed(0)} with points, verdict and hexagons of two groups, GeoJSON ${jsonHeap.toFixed(0)} parsed, before a map has it${times(jsonHeap / oursBytes)}`);
  if (kept === 0) throw new Error("nothing was held");
}

console.log(`${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.versions.node}; processor time, median of ${ROUNDS} rounds (of others at a million: one)`);
for (const size of SIZES) {
  console.log(`\n${size.toLocaleString("en")} contributions`);
  const city = plausibleCity(size);
  const snapshot = snapshotOf(city);
  measureParts(snapshot);
  measureFilters(city, snapshot);
  measureRegions(city, snapshot);
  await measureMemory(city);
  await measureEngine(city);
}
