/** Contributions as a test writes them, and as the columns and pages the engine is fed with. */
import { makeColumns, writePage } from "../../../src/domain/analysis/read-page";
import { AGES, ANSWERED, CAUSES, GENDERS, KINDS, PRECISIONS, RELATIONS, STATUSES, TIMES, type Columns, type Dictionaries } from "../../../src/domain/analysis/snapshot";
import { dayNumber } from "../../../src/domain/analysis/months";
import type { AnalysisEngine } from "../../../src/engine/analysis-engine";
import { makeEngine } from "../../../src/engine/split-engine";

export interface AnalysisRow {
  readonly ordinal: number;
  readonly respondent: number;
  /** Metres. */
  readonly east: number;
  readonly north: number;
  readonly kind: (typeof KINDS)[number];
  readonly safety: number;
  readonly times: readonly (typeof TIMES)[number][];
  readonly causes: readonly string[];
  readonly age: (typeof AGES)[number];
  readonly gender: (typeof GENDERS)[number];
  readonly relations: readonly (typeof RELATIONS)[number][];
  /** Codes. */
  readonly home: number;
  readonly district: number;
  readonly campaign: number;
  readonly areas: number;
  readonly themes: number;
  readonly day: string;
  readonly decade: number | null;
  readonly status: (typeof STATUSES)[number];
  readonly answered: (typeof ANSWERED)[number];
}

export function anAnalysisRow(parts: Partial<AnalysisRow> = {}): AnalysisRow {
  return {
    ordinal: 1, respondent: 1, east: 356_000, north: 6_213_000, kind: "like", safety: 0, times: [], causes: [], age: "not_stated", gender: "not_stated", relations: [], home: 0, district: 0,
    campaign: 0, areas: 0, themes: 0, day: "2026-05-10", decade: null, status: "published", answered: "no", ...parts,
  };
}

const bitsOf = (words: readonly string[], all: readonly string[]): number => words.reduce((bits, word) => bits | (1 << all.indexOf(word)), 0);
const CAUSE_WORDS = (["bad", "good"] as const).flatMap((effect) => CAUSES.map((cause) => `${effect}.${cause}`));

export function columnsOf(rows: readonly AnalysisRow[]): Columns {
  const columns = makeColumns(rows.length);
  rows.forEach((row, at) => {
    const codes: Record<keyof Columns, number> = {
      ordinal: row.ordinal, respondent: row.respondent, east: row.east * 10, north: row.north * 10, kind: KINDS.indexOf(row.kind), safety: row.safety, times: bitsOf(row.times, TIMES),
      causes: bitsOf(row.causes, CAUSE_WORDS), age: AGES.indexOf(row.age), gender: GENDERS.indexOf(row.gender), relations: bitsOf(row.relations, RELATIONS), home: row.home, district: row.district,
      campaign: row.campaign, areas: row.areas, themes: row.themes, day: dayNumber(row.day) ?? 0, decade: row.decade === null ? 0 : (row.decade - 1800) / 10 + 1,
      state: STATUSES.indexOf(row.status) | (ANSWERED.indexOf(row.answered) << 2) | (PRECISIONS.indexOf("exact") << 4),
    };
    for (const name of Object.keys(columns) as (keyof Columns)[]) columns[name][at] = codes[name];
  });
  return columns;
}
export const pageOf = (rows: readonly AnalysisRow[]): ArrayBuffer => writePage(columnsOf(rows));

/** An engine that holds these rows, fetched in pages of three. */
export async function engineWith(rows: readonly AnalysisRow[], dictionaries: Dictionaries): Promise<AnalysisEngine> {
  const engine = makeEngine();
  await engine.begin({ dictionaries, total: rows.length, version: "1" });
  for (let at = 0; at < rows.length; at += 3) await engine.addPage(pageOf(rows.slice(at, at + 3)));
  await engine.finish();
  return engine;
}
