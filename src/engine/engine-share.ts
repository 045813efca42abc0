/**
 * The engine's work for a share of the respondents: owns their rows and everything worked out of them; each call is done when it returns.
 * Respondents, not rows, are shared out, so that what is counted of each share adds up, distinct respondents too.
 */
import { countCellsByTime } from "../domain/analysis/cells-by-time";
import { compileFilter } from "../domain/analysis/compiled-filter";
import type { AnalysisQuery } from "../domain/analysis/figures";
import type { AnalysisFilter, Where } from "../domain/analysis/filter";
import { patchCodes } from "../domain/analysis/facet-codes";
import { FacetCounter } from "../domain/analysis/facet-counter";
import { greatest } from "../domain/analysis/greatest";
import { cellsOfRows, countCells, patchCells, type CellsOfRows } from "../domain/analysis/hex-cells";
import type { GroupSums } from "../domain/analysis/group-sums";
import { countHomes } from "../domain/analysis/homes";
import { outsideOf } from "../domain/analysis/inside-boundary";
import { ordinalSet, planPatch } from "../domain/analysis/patch-rows";
import { prepareSnapshot, type PreparedSnapshot } from "../domain/analysis/prepared-snapshot";
import { appendRows, makeColumns, patchRows, readPage, takeRows, type GrowingColumns } from "../domain/analysis/read-page";
import { countPlaces } from "../domain/analysis/regions";
import { countSafety } from "../domain/analysis/safety-by-time";
import type { Columns, Dictionaries } from "../domain/analysis/snapshot";
import { orderByRespondent } from "../domain/analysis/sort-by-respondent";
import { testRows } from "../domain/analysis/test-rows";
import type { Boundary } from "../domain/area-import";
import type { Changed, Near, PointColumns, Share, ShareAnswer } from "./analysis-engine";
import { rowsNear } from "./near";
import { pointColumns } from "./point-columns";

/** Room beyond what was counted at the first page, for what comes in while the pages are fetched. */
const SPARE = 1.02;
/** Rows outside of words and places are kept at a byte a row: of A and B, and of the two before. */
const MOST_KEPT = 4;

type Outside = Uint8Array;

/** Everything that hangs on one state of the snapshot, let go together when it changes. */
interface Ready {
  readonly snapshot: PreparedSnapshot;
  readonly a: FacetCounter;
  b: FacetCounter | null;
  readonly outside: Map<string, Outside>;
  cells: CellsOfRows | null;
}

export class EngineShare implements Share {
  #nth = 0;
  #of = 1;
  #growing: GrowingColumns | null = null;
  #dictionaries: Dictionaries | null = null;
  #ready: Ready | null = null;
  readonly #found = new Map<string, Uint32Array>();
  readonly #boundaries = new Map<string, Boundary>();

  async begin({ dictionaries, total }: Parameters<Share["begin"]>[0], { nth, of }: Parameters<Share["begin"]>[1]): Promise<void> {
    this.#nth = nth;
    this.#of = of;
    this.#ready = null;
    this.#growing = { columns: makeColumns(Math.ceil((total / this.#of) * SPARE)), rows: 0 };
    this.#dictionaries = dictionaries;
    this.#found.clear();
    this.#boundaries.clear();
  }

  async addPage(page: ArrayBuffer): Promise<void> {
    if (this.#growing === null || this.#dictionaries === null) throw new Error("engine: a page came before begin, or after finish");
    const columns = this.#own(readPage(page, this.#dictionaries).columns);
    appendRows(this.#growing, columns, columns.ordinal.length);
  }

  async finish(): Promise<{ readonly rows: number }> {
    if (this.#growing === null || this.#dictionaries === null) throw new Error("engine: finish came before begin");
    const { columns, rows } = this.#growing;
    this.#growing = null;
    return this.#makeReady(prepareSnapshot(takeRows(columns, orderByRespondent(columns.respondent, columns.ordinal, rows)), this.#dictionaries), null);
  }

  async applyChanges({ dictionaries, changed, removed }: Parameters<Share["applyChanges"]>[0]): Promise<Changed> {
    const ready = this.#readyOrThrow();
    const { snapshot } = ready;
    const { columns: all, rows: allRows } = readPage(changed, dictionaries);
    const news = this.#own(all);
    if (allRows === 0 && removed.length === 0) {
      if (!isAlike(dictionaries, snapshot.dictionaries)) this.#makeReady(prepareSnapshot(snapshot.columns, dictionaries, snapshot.codes), ready.cells);
      return { rows: snapshot.rows, keepsPoints: true };
    }
    // What has come to be another respondent's may have been in this share.
    const patch = planPatch(snapshot.columns, news, this.#of === 1 ? removed : Uint32Array.of(...removed, ...all.ordinal));
    this.#ready = null;
    const codes = patchCodes(snapshot.codes, news, patch);
    const cells = ready.cells === null ? null : patchCells(ready.cells, news, patch);
    return { ...this.#makeReady(prepareSnapshot(patchRows({ ...snapshot.columns }, news, patch), dictionaries, codes), cells), keepsPoints: patch.keepsPoints };
  }

  async setFound(words: string, ordinals: Uint32Array | null): Promise<void> {
    this.#ready?.outside.delete(wordsKey(words));
    if (ordinals === null) this.#found.delete(words);
    else this.#found.set(words, ordinals);
  }

  async setBoundary(where: Where, boundary: Boundary | null): Promise<void> {
    this.#ready?.outside.delete(whereKey(where));
    if (boundary === null) this.#boundaries.delete(whereKey(where));
    else this.#boundaries.set(whereKey(where), boundary);
  }

  async ask(query: AnalysisQuery): Promise<ShareAnswer> {
    const ready = this.#readyOrThrow();
    ready.b = query.compare === null ? null : (ready.b ?? new FacetCounter(ready.snapshot));
    const a = this.#sums(ready, ready.a, query.filter, query);
    const b = query.compare === null || ready.b === null ? null : this.#sums(ready, ready.b, query.compare, query);
    return { a, b, verdict: verdictOf(ready.a.failing, ready.b?.failing ?? null) };
  }

  async points(): Promise<PointColumns> {
    return pointColumns(this.#readyOrThrow().snapshot.columns);
  }

  async ordinals({ filter }: AnalysisQuery, { limit, near }: { readonly limit: number; readonly near?: Near }): Promise<Uint32Array> {
    const ready = this.#readyOrThrow();
    const { rows, columns: { ordinal, east, north } } = ready.snapshot;
    const failing = new Uint8Array(rows);
    testRows(ready.snapshot, compileFilter(filter, ready.snapshot, this.#outside(ready, filter)), failing);
    if (near !== undefined) return greatest(Uint32Array.from(rowsNear(near, east, north).filter((row) => failing[row] === 0), (row) => ordinal[row] as number), limit);
    const passing = new Uint32Array(rows);
    let found = 0;
    for (let row = 0; row < rows; row += 1) if (failing[row] === 0) passing[found++] = ordinal[row] as number;
    return greatest(passing.subarray(0, found), limit);
  }

  close(): void {
    this.#ready = null;
    this.#growing = null;
    this.#found.clear();
    this.#boundaries.clear();
  }

  /** The rows of this share's respondents. */
  #own(columns: Columns): Columns {
    if (this.#of === 1) return columns;
    return takeRows({ ...columns }, Uint32Array.from(columns.respondent.keys()).filter((row) => (columns.respondent[row] as number) % this.#of === this.#nth));
  }

  #makeReady(snapshot: PreparedSnapshot, cells: CellsOfRows | null): { readonly rows: number } {
    this.#ready = { snapshot, a: new FacetCounter(snapshot), b: null, outside: new Map(), cells };
    return { rows: snapshot.rows };
  }

  #readyOrThrow(): Ready {
    if (this.#ready === null) throw new Error("engine: asked before the snapshot was there");
    return this.#ready;
  }

  #sums(ready: Ready, counter: FacetCounter, filter: AnalysisFilter, { hexagonMetres, byTime = false, withoutPlaces = false }: AnalysisQuery): GroupSums {
    const { snapshot } = ready;
    const facets = counter.count(compileFilter(filter, snapshot, this.#outside(ready, filter)));
    if (hexagonMetres !== null && ready.cells?.widthMetres !== hexagonMetres) {
      ready.cells = null;
      ready.cells = cellsOfRows(snapshot.columns, hexagonMetres);
    }
    const { failing } = counter;
    const cells = hexagonMetres === null ? null : ready.cells;
    return {
      facets,
      held: snapshot.held,
      safety: countSafety(snapshot, failing),
      places: withoutPlaces ? null : countPlaces(snapshot, failing),
      homes: countHomes(snapshot, failing),
      cells: cells === null ? null : countCells(snapshot, failing, cells),
      cellsByTime: byTime && cells !== null ? countCellsByTime(snapshot, failing, cells) : null,
    };
  }

  #outside({ snapshot, outside }: Ready, { words, where }: AnalysisFilter): { readonly outsideWords: Outside | null; readonly outsideWhere: Outside | null } {
    return {
      outsideWords: words.trim() === "" ? null : kept(outside, wordsKey(words), () => outsideFound(snapshot, this.#found.get(words) ?? null)),
      outsideWhere: where === null ? null : kept(outside, whereKey(where), () => this.#outsideWhere(snapshot, where)),
    };
  }

  #outsideWhere(snapshot: PreparedSnapshot, where: Where): Outside {
    const { rows, columns, dictionaries } = snapshot;
    const boundary = this.#boundaries.get(whereKey(where)) ?? (where.type === "drawn" && where.bufferMetres === 0 ? where.boundary : null);
    if (boundary !== null) return outsideOf(boundary, columns.east, columns.north);
    if (where.bufferMetres > 0 || where.type === "line" || where.type === "drawn") return new Uint8Array(rows).fill(1);
    if (where.type === "district") return outsideCodes(columns.district, dictionaries.districts.map((district) => district?.id === where.id));
    const area = dictionaries.areas.findIndex(({ id }) => id === where.id);
    return outsideCodes(columns.areas, dictionaries.areaSets.map((set) => set.includes(area)));
  }
}

const isAlike = (one: Dictionaries, other: Dictionaries): boolean => JSON.stringify(one) === JSON.stringify(other);
const wordsKey = (words: string): string => `words ${words}`;
const whereKey = (where: Where): string => `where ${JSON.stringify(where)}`;

/** The one asked for last is let go last. */
function kept(all: Map<string, Outside>, key: string, make: () => Outside): Outside {
  const outside = all.get(key) ?? make();
  all.delete(key);
  all.set(key, outside);
  for (const oldest of all.keys()) {
    if (all.size <= MOST_KEPT) break;
    all.delete(oldest);
  }
  return outside;
}

/** Words that have not been searched for yet let nothing through. */
function outsideFound({ rows, columns: { ordinal } }: PreparedSnapshot, found: Uint32Array | null): Outside {
  const outside = new Uint8Array(rows).fill(1);
  if (found === null || found.length === 0) return outside;
  const isFound = ordinalSet([found]);
  for (let row = 0; row < rows; row += 1) if (isFound(ordinal[row] as number)) outside[row] = 0;
  return outside;
}

function outsideCodes(codes: Uint8Array | Uint16Array, isInside: readonly boolean[]): Outside {
  const outside = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) outside[row] = isInside[codes[row] as number] === true ? 0 : 1;
  return outside;
}

function verdictOf(a: Uint8Array, b: Uint8Array | null): Uint8Array {
  const verdict = new Uint8Array(a.length);
  for (let row = 0; row < a.length; row += 1) verdict[row] = a[row] === 0 ? 1 : 0;
  if (b !== null) for (let row = 0; row < b.length; row += 1) if (b[row] === 0) verdict[row] = (verdict[row] as number) | 2;
  return verdict;
}
