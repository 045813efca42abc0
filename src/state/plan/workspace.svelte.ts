/**
 * The planners' workspace: the snapshot in its engine, what is chosen to be looked at, and what came of it.
 *
 *   await workspace.start()      workspace.stage  .progress  .problem
 *   workspace.change({ unit: "pins" })   workspace.filterBy({ words: "lampa" })   workspace.toggle("kind", "wish")
 *   workspace.result (of the view a moment ago while `isAsking`)   workspace.dictionaries   workspace.points
 *
 * Promises: the latest question wins, an overtaken answer is never shown; what changed in the database comes in without the place being lost;
 * whoever hears of a changed view writes it to the address (`onview`; `isPassing` while something is still being dragged).
 */
import { untrack } from "svelte";
import type { AnalysisDesk, Region } from "../../backend/staff/analysis";
import type { AnalysisQuery, AnalysisResult } from "../../domain/analysis/figures";
import type { Boundary } from "../../domain/area-import";
import { EVERYTHING, type AnalysisFilter, type Facet, type FacetValue } from "../../domain/analysis/filter";
import type { PlanView } from "../../domain/analysis/filter-address";
import type { Dictionaries } from "../../domain/analysis/snapshot";
import { Problem } from "../../domain/problem";
import type { AnalysisEngine, PointColumns, Progress } from "../../engine/analysis-engine";
import { ResolvedFilters } from "./resolved-filters";
import { loadSnapshot, type Run } from "./snapshot-loading";

export interface WorkspaceParts {
  readonly desk: Pick<AnalysisDesk, "readOrganisations" | "startSnapshot" | "readPage" | "readChanges" | "findWords" | "buffer" | "readRegions">;
  readonly run: Run;
  readonly openEngine: () => Promise<AnalysisEngine>;
  readonly view: PlanView;
  readonly onview: (view: PlanView, isPassing: boolean) => void;
  readonly now: () => Date;
}
/** Which of the two groups is being filtered. */
export type Side = "a" | "b";

const ASK_FOR_CHANGES_EVERY_MS = 60_000;
/** Nobody is changing anything just now. */
const AT_REST_MS = 400;
/** Fine enough that the glow shows streets, coarse enough to be counted while a slider moves. */
const HEAT_METRES = 100;

export class Workspace {
  view = $state.raw() as PlanView;
  stage = $state<"loading" | "ready" | "failed" | "nowhere">("loading");
  progress = $state.raw<Progress | null>(null);
  problem = $state.raw<Problem | null>(null);
  organisations = $state.raw<readonly { readonly id: string; readonly name: string }[]>([]);
  dictionaries = $state.raw<Dictionaries | null>(null);
  regions = $state.raw<{ readonly districts: readonly Region[]; readonly areas: readonly Region[] }>({ districts: [], areas: [] });
  points = $state.raw<PointColumns | null>(null);
  result = $state.raw<AnalysisResult | null>(null);
  /** The question `result` answers. */
  answered = $state.raw<AnalysisQuery | null>(null);
  isAsking = $state(false);
  /** What the filter's place comes to when it is drawn or has metres around it. */
  boundary = $state.raw<Boundary | null>(null);
  /** When what is shown was last known to be all there is. */
  readAt = $state.raw<Date | null>(null);
  /** The last look for changes found no line; what is shown stays. */
  isOffline = $state(false);
  /** Which group the filter panel changes while two are compared. */
  side = $state<Side>("a");

  readonly organisationId = $derived(this.organisations.find(({ id }) => id === this.view.organisationId)?.id ?? this.organisations[0]?.id ?? null);
  readonly query = $derived<AnalysisQuery>({ filter: this.view.filter, compare: this.view.compare, hexagonMetres: this.view.mode === "points" ? null : this.view.mode === "heat" ? HEAT_METRES : this.view.hexagonMetres, byTime: this.view.mode === "safety" });
  readonly filter = $derived(this.side === "b" && this.view.compare !== null ? this.view.compare : this.view.filter);
  readonly figures = $derived(this.side === "b" && this.result?.b != null ? this.result.b : (this.result?.a ?? null));

  readonly #parts: WorkspaceParts;
  #engine: AnalysisEngine | null = null;
  #resolved: ResolvedFilters | null = null;
  #version = "";
  #load = 0;
  #turn = 0;
  #placesNeeded = 0;
  #later: ReturnType<typeof setTimeout> | undefined;
  #isRefreshing = false;

  constructor(parts: WorkspaceParts) {
    this.#parts = parts;
    this.view = parts.view;
  }

  get engine(): AnalysisEngine | null {
    return this.#engine;
  }

  async start(): Promise<void> {
    const { desk, run } = this.#parts;
    await this.#loading(async (isWanted) => {
      this.organisations = await run(() => desk.readOrganisations());
      this.#engine ??= await this.#parts.openEngine();
      if (isWanted()) await this.#readAll(isWanted);
    });
  }

  close(): void {
    clearTimeout(this.#later);
    this.#load += 1;
    this.#turn += 1;
    this.#engine?.close();
    this.#engine = null;
  }

  /** Looks for changes now and then, and when the tab comes back. Returns its undoing. */
  watch(page: Document): () => void {
    const look = () => {
      if (page.visibilityState === "visible") void this.refresh();
    };
    const timer = setInterval(look, ASK_FOR_CHANGES_EVERY_MS);
    page.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      page.removeEventListener("visibilitychange", look);
    };
  }

  async refresh(): Promise<void> {
    const { desk, run } = this.#parts;
    const [organisationId, engine] = [this.organisationId, this.#engine];
    if (this.stage !== "ready" || this.#isRefreshing || organisationId === null || engine === null) return;
    const load = this.#load;
    this.#isRefreshing = true;
    try {
      const changes = await run(() => desk.readChanges({ organisationId, version: this.#version }));
      if (load !== this.#load) return;
      this.isOffline = false;
      if (changes.isTooMuch) return await this.#loading((isWanted) => this.#readAll(isWanted));
      this.readAt = this.#parts.now();
      if (changes.version === this.#version) return;
      const { keepsPoints } = await engine.applyChanges(changes);
      this.#version = changes.version;
      this.dictionaries = changes.dictionaries;
      this.#resolved?.forgetWords();
      if (!keepsPoints) this.points = await engine.points();
      await this.ask();
    } catch (thrown) {
      // What is shown stays; the next look tells more.
      this.isOffline = problemOf(thrown).code === "offline";
    } finally {
      this.#isRefreshing = false;
    }
  }

  /** The address was changed from outside: back, forward, a saved view. */
  show(view: PlanView): void {
    const before = this.organisationId;
    this.view = view;
    if (view.compare === null) this.side = "a";
    if (this.organisationId === before) void this.ask();
    else void this.#loading((isWanted) => this.#readAll(isWanted));
  }

  change(change: Partial<PlanView>, { isPassing = false }: { readonly isPassing?: boolean } = {}): void {
    this.show({ ...this.view, ...change });
    this.#parts.onview(this.view, isPassing);
  }

  /** Of the group in hand. */
  filterBy(change: Partial<AnalysisFilter>, options?: { readonly isPassing?: boolean }): void {
    const filter = { ...this.filter, ...change };
    this.change(this.side === "b" && this.view.compare !== null ? { compare: filter } : { filter }, options);
  }
  choose(facet: Facet, values: readonly FacetValue[]): void {
    const others = Object.fromEntries(Object.entries(this.filter.values).filter(([name]) => name !== facet));
    this.filterBy({ values: values.length === 0 ? others : { ...others, [facet]: values } });
  }
  toggle(facet: Facet, value: FacetValue): void {
    const chosen = this.filter.values[facet] ?? [];
    this.choose(facet, chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  }
  reset(): void {
    this.filterBy(EVERYTHING);
  }
  /** B begins as A is, so that one thing is changed and everything else stays alike. */
  startComparing(): void {
    this.side = "b";
    this.change({ compare: this.view.filter, mode: "difference" });
  }
  stopComparing(): void {
    this.side = "a";
    this.change({ compare: null, ...(this.view.mode === "difference" ? { mode: "hexagons" as const } : {}) });
  }

  /** Districts and areas are shown: they are counted with every question from now on, at once if they were not. Returns its undoing. */
  needPlaces(): () => void {
    this.#placesNeeded += 1;
    // A part of the page calls this when it is shown: it is not to be called again for what is read here.
    untrack(() => {
      if (this.result !== null && this.result.a.districts === null) void this.ask();
    });
    return () => (this.#placesNeeded -= 1);
  }

  async ask(): Promise<void> {
    clearTimeout(this.#later);
    const turn = ++this.#turn;
    const [engine, organisationId, query] = [this.#engine, this.organisationId, this.query];
    if (engine === null || organisationId === null || this.stage === "loading") return;
    this.isAsking = true;
    try {
      const [boundary = null] = (await this.#resolved?.resolve(organisationId, query.compare === null ? [query.filter] : [query.filter, query.compare])) ?? [];
      if (turn !== this.#turn) return;
      const withoutPlaces = this.#placesNeeded === 0;
      const result = await engine.ask({ ...query, withoutPlaces });
      if (turn !== this.#turn) return;
      this.result = result;
      this.answered = query;
      this.boundary = boundary;
      this.problem = null;
      this.isAsking = false;
      if (withoutPlaces) this.#later = setTimeout(() => void this.#countPlaces(turn, query), AT_REST_MS);
    } catch (thrown) {
      // One that was overtaken has nothing more to say.
      if (turn !== this.#turn) return;
      this.problem = problemOf(thrown);
      this.isAsking = false;
    }
  }

  /** While nothing else is asked, so that the table is there when its tab is opened. */
  async #countPlaces(turn: number, query: AnalysisQuery): Promise<void> {
    const result = await this.#engine?.ask(query).catch(() => undefined);
    // Overtaken or failed: the next question tells more, and the tab asks for itself.
    if (result !== undefined && turn === this.#turn) this.result = result;
  }

  async #loading(work: (isWanted: () => boolean) => Promise<void>): Promise<void> {
    const load = ++this.#load;
    const isWanted = () => load === this.#load;
    this.stage = "loading";
    this.problem = null;
    try {
      await work(isWanted);
    } catch (thrown) {
      if (!isWanted()) return;
      this.problem = problemOf(thrown);
      this.stage = "failed";
    }
  }

  async #readAll(isWanted: () => boolean): Promise<void> {
    const { desk, run } = this.#parts;
    const [organisationId, engine] = [this.organisationId, this.#engine];
    if (organisationId === null || engine === null) return void (this.stage = "nowhere");
    this.progress = null;
    const regions = run(() => desk.readRegions(organisationId));
    // Awaited below; until then nobody else hears of its failing.
    regions.catch(() => undefined);
    const start = await loadSnapshot({ desk, engine, run }, organisationId, { isWanted, onprogress: (progress) => (this.progress = progress) });
    if (start === null) return;
    const [points, shapes] = await Promise.all([engine.points(), regions]);
    if (!isWanted()) return;
    this.#resolved = new ResolvedFilters({ desk, engine, run });
    this.#version = start.version;
    this.dictionaries = start.dictionaries;
    this.regions = shapes;
    this.points = points;
    this.readAt = this.#parts.now();
    this.isOffline = false;
    this.stage = "ready";
    await this.ask();
    // What was written while the pages came is in none of them.
    await this.refresh();
  }
}

const problemOf = (thrown: unknown): Problem => (thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown }));
