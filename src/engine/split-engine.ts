/**
 * One engine over shares of the respondents, each counted on a core of its own, and added up here. Every share hears of everything and keeps
 * what is its own. The last one is in this very worker: the others have been asked when it begins.
 *
 * Rows stand in the order of the shares, in each by respondent: verdicts and points follow one another.
 */
import type { AnalysisQuery, AnalysisResult } from "../domain/analysis/figures";
import { greatest } from "../domain/analysis/greatest";
import { addGroups, groupFigures, type GroupSums } from "../domain/analysis/group-sums";
import type { Dictionaries } from "../domain/analysis/snapshot";
import type { AnalysisEngine, Changed, PointColumns, Share } from "./analysis-engine";
import { EngineShare } from "./engine-share";
import { joinPoints } from "./point-columns";

/** Opens a share in a worker of its own. */
export type OpenShare = () => Share;

/** Fewer are counted in a blink by one: another worker would only cost its start. */
const FEWEST_TO_SPLIT = 250_000;
/** Beyond this, adding up and handing over costs what is gained. */
const MOST_SHARES = 4;

/** `cores`: how many this machine has for everything. One is left to the page where there are more than two. */
export function sharesFor(rows: number, cores: number): number {
  return rows < FEWEST_TO_SPLIT ? 1 : Math.max(1, Math.min(MOST_SHARES, cores <= 2 ? cores : cores - 1));
}

/** Without `openShare` everything is counted where it is called. */
export function makeEngine(openShare: OpenShare | null = null, cores = 1): AnalysisEngine {
  return new SplitEngine(openShare, cores);
}

class SplitEngine implements AnalysisEngine {
  readonly #openShare: OpenShare | null;
  readonly #cores: number;
  #shares: readonly Share[] = [];
  #dictionaries: Dictionaries | null = null;
  #version = "";

  constructor(openShare: OpenShare | null, cores: number) {
    this.#openShare = openShare;
    this.#cores = cores;
  }

  async begin(parts: Parameters<AnalysisEngine["begin"]>[0]): Promise<void> {
    const openShare = this.#openShare;
    const count = openShare === null ? 1 : sharesFor(parts.total, this.#cores);
    if (this.#shares.length !== count) {
      this.close();
      this.#shares = Array.from({ length: count }, (_, nth) => (openShare === null || nth === count - 1 ? new EngineShare() : openShare()));
    }
    this.#dictionaries = parts.dictionaries;
    this.#version = parts.version;
    await this.#all((share, nth) => share.begin(parts, { nth, of: count }));
  }

  async addPage(page: ArrayBuffer): Promise<void> {
    await this.#all((share) => share.addPage(page));
  }

  async finish(): Promise<{ readonly rows: number }> {
    return { rows: rowsOf(await this.#all((share) => share.finish())) };
  }

  async applyChanges(changes: Parameters<AnalysisEngine["applyChanges"]>[0]): Promise<Changed> {
    const changed = await this.#all((share) => share.applyChanges(changes));
    this.#dictionaries = changes.dictionaries;
    this.#version = changes.version;
    return { rows: rowsOf(changed), keepsPoints: changed.every(({ keepsPoints }) => keepsPoints) };
  }

  async setFound(...found: Parameters<AnalysisEngine["setFound"]>): Promise<void> {
    await this.#all((share) => share.setFound(...found));
  }

  async setBoundary(...bounded: Parameters<AnalysisEngine["setBoundary"]>): Promise<void> {
    await this.#all((share) => share.setBoundary(...bounded));
  }

  async ask(query: AnalysisQuery): Promise<AnalysisResult> {
    const start = performance.now();
    const answers = await this.#all((share) => share.ask(query));
    const dictionaries = this.#dictionaries;
    if (dictionaries === null) throw new Error("engine: asked before the snapshot was there");
    const figures = (sums: readonly GroupSums[]) => groupFigures(sums.reduce(addGroups), dictionaries);
    const b = answers.flatMap((answer) => (answer.b === null ? [] : [answer.b]));
    return { version: this.#version, a: figures(answers.map((answer) => answer.a)), b: b.length === 0 ? null : figures(b), verdict: joined(answers.map(({ verdict }) => verdict)), tookMs: performance.now() - start };
  }

  async points(): Promise<PointColumns> {
    return joinPoints(await this.#all((share) => share.points()));
  }

  async ordinals(query: AnalysisQuery, options: Parameters<AnalysisEngine["ordinals"]>[1]): Promise<Uint32Array> {
    const found = await this.#all((share) => share.ordinals(query, options));
    return greatest(Uint32Array.from(found.flatMap((each) => [...each])), options.limit);
  }

  close(): void {
    for (const share of this.#shares) share.close();
    this.#shares = [];
  }

  async #all<T>(of: (share: Share, nth: number) => Promise<T>): Promise<readonly T[]> {
    if (this.#shares.length === 0) throw new Error("engine: called before begin");
    return Promise.all(this.#shares.map(of));
  }
}

const rowsOf = (parts: readonly { readonly rows: number }[]): number => parts.reduce((sum, { rows }) => sum + rows, 0);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
