import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { configure, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import initSqlJs from "sql.js";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { AreaRow, AreasDesk, PastImport, StaffArea, StagedRows } from "../../src/backend/staff/areas";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import { makeReader } from "../../src/import/read-desk";
import Harness from "./areas-harness.svelte";
import { choose } from "./support/choose";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });
vi.mock("../../src/map", () => ({}));
beforeEach(() => localStorage.clear());

const ID = "3f2b8c1e-6f0a-4a53-9c7e-000000000001";
const ROW: AreaRow = { id: ID, organisationId: "0a000000-0000-4000-8000-000000000001", name: "Hamnen", caseNumber: "SBN 2026/1", phase: "consultation", phaseFrom: "2026-05-01", phaseTo: null, url: null, contributions: 7, revision: 2, updatedAt: "2026-05-04T10:00:00Z" };
const BOUNDARY = { type: "MultiPolygon" as const, coordinates: [[[[12.69, 56.04], [12.7, 56.04], [12.7, 56.05], [12.69, 56.04]] as const]] };
const AREA: StaffArea = { ...ROW, source: null, answers: 0, statements: 0, boundary: BOUNDARY, hectares: 12.5, phases: [{ phase: "consultation", from: "2026-05-01", to: null }, { phase: "started", from: null, to: "2026-04-30" }], versions: [{ revision: 2, from: "2026-05-04T10:00:00Z", to: null, name: "Hamnen", caseNumber: "SBN 2026/1", phase: "consultation", by: "planner@demo.invalid", fileName: "planer.gpkg", boundary: BOUNDARY }] };
const PAST: PastImport = { id: ID, what: "areas", fileName: "planer.gpkg", total: 3, added: 2, updated: 1, unchanged: 0, refused: 0, by: "planner@demo.invalid", at: "2026-05-04T10:00:00Z", undoneAt: null };

function aDesk(over: Partial<AreasDesk> = {}) {
  const staged: StagedRows[] = [];
  const run = vi.fn((_: string, { importId, dryRun }: { importId: string; dryRun: boolean }) => {
      const rows = staged.flatMap((part) => part.rows);
      return Promise.resolve({ importId, dryRun, total: rows.length, added: rows.length, updated: 0, unchanged: 0, refused: 0, rows: rows.map(({ nth }) => ({ nth, outcome: "added" as const, reason: null, detail: null, changed: [] })), missing: [] });
    });
  const desk: AreasDesk = {
    list: vi.fn(() => Promise.resolve([ROW, { ...ROW, id: `${ID.slice(0, -1)}2`, name: "Ramlösa", caseNumber: null, phase: "in_force" as const }])),
    read: vi.fn(() => Promise.resolve(AREA)),
    create: vi.fn(() => Promise.resolve(AREA)),
    save: vi.fn(() => Promise.resolve({ ...AREA, revision: 3 })),
    changePhase: vi.fn(() => Promise.resolve({ ...AREA, phase: "review" as const, revision: 3 })),
    remove: vi.fn(() => Promise.resolve({ removed: true, answers: 0, statements: 0 })),
    stage: vi.fn((part: StagedRows) => (staged.push(part), Promise.resolve(staged.length))),
    run,
    giveUp: vi.fn(() => Promise.resolve()),
    undo: vi.fn(() => Promise.resolve({ undone: true, inTheWay: [] as string[] })),
    pastImports: vi.fn(() => Promise.resolve([PAST])),
    ...over,
  };
  return { desk, staged, run };
}
async function chooseFile(name: string) {
  const input = await waitFor(() => document.querySelector<HTMLInputElement>('input[type="file"]') ?? Promise.reject(new Error("no field for a file")));
  const bytes = new Uint8Array(await readFile(join(process.cwd(), "tests/fixtures/plans", name)));
  await fireEvent.change(input, { target: { files: [new File([bytes], name)] } });
}
const read = () => makeReader(() => initSqlJs({ locateFile: (file) => join(process.cwd(), "node_modules/sql.js/dist", file) }));

describe("importing", () => {
  test("nothing is written before the trial has been seen; then all of it is, and undone", async () => {
    const { desk, staged, run } = aDesk();
    render(Harness, { desk, view: "import", read });
    await chooseFile("plans-4326.geojson");
    expect(await screen.findByText(m.import_crs_guessed())).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: m.import_try() }));
    expect(await screen.findByRole("row", { name: /Södra staden/ })).toBeTruthy();
    expect(run.mock.calls.map(([, { dryRun }]) => dryRun)).toEqual([true]);
    expect(staged.flatMap((part) => part.rows).map(({ name }) => name)).toHaveLength(3);
    expect(staged[0]?.fileHash).toMatch(/^[0-9a-f]{64}$/);
    await fireEvent.click(screen.getByRole("button", { name: m.import_run({ count: 3 }) }));
    expect(await screen.findByText(m.import_done_title())).toBeTruthy();
    expect(run.mock.calls.map(([, { dryRun }]) => dryRun)).toEqual([true, false]);
  });
  test("rows that are refused on the device are told with the reason, and not sent", async () => {
    const { desk, staged } = aDesk();
    render(Harness, { desk, view: "import", read });
    await chooseFile("invalid-rings.geojson");
    await fireEvent.click(await screen.findByRole("button", { name: m.import_try() }));
    const row = await screen.findByRole("row", { name: /Åttan/ });
    expect(row.textContent).toContain(m.import_refusal_ring_crosses({ detail: "12.70200 56.05100" }));
    expect(staged.flatMap((part) => part.rows).map(({ nth }) => nth)).toEqual([1]);
    expect(screen.getByRole("button", { name: m.import_download_refused() })).toBeTruthy();
  });
  test("a word for a phase that nobody knows is mapped by hand, and remembered", async () => {
    const { desk, staged } = aDesk();
    const { unmount } = render(Harness, { desk, view: "import", read });
    await chooseFile("invalid-rings.geojson");
    const word = await screen.findByRole("combobox", { name: "på gång kanske" });
    await choose(word, "started");
    await fireEvent.click(screen.getByRole("button", { name: m.import_try() }));
    await screen.findByRole("row", { name: /Okänt skede/ });
    expect(staged.flatMap((part) => part.rows).map(({ nth }) => nth)).toEqual([1, 9]);
    unmount();
    render(Harness, { desk, view: "import", read });
    await chooseFile("invalid-rings.geojson");
    expect(await screen.findByText(m.import_mapping_remembered())).toBeTruthy();
    expect((await screen.findByRole<HTMLSelectElement>("combobox", { name: "på gång kanske" })).value).toBe("started");
  });
  test("a broken file is refused with line and reason, and nothing is asked of the server", async () => {
    const { desk } = aDesk();
    render(Harness, { desk, view: "import", read });
    await chooseFile("truncated.geojson");
    expect((await screen.findByRole("alert")).textContent).toContain(m.import_file_refused());
    expect(desk.stage).not.toHaveBeenCalled();
  });
  test("stopped while the rows go up, it forgets them on the server too", async () => {
    let go: () => void = () => undefined;
    const { desk } = aDesk({ stage: vi.fn(() => new Promise<number>((done) => (go = () => done(1)))) });
    render(Harness, { desk, view: "import", read });
    await chooseFile("plans-4326.geojson");
    await fireEvent.click(await screen.findByRole("button", { name: m.import_try() }));
    await waitFor(() => expect(desk.stage).toHaveBeenCalled());
    await fireEvent.click(screen.getByRole("button", { name: m.import_cancel() }));
    go();
    await waitFor(() => expect(desk.giveUp).toHaveBeenCalledTimes(2));
    expect(desk.run).not.toHaveBeenCalled();
    expect(screen.getByRole("button", { name: m.import_try() })).toBeTruthy();
  });
});

describe("the list", () => {
  test("is narrowed by phase and by words", async () => {
    render(Harness, { desk: aDesk().desk, view: "list" });
    expect(await screen.findByRole("link", { name: "Hamnen" })).toBeTruthy();
    await choose(screen.getByRole("combobox", { name: m.areas_filter_phase() }), "in_force");
    await waitFor(() => expect(screen.queryByRole("link", { name: "Hamnen" })).toBeNull());
    await fireEvent.input(screen.getByRole("searchbox", { name: m.areas_search() }), { target: { value: "ramlosa" } });
    expect(screen.getByRole("link", { name: "Ramlösa" })).toBeTruthy();
  });
  test("an import is taken back after asking, or says what stands in the way", async () => {
    const { desk } = aDesk({ undo: vi.fn(() => Promise.resolve({ undone: false, inTheWay: ["Hamnen"] })) });
    render(Harness, { desk, view: "list" });
    await fireEvent.click(await screen.findByRole("button", { name: m.areas_past_undo_of({ file: "planer.gpkg" }) }));
    expect(desk.undo).not.toHaveBeenCalled();
    await fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: m.areas_past_undo() }));
    expect(await screen.findByText(m.areas_undo_stopped({ names: "Hamnen" }))).toBeTruthy();
  });
});

describe("one area", () => {
  test("facts are saved at the revision that was looked at, without the boundary when it is the same", async () => {
    const { desk } = aDesk();
    render(Harness, { desk, view: "area", id: ID });
    await fireEvent.input(await screen.findByRole("textbox", { name: m.area_name() }), { target: { value: "Nya Hamnen" } });
    await fireEvent.click(screen.getByRole("button", { name: m.area_save() }));
    await waitFor(() => expect(desk.save).toHaveBeenCalledWith({ id: ID, organisationId: ROW.organisationId, revision: 2, name: "Nya Hamnen", caseNumber: "SBN 2026/1" }));
  });
  test("a case number that another area has is told at its field", async () => {
    const { desk } = aDesk({ save: vi.fn(() => Promise.reject(new Problem("field_invalid", { field: "caseNumber" }))) });
    render(Harness, { desk, view: "area", id: ID });
    await fireEvent.click(await screen.findByRole("button", { name: m.area_save() }));
    expect(await screen.findByText(m.area_case_taken())).toBeTruthy();
  });
  test("the next phase has days of its own", async () => {
    const { desk } = aDesk();
    render(Harness, { desk, view: "area", id: ID });
    await choose(await screen.findByRole("combobox", { name: m.area_phase() }), "review");
    expect(screen.getByLabelText<HTMLInputElement>(m.area_phase_from()).value).toBe("");
    await fireEvent.input(screen.getByLabelText(m.area_phase_from()), { target: { value: "2026-06-01" } });
    await fireEvent.click(screen.getByRole("button", { name: m.area_phase_change() }));
    await waitFor(() => expect(desk.changePhase).toHaveBeenCalledWith({ id: ID, revision: 2, phase: "review", from: "2026-06-01" }));
  });
  test("one that has been answered about cannot be removed, and says so", async () => {
    const { desk } = aDesk({ read: vi.fn(() => Promise.resolve({ ...AREA, answers: 2 })) });
    render(Harness, { desk, view: "area", id: ID });
    expect(await screen.findByText(m.area_remove_answered())).toBeTruthy();
    expect(screen.queryByRole("button", { name: m.area_remove() })).toBeNull();
  });
});
