import { describe, expect, test, vi } from "vitest";
import type { SnapshotChanges } from "../../../src/backend/staff/analysis";
import type { AnalysisQuery, AnalysisResult, GroupFigures } from "../../../src/domain/analysis/figures";
import { EVERYTHING, FACETS } from "../../../src/domain/analysis/filter";
import { parseView, USUAL_VIEW, type PlanView } from "../../../src/domain/analysis/filter-address";
import type { Dictionaries } from "../../../src/domain/analysis/snapshot";
import { Problem } from "../../../src/domain/problem";
import type { AnalysisEngine } from "../../../src/engine/analysis-engine";
import { Workspace, type WorkspaceParts } from "../../../src/state/plan/workspace.svelte";

const ORGANISATION = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";
const NOW = new Date("2026-11-23T12:00:00Z");
const dictionaries: Dictionaries = { districts: [null], campaigns: [null], areas: [], areaSets: [[]], themes: [], themeSets: [[]] };

function figures(pins: number): GroupFigures {
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as GroupFigures["facets"];
  const wholes = Object.fromEntries(FACETS.map((facet) => [facet, { respondents: pins, pins }])) as unknown as GroupFigures["wholes"];
  return { total: { respondents: pins, pins }, facets, wholes, months: [], safetyByTime: [], safety: { mean: null, respondents: 0 }, districts: [], areas: [], homes: [], cells: null };
}
const resultOf = (pins: number): AnalysisResult => ({ version: "1", a: figures(pins), b: null, verdict: new Uint8Array(), tookMs: 1 });

function parts(over: { readonly desk?: Partial<WorkspaceParts["desk"]>; readonly engine?: Partial<AnalysisEngine>; readonly view?: PlanView } = {}) {
  const engine: AnalysisEngine = {
    begin: vi.fn(() => Promise.resolve()), addPage: vi.fn(() => Promise.resolve()), finish: vi.fn(() => Promise.resolve({ rows: 3 })), applyChanges: vi.fn(() => Promise.resolve({ rows: 3, keepsPoints: false })),
    setFound: vi.fn(() => Promise.resolve()), setBoundary: vi.fn(() => Promise.resolve()), ask: vi.fn(() => Promise.resolve(resultOf(3))),
    points: vi.fn(() => Promise.resolve({ kind: new Uint8Array(3), safety: new Uint8Array(3), ordinal: new Uint32Array(3), mercator: new Float32Array(6), origin: [0, 0] as const })),
    ordinals: vi.fn(() => Promise.resolve(new Uint32Array())), close: vi.fn(), ...over.engine,
  };
  const noChanges: SnapshotChanges = { dictionaries, changed: new ArrayBuffer(0), removed: new Uint32Array(), version: "1", isTooMuch: false };
  const desk: WorkspaceParts["desk"] = {
    readOrganisations: vi.fn(() => Promise.resolve([{ id: ORGANISATION, name: "Teststaden" }, { id: OTHER, name: "Andra" }])),
    startSnapshot: vi.fn((organisationId: string) => Promise.resolve({ organisationId, dictionaries, total: 3, version: "1" })),
    readPage: vi.fn((_: unknown, after: string | null) => Promise.resolve(after === null ? { bytes: new ArrayBuffer(2), rows: 2, next: "2" } : { bytes: new ArrayBuffer(1), rows: 1, next: null })),
    readChanges: vi.fn(() => Promise.resolve(noChanges)), findWords: vi.fn(() => Promise.resolve(new Uint32Array([7]))),
    buffer: vi.fn(() => Promise.resolve({ type: "MultiPolygon" as const, coordinates: [] })), readRegions: vi.fn(() => Promise.resolve({ districts: [], areas: [] })), ...over.desk,
  };
  const onview = vi.fn();
  const workspace = new Workspace({ desk, run: (work) => work(), openEngine: () => Promise.resolve(engine), view: over.view ?? USUAL_VIEW, onview, now: () => NOW });
  return { workspace, desk, engine, onview, noChanges };
}
/** Lets what has been promised come to rest. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("fetching the snapshot", () => {
  test("pages come one after the other, and the bar says how many of how many", async () => {
    const told: unknown[] = [];
    const { workspace, desk, engine } = parts({ desk: { readPage: vi.fn((_: unknown, after: string | null) => { told.push(workspace.progress); return Promise.resolve({ bytes: new ArrayBuffer(2), rows: 2, next: after === null ? "2" : null }); }) } });
    await workspace.start();
    expect(told).toEqual([{ rows: 0, total: 3 }, { rows: 2, total: 3 }]);
    expect(engine.addPage).toHaveBeenCalledTimes(2);
    expect(desk.startSnapshot).toHaveBeenCalledWith(ORGANISATION);
    expect(workspace.stage).toBe("ready");
    expect(workspace.result?.a.total.pins).toBe(3);
    expect(workspace.readAt).toEqual(NOW);
  });
  test("a page that does not come is told of, and trying again begins anew", async () => {
    const readPage = vi.fn<WorkspaceParts["desk"]["readPage"]>().mockRejectedValueOnce(new Problem("offline")).mockResolvedValue({ bytes: new ArrayBuffer(3), rows: 3, next: null });
    const { workspace, engine } = parts({ desk: { readPage } });
    await workspace.start();
    expect([workspace.stage, workspace.problem?.code]).toEqual(["failed", "offline"]);
    await workspace.start();
    expect(workspace.stage).toBe("ready");
    expect(engine.begin).toHaveBeenCalledTimes(2);
  });
  test("the address's organisation is opened; one that is not one's own is not", async () => {
    const own = parts({ view: { ...USUAL_VIEW, organisationId: OTHER } });
    await own.workspace.start();
    expect(own.desk.startSnapshot).toHaveBeenCalledWith(OTHER);
    const foreign = parts({ view: { ...USUAL_VIEW, organisationId: "33333333-3333-4333-8333-333333333333" } });
    await foreign.workspace.start();
    expect(foreign.desk.startSnapshot).toHaveBeenCalledWith(ORGANISATION);
  });
  test("whoever weighs for nobody is told so", async () => {
    const { workspace } = parts({ desk: { readOrganisations: () => Promise.resolve([]) } });
    await workspace.start();
    expect(workspace.stage).toBe("nowhere");
  });
});

describe("asking", () => {
  test("an overtaken answer is never shown", async () => {
    const answers: ((result: AnalysisResult) => void)[] = [];
    const { workspace } = parts({ engine: { ask: () => new Promise<AnalysisResult>((resolve) => void answers.push(resolve)) } });
    const started = workspace.start();
    await settled();
    answers[0]?.(resultOf(3));
    await started;
    workspace.toggle("kind", "wish");
    await settled();
    workspace.toggle("kind", "like");
    await settled();
    answers[2]?.(resultOf(1));
    await settled();
    answers[1]?.(resultOf(2));
    await settled();
    expect(workspace.result?.a.total.pins).toBe(1);
    expect(workspace.answered?.filter.values.kind).toEqual(["wish", "like"]);
    expect(workspace.isAsking).toBe(false);
  });
  test("words and metres are asked of the database before the engine, and only once", async () => {
    const { workspace, desk, engine } = parts();
    await workspace.start();
    workspace.filterBy({ words: "lampa", where: { type: "district", id: OTHER, bufferMetres: 100 } });
    await settled();
    workspace.change({ unit: "pins" });
    await settled();
    expect(desk.findWords).toHaveBeenCalledExactlyOnceWith(ORGANISATION, "lampa");
    expect(desk.buffer).toHaveBeenCalledTimes(1);
    expect(engine.setFound).toHaveBeenCalledExactlyOnceWith("lampa", new Uint32Array([7]));
  });
  test("words that could not be found are a problem one can try again, with the last numbers still there", async () => {
    const { workspace } = parts({ desk: { findWords: () => Promise.reject(new Problem("offline")) } });
    await workspace.start();
    workspace.filterBy({ words: "lampa" });
    await settled();
    expect([workspace.problem?.code, workspace.result?.a.total.pins, workspace.isAsking]).toEqual(["offline", 3, false]);
  });
});

describe("the view", () => {
  test("every choice goes to the address; what is still dragged says so", async () => {
    const { workspace, onview } = parts();
    await workspace.start();
    workspace.toggle("kind", "wish");
    expect(onview).toHaveBeenLastCalledWith({ ...USUAL_VIEW, filter: { ...EVERYTHING, values: { ...EVERYTHING.values, kind: ["wish"] } } }, false);
    workspace.filterBy({ from: "2026-01-01" }, { isPassing: true });
    expect(onview.mock.lastCall?.[1]).toBe(true);
    workspace.toggle("kind", "wish");
    workspace.filterBy({ from: null });
    expect(workspace.view.filter).toEqual(EVERYTHING);
  });
  test("what comes from the address is not written back", async () => {
    const { workspace, onview } = parts();
    await workspace.start();
    workspace.show(parseView("typ=avoid&enhet=bidrag"));
    expect([workspace.view.unit, workspace.filter.values.kind]).toEqual(["pins", ["avoid"]]);
    expect(onview).not.toHaveBeenCalled();
  });
  test("the other group begins as the first is, and is then filtered by itself", async () => {
    const asked: AnalysisQuery[] = [];
    const { workspace } = parts({ engine: { ask: (query) => { asked.push(query); return Promise.resolve(resultOf(3)); } } });
    await workspace.start();
    workspace.toggle("kind", "avoid");
    workspace.startComparing();
    workspace.toggle("age", "13_19");
    await settled();
    expect(workspace.view.filter.values.age).toBeUndefined();
    expect(workspace.view.compare?.values).toEqual({ ...EVERYTHING.values, kind: ["avoid"], age: ["13_19"] });
    expect(asked.at(-1)?.compare?.values.age).toEqual(["13_19"]);
    workspace.stopComparing();
    expect([workspace.view.compare, workspace.side, workspace.view.mode]).toEqual([null, "a", "hexagons"]);
  });
});

describe("what changes meanwhile", () => {
  test("what was written while the pages came is asked for when the last one is there", async () => {
    const { workspace, desk, engine, noChanges } = parts();
    vi.mocked(desk.readChanges).mockResolvedValue({ ...noChanges, version: "2" });
    await workspace.start();
    expect(desk.readChanges).toHaveBeenCalledWith({ organisationId: ORGANISATION, version: "1" });
    expect(engine.applyChanges).toHaveBeenCalledTimes(1);
  });
  test("comes in without the place being lost, and old words are looked for anew", async () => {
    const { workspace, desk, engine, noChanges } = parts();
    await workspace.start();
    workspace.filterBy({ words: "lampa" });
    await settled();
    vi.mocked(desk.readChanges).mockResolvedValue({ ...noChanges, version: "2" });
    await workspace.refresh();
    expect(engine.applyChanges).toHaveBeenCalledTimes(1);
    expect(workspace.view.filter.words).toBe("lampa");
    expect(desk.findWords).toHaveBeenCalledTimes(2);
    await workspace.refresh();
    expect(desk.readChanges).toHaveBeenLastCalledWith({ organisationId: ORGANISATION, version: "2" });
    expect(engine.applyChanges).toHaveBeenCalledTimes(1);
  });
  test("too much is read anew", async () => {
    const { workspace, desk, noChanges } = parts();
    await workspace.start();
    vi.mocked(desk.readChanges).mockResolvedValue({ ...noChanges, version: "9", isTooMuch: true });
    await workspace.refresh();
    expect(desk.startSnapshot).toHaveBeenCalledTimes(2);
    expect(workspace.stage).toBe("ready");
  });
  test("without a line everything stays, and it says how old it is", async () => {
    const { workspace, desk, noChanges } = parts();
    await workspace.start();
    vi.mocked(desk.readChanges).mockRejectedValueOnce(new Problem("offline")).mockResolvedValue(noChanges);
    await workspace.refresh();
    expect([workspace.isOffline, workspace.stage, workspace.result?.a.total.pins]).toEqual([true, "ready", 3]);
    await workspace.refresh();
    expect(workspace.isOffline).toBe(false);
  });
});

describe("districts and areas", () => {
  const withoutPlaces = (pins: number): AnalysisResult => ({ ...resultOf(pins), a: { ...figures(pins), districts: null, areas: null } });
  const answering = () => vi.fn((query: AnalysisQuery) => Promise.resolve(query.withoutPlaces === true ? withoutPlaces(3) : resultOf(3)));
  test("are not counted while nothing shows them, but when nothing else has been asked for a while", async () => {
    vi.useFakeTimers();
    try {
      const ask = answering();
      const { workspace } = parts({ engine: { ask } });
      await workspace.start();
      expect(workspace.result?.a.districts).toBeNull();
      workspace.toggle("kind", "wish");
      await vi.advanceTimersByTimeAsync(300);
      workspace.toggle("kind", "like");
      await vi.advanceTimersByTimeAsync(300);
      expect(ask.mock.calls.every(([query]) => query.withoutPlaces === true)).toBe(true);
      await vi.advanceTimersByTimeAsync(300);
      expect(ask.mock.lastCall?.[0]).toMatchObject({ filter: { values: { kind: ["wish", "like"] } } });
      expect(workspace.result?.a.districts).toEqual([]);
      workspace.close();
    } finally {
      vi.useRealTimers();
    }
  });
  test("are counted at once when they are shown, with every question until they no longer are", async () => {
    const ask = answering();
    const { workspace } = parts({ engine: { ask } });
    await workspace.start();
    const noLonger = workspace.needPlaces();
    await settled();
    expect(workspace.result?.a.districts).toEqual([]);
    workspace.toggle("kind", "wish");
    await settled();
    expect(ask.mock.lastCall?.[0].withoutPlaces).toBe(false);
    noLonger();
    workspace.toggle("kind", "like");
    await settled();
    expect(ask.mock.lastCall?.[0].withoutPlaces).toBe(true);
    workspace.close();
  });
});
