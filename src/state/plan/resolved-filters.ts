/**
 * What only the database knows of a filter – where words occur, what lies within so many metres – asked for once and handed to the engine
 * before it is asked. Forgotten with the organisation, and words also when the snapshot changes.
 */
import type { AnalysisDesk } from "../../backend/staff/analysis";
import type { AnalysisFilter, Where } from "../../domain/analysis/filter";
import type { AnalysisEngine } from "../../engine/analysis-engine";
import type { Run } from "./snapshot-loading";

export class ResolvedFilters {
  readonly #parts: { readonly desk: Pick<AnalysisDesk, "findWords" | "buffer">; readonly engine: AnalysisEngine; readonly run: Run };
  readonly #words = new Map<string, Promise<void>>();
  readonly #boundaries = new Map<string, Promise<void>>();

  constructor(parts: { readonly desk: Pick<AnalysisDesk, "findWords" | "buffer">; readonly engine: AnalysisEngine; readonly run: Run }) {
    this.#parts = parts;
  }

  async resolve(organisationId: string, filters: readonly AnalysisFilter[]): Promise<void> {
    await Promise.all(filters.flatMap(({ words, where }) => [...(words === "" ? [] : [this.#findWords(organisationId, words)]), ...(where === null || !needsBoundary(where) ? [] : [this.#bound(organisationId, where)])]));
  }

  /** New contributions may hold the same words. */
  forgetWords(): void {
    this.#words.clear();
  }

  #findWords(organisationId: string, words: string): Promise<void> {
    const { desk, engine, run } = this.#parts;
    return once(this.#words, words, async () => engine.setFound(words, await run(() => desk.findWords(organisationId, words))));
  }

  #bound(organisationId: string, where: Where): Promise<void> {
    const { desk, engine, run } = this.#parts;
    return once(this.#boundaries, JSON.stringify(where), async () => {
      const boundary = where.type === "drawn" && where.bufferMetres === 0 ? where.boundary : await run(() => desk.buffer(organisationId, where));
      await engine.setBoundary(where, boundary);
    });
  }
}

/** Which district or area a contribution lies in was decided when it came; all else is drawn or has metres around it. */
const needsBoundary = (where: Where): boolean => where.type === "drawn" || where.type === "line" || where.bufferMetres > 0;

function once(known: Map<string, Promise<void>>, key: string, work: () => Promise<void>): Promise<void> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const doing = work();
  known.set(key, doing);
  doing.catch(() => known.delete(key));
  return doing;
}
