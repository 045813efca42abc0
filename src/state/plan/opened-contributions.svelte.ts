/** The contributions one has opened from the map or the table: their ordinals from the engine, their words from the desk, a page at a time. */
import type { AnalysisDesk, WeighedContribution } from "../../backend/staff/analysis";
import type { AnalysisQuery } from "../../domain/analysis/figures";
import { Problem } from "../../domain/problem";
import type { AnalysisEngine } from "../../engine/analysis-engine";
import type { Run } from "./snapshot-loading";

/** What was pressed. */
export type Opened =
  | { readonly type: "hexagon"; readonly q: number; readonly r: number; readonly widthMetres: number }
  /** home: by those who said they live there, wherever their places are. */
  | { readonly type: "region"; readonly facet: "district" | "area" | "home"; readonly id: string }
  | { readonly type: "points"; readonly ordinals: readonly number[] }
  | { readonly type: "all" };

const PAGE = 20;
/** Nobody reads further than this; the rest is found by narrowing the filter. */
const MOST = 2_000;

export class OpenedContributions {
  opened = $state.raw<Opened | null>(null);
  rows = $state.raw<readonly WeighedContribution[]>([]);
  total = $state(0);
  isReading = $state(false);
  problem = $state.raw<Problem | null>(null);
  readonly hasMore = $derived(this.rows.length < this.total);
  /** The engine had more than are listed. */
  readonly isCut = $derived(this.total >= MOST);
  readonly #parts: { readonly desk: Pick<AnalysisDesk, "readContributions">; readonly run: Run };
  #ordinals: readonly number[] = [];
  #turn = 0;

  constructor(parts: { readonly desk: Pick<AnalysisDesk, "readContributions">; readonly run: Run }) {
    this.#parts = parts;
  }

  close(): void {
    this.#turn += 1;
    this.opened = null;
    this.rows = [];
    this.total = 0;
    this.problem = null;
  }

  /** Also when the filter has changed: the same place, under the new filter. */
  async open(opened: Opened, from: { readonly engine: AnalysisEngine; readonly organisationId: string; readonly query: AnalysisQuery }): Promise<void> {
    const turn = ++this.#turn;
    this.opened = opened;
    this.isReading = true;
    this.problem = null;
    try {
      const ordinals = await ordinalsOf(opened, from);
      if (turn !== this.#turn) return;
      this.#ordinals = ordinals;
      this.total = ordinals.length;
      this.rows = [];
    } catch (thrown) {
      return this.#failed(turn, thrown);
    }
    await this.more(from.organisationId);
  }

  async more(organisationId: string): Promise<void> {
    const turn = this.#turn;
    const wanted = this.#ordinals.slice(this.rows.length, this.rows.length + PAGE);
    if (wanted.length === 0) return void (this.isReading = false);
    this.isReading = true;
    this.problem = null;
    try {
      const rows = await this.#parts.run(() => this.#parts.desk.readContributions(organisationId, wanted));
      if (turn !== this.#turn) return;
      this.rows = [...this.rows, ...rows];
      // What has been withdrawn meanwhile is not among them.
      if (rows.length < wanted.length) {
        const gone = wanted.filter((ordinal) => !rows.some((row) => row.ordinal === ordinal));
        this.#ordinals = this.#ordinals.filter((ordinal) => !gone.includes(ordinal));
        this.total = this.#ordinals.length;
      }
      this.isReading = false;
    } catch (thrown) {
      this.#failed(turn, thrown);
    }
  }

  #failed(turn: number, thrown: unknown): void {
    if (turn !== this.#turn) return;
    this.problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
    this.isReading = false;
  }
}

async function ordinalsOf(opened: Opened, { engine, query }: { readonly engine: AnalysisEngine; readonly query: AnalysisQuery }): Promise<readonly number[]> {
  switch (opened.type) {
    case "points":
      return opened.ordinals;
    case "hexagon":
      return [...(await engine.ordinals(query, { limit: MOST, near: opened }))];
    case "region":
      return [...(await engine.ordinals({ ...query, filter: { ...query.filter, values: { ...query.filter.values, [opened.facet]: [opened.id] } } }, { limit: MOST }))];
    case "all":
      return [...(await engine.ordinals(query, { limit: MOST }))];
  }
}
