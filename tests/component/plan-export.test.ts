import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { EvidenceDesk, EvidenceRow } from "../../src/backend/staff/evidence";
import type { AnalysisResult, FiguresWithPlaces, GroupFigures } from "../../src/domain/analysis/figures";
import { EVERYTHING, FACETS } from "../../src/domain/analysis/filter";
import { USUAL_VIEW, type PlanView } from "../../src/domain/analysis/filter-address";
import type { Dictionaries } from "../../src/domain/analysis/snapshot";
import { Problem } from "../../src/domain/problem";
import type { EvidenceFeature, EvidenceSpec } from "../../src/export/evidence-layer";
import { m } from "../../src/generated/messages/messages";
import Harness from "./export-harness.svelte";

const maker = vi.hoisted(() => ({ pdf: vi.fn(), zip: vi.fn(), beginEvidence: vi.fn(), addEvidence: vi.fn(), finishEvidence: vi.fn(), end: vi.fn() }));
const downloads = vi.hoisted(() => vi.fn<(name: string, content: Blob) => void>());
vi.mock("../../src/export/maker", () => ({ startMaker: () => maker }));
vi.mock("../../src/views/shared/download", () => ({ downloadFile: downloads }));

const dictionaries: Dictionaries = { districts: [null, { id: "district-1", name: "Norr", population: {} }], campaigns: [null], areas: [], areaSets: [[]], themes: [], themeSets: [[]] };
function figures(respondents: number, over: Partial<FiguresWithPlaces> = {}): FiguresWithPlaces {
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as GroupFigures["facets"];
  return { total: { respondents, pins: respondents }, facets, months: [], safetyByTime: [], safety: { mean: null, respondents: 0 }, wholes: Object.fromEntries(FACETS.map((facet) => [facet, { respondents: respondents, pins: respondents }])) as unknown as GroupFigures["wholes"], districts: [], areas: [], homes: [], cells: null, ...over } as FiguresWithPlaces;
}
let made = 0;
function aRow(over: Partial<EvidenceRow> = {}): EvidenceRow {
  made += 1;
  return {
    id: `3f2b8c1e-6f0a-4a53-9c7e-${String(made).padStart(12, "0")}`, kind: "wish", status: "published", receivedOn: "2026-05-04", respondent: `r${made}`, title: null, text: "Laga lampan", language: "sv", era: null, safetyLevel: null,
    times: [], causes: [], audiences: [], isRough: true, place: { type: "Point", coordinates: [12.69, 56.04] }, point: [12.69, 56.04], districtName: "Norr", campaignTitle: null, areaNames: [], themeNames: [], answered: "no", ...over,
  };
}
function show(of: GroupFigures, { readRows }: { readRows?: EvidenceDesk["readRows"] } = {}, view: PlanView = USUAL_VIEW) {
  const whole = {
    begin: vi.fn<EvidenceDesk["begin"]>(() => Promise.resolve({ exportId: "3f2b8c1e-6f0a-4a53-9c7e-00000000e001", madeAt: "2026-11-23T10:00:00.000Z", organisation: "Staden" })),
    readRows: vi.fn<EvidenceDesk["readRows"]>(readRows ?? ((_, ordinals) => Promise.resolve(ordinals.map(() => aRow())))),
    finish: vi.fn<EvidenceDesk["finish"]>(() => Promise.resolve()), readExports: vi.fn<EvidenceDesk["readExports"]>(() => Promise.resolve([])),
  };
  const engine = { ordinals: vi.fn(() => Promise.resolve(Uint32Array.from({ length: of.total.pins }, (_, nth) => of.total.pins - nth))) };
  const result: AnalysisResult = { version: "1", a: of, b: null, verdict: new Uint8Array(), tookMs: 1 };
  render(Harness, { result, dictionaries, view, desk: whole, engine, onclose: vi.fn() });
  return whole;
}
const press = () => fireEvent.click(screen.getByRole("button", { name: m.plan_export_start() }));
const say = (purpose: string) => fireEvent.input(screen.getByLabelText(m.plan_export_purpose()), { target: { value: purpose } });
const rowsOf = (layer: string) => maker.addEvidence.mock.calls.filter(([name]) => name === layer).flatMap(([, features]) => features as EvidenceFeature[]);

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () { this.open = true; };
  maker.finishEvidence.mockResolvedValue(new Uint8Array([1, 2, 3]));
  for (const call of [maker.beginEvidence, maker.addEvidence]) call.mockResolvedValue(new Uint8Array());
});
afterEach(() => vi.clearAllMocks());

describe("taking evidence out", () => {
  test("says what goes out and what does not, and wants to know what for", async () => {
    const desk = show(figures(12), {}, { ...USUAL_VIEW, filter: { ...EVERYTHING, values: { ...EVERYTHING.values, kind: ["wish"] } } });
    expect(screen.getByText(m.plan_filter_sentence({ facet: m.plan_facet_kind(), values: m.kind_wish() }))).toBeTruthy();
    expect(screen.getByText(m.plan_export_not_in_people())).toBeTruthy();
    await press();
    expect(screen.getByText(m.plan_export_purpose_missing())).toBeTruthy();
    expect(desk.begin).not.toHaveBeenCalled();
  });
  test("asks page by page, oldest first, and gives the file only when it is noted; exact places only when asked for", { timeout: 20_000 }, async () => {
    const desk = show(figures(1500), {}, { ...USUAL_VIEW, filter: { ...EVERYTHING, words: "Kalle" } });
    await say("Underlag till samråd");
    await press();
    await waitFor(() => expect(downloads).toHaveBeenCalledOnce(), { timeout: 10_000 });
    expect(desk.begin).toHaveBeenCalledWith({ organisationId: "3f2b8c1e-6f0a-4a53-9c7e-000000000001", format: "csv", crs: "EPSG:3008", exactPlaces: false, purpose: "Underlag till samråd", filter: "ord=", contributions: 1500 });
    expect(desk.readRows.mock.calls.map(([, ordinals]) => [ordinals.length, ordinals[0]])).toEqual([[1000, 1], [500, 1001]]);
    // SHA-256 of the bytes 1, 2, 3.
    expect(desk.finish).toHaveBeenCalledWith({ exportId: "3f2b8c1e-6f0a-4a53-9c7e-00000000e001", rows: 1500, respondents: 1500, sha256: "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81" });
    expect(desk.finish.mock.invocationCallOrder[0]).toBeLessThan(downloads.mock.invocationCallOrder[0] ?? 0);
    expect(screen.getByText("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81")).toBeTruthy();
    expect(maker.end).toHaveBeenCalled();
  });
  test("what was withdrawn meanwhile is left out and told of", async () => {
    show(figures(10), { readRows: () => Promise.resolve([aRow(), aRow({ respondent: "same" }), aRow({ respondent: "same" })]) });
    await say("Test");
    await press();
    await waitFor(() => expect(downloads).toHaveBeenCalled(), { timeout: 10_000 });
    expect(screen.getByText(m.plan_export_done_left_out({ count: "7" }))).toBeTruthy();
    expect(rowsOf("bidrag")).toHaveLength(3);
  });
  test("no row has what respondents said of themselves, and small groups are hidden with what would tell of them", async () => {
    const homes = [{ district: 0, respondentsByAge: [0, 0, 0, 0, 0, 0, 0, 0] }, { district: 1, respondentsByAge: [20, 0, 3, 11, 0, 0, 0, 6] }];
    show(figures(40, { homes }));
    await say("Test");
    await press();
    await waitFor(() => expect(downloads).toHaveBeenCalled(), { timeout: 10_000 });
    const spec = maker.beginEvidence.mock.calls[0]?.[0] as EvidenceSpec;
    expect(spec.layers.find(({ name }) => name === "bidrag")?.columns.map(({ name }) => name).filter((name) => /alder|kon|relation|bor/.test(name))).toEqual([]);
    const told = rowsOf("svarande_grupper").filter(({ cells }) => cells[1] === "Norr").map(({ cells }) => cells[3]);
    // 3 is hidden, and 6, the cheapest that could hold the rest; the sum stays.
    expect(told).toEqual([20, 0, null, 11, 0, 0, 0, null, 40]);
  });
  test("a problem is told, nothing is saved, and it can be tried again", async () => {
    show(figures(12), { readRows: () => Promise.reject(new Problem("offline")) });
    await say("Test");
    await press();
    expect(await screen.findByRole("alert", {}, { timeout: 10_000 })).toBeTruthy();
    expect(downloads).not.toHaveBeenCalled();
    expect(screen.getByRole("button", { name: m.staff_problem_try_again() })).toBeTruthy();
  });
  test("stopped in the middle, no file is made and nothing noted", async () => {
    const desk = show(figures(12), { readRows: () => new Promise<never>(() => undefined) });
    await say("Test");
    await press();
    expect(await screen.findByText(m.plan_export_reading({ done: "0", total: "12" }), {}, { timeout: 10_000 })).toBeTruthy();
    await fireEvent.click(screen.getByRole("button", { name: m.plan_export_cancel() }));
    expect(await screen.findByText(m.plan_export_cancelled(), {}, { timeout: 10_000 })).toBeTruthy();
    expect(maker.end).toHaveBeenCalled();
    expect(desk.finish).not.toHaveBeenCalled();
    expect(downloads).not.toHaveBeenCalled();
  });
  test("nothing in the selection, nothing to export", () => {
    show(figures(0));
    expect(screen.getByText(m.plan_export_none())).toBeTruthy();
    expect(screen.queryByRole("button", { name: m.plan_export_start() })).toBeNull();
  });
});
