import { strFromU8 } from "fflate";
import Papa from "papaparse";
import { describe, expect, test, vi } from "vitest";
import type { ArchivedContribution, CampaignArchive, RecordsDesk } from "../../../src/backend/staff/records";
import type { ExportMaker } from "../../../src/export/maker";
import type { PdfPage } from "../../../src/export/pdf-page";
import type { ZipEntry } from "../../../src/export/zip";
import { makeCampaignArchive, type ArchiveProgress } from "../../../src/views/staff/records/make-campaign-archive";

const WORDS = { sv: "Om hamnen" };
function anArchive(total: number): CampaignArchive {
  return {
    exportId: 7, madeAt: "2026-11-23T10:00:00.000Z", exactPlaces: false, organisation: "Staden", disposal: null,
    campaign: {
      id: "c", slug: "om-hamnen", title: WORDS, question: WORDS, intro: WORDS, canChange: null, cannotChange: null, whoDecides: null, answerBy: null, opensOn: "2026-01-01", closesOn: "2026-02-01",
      organiser: "Staden", controller: "Nämnden", legalBasis: "Allmänt intresse", questions: [],
    },
    counts: [], total, results: { respondents: null, kinds: [], questions: [] },
  };
}
const aContribution = (nth: number, over: Partial<ArchivedContribution> = {}): ArchivedContribution => ({
  id: `id-${nth}`, kind: "story", status: "published", receivedAt: "2026-01-02T23:30:00.000Z", decidedAt: null, withdrawnAt: null, rejectionReason: null, title: null, text: `Text ${nth}`, language: "sv",
  era: null, safetyLevel: null, times: [], causes: [], audiences: [], precision: "exact", place: { type: "Point", coordinates: [12.7, 56.05] }, districtName: "Centrum", media: [], answers: [], ...over,
});

/** A desk with these contributions, a page at a time; a maker that keeps what it is given. */
function aCampaign(contributions: readonly ArchivedContribution[], pageSize: number) {
  const pages: PdfPage[] = [];
  let packed: readonly ZipEntry[] = [];
  const desk: Pick<RecordsDesk, "startCampaignArchive" | "readCampaignArchive"> = {
    startCampaignArchive: vi.fn(() => Promise.resolve(anArchive(contributions.length))),
    readCampaignArchive: vi.fn((_, after) => {
      const from = after === null ? 0 : Number(after.id);
      const next = from + pageSize;
      return Promise.resolve({ contributions: contributions.slice(from, next), next: next < contributions.length ? { at: "", id: String(next) } : null });
    }),
  };
  const maker: ExportMaker = {
    pdf: (page) => Promise.resolve(new Uint8Array([pages.push(page)])),
    zip: (entries) => {
      packed = entries;
      return Promise.resolve(new Uint8Array(3));
    },
    end: () => undefined,
  };
  const rows = (name: string) => Papa.parse<Record<string, string>>(strFromU8(packed.find((entry) => entry.name === name)?.bytes ?? new Uint8Array()), { delimiter: ";", header: true, skipEmptyLines: true }).data;
  return { desk, maker, pages, rows, names: () => packed.map(({ name }) => name) };
}
const run = (made: ReturnType<typeof aCampaign>, signal = new AbortController().signal, onprogress: (now: ArchiveProgress) => void = () => undefined) =>
  makeCampaignArchive(made.desk, made.maker, { campaignId: "c", exactPlaces: false, signal, onprogress });

describe("a closed campaign for the archive", () => {
  test("every contribution is there once, numbered in the order it came, a thousand a PDF", async () => {
    const made = aCampaign(Array.from({ length: 2_500 }, (_, index) => aContribution(index + 1)), 400);
    const result = await run(made);
    expect(made.names()).toEqual(["manifest.json", "bidrag.csv", "svar.csv", "bidrag-och-svar-001.pdf", "bidrag-och-svar-002.pdf", "bidrag-och-svar-003.pdf"]);
    expect(made.rows("bidrag.csv").map(({ nummer, text }) => `${nummer} ${text}`)).toEqual(Array.from({ length: 2_500 }, (_, index) => `${index + 1} Text ${index + 1}`));
    expect(made.pages.map(({ blocks }) => blocks.filter(({ kind }) => kind === "entry").length)).toEqual([1000, 1000, 500]);
    expect([result.contributions, result.files, result.name]).toEqual([2_500, 6, "om-hamnen-arkiv-2026-11-23.zip"]);
  });
  test("a day is the day it was in the city, and an answer has its contribution's number", async () => {
    const answer = { id: "a", stance: "noted" as const, text: "Tack.", reason: null, unit: "Park", standing: "administration" as const, decidedOn: null, paragraph: null, publishedAt: "2026-03-01T10:00:00.000Z" };
    const made = aCampaign([aContribution(1), aContribution(2, { answers: [answer] })], 10);
    await run(made);
    expect(made.rows("bidrag.csv")[0]?.["inkom"]).toBe("2026-01-03 00:30");
    expect(made.rows("svar.csv").map(({ nummer, svar }) => [nummer, svar])).toEqual([["2", "Tack."]]);
  });
  test("one without contributions still has its papers", async () => {
    const made = aCampaign([], 10);
    await run(made);
    expect(made.names()).toContain("bidrag-och-svar-001.pdf");
    expect(made.rows("bidrag.csv")).toEqual([]);
  });
  test("it can be stopped between two pages, and asks for no more", async () => {
    const stop = new AbortController();
    const made = aCampaign(Array.from({ length: 30 }, (_, index) => aContribution(index)), 10);
    const running = run(made, stop.signal, ({ step, done }) => {
      if (step === "reading" && done === 10) stop.abort();
    });
    await expect(running).rejects.toThrow("abort");
    expect(made.desk.readCampaignArchive).toHaveBeenCalledTimes(2);
    expect(made.names()).toEqual([]);
  });
});
