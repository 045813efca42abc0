/**
 * What only the database knows of a filter – where words occur, what lies within so many metres – asked for once and handed to the engine
 * before it is asked. Forgotten with the organisation, and words also when the snapshot changes.
 */
import type { AnalysisDesk } from "../../backend/staff/analysis";
import type { Boundary } from "../../domain/area-import";
import type { AnalysisFilter, Where } from "../../domain/analysis/filter";
import type { AnalysisEngine } from "../../engine/analysis-engine";
import type { Run } from "./snapshot-loading";

export class ResolvedFilters {
  readonly #parts: { readonly desk: Pick<AnalysisDesk, "findWords" | "buffer">; readonly engine: AnalysisEngine; readonly run: Run };
  readonly #words = new Map<string, Promise<void>>();
  readonly #boundaries = new Map<string, Promise<Boundary>>();

  constructor(parts: { readonly desk: Pick<AnalysisDesk, "findWords" | "buffer">; readonly engine: AnalysisEngine; readonly run: Run }) {
    this.#parts = parts;
  }

  /** Gives back, a filter each, the boundary that was asked for; null where none was needed. */
  resolve(organisationId: string, filters: readonly AnalysisFilter[]): Promise<readonly (Boundary | null)[]> {
    return Promise.all(
      filters.map(async ({ words, where }) => {
        const [boundary] = await Promise.all([where === null || !needsBoundary(where) ? null : this.#bound(organisationId, where), words === "" ? null : this.#findWords(organisationId, words)]);
        return boundary;
      }),
    );
  }

  /** New contributions may hold the same words. */
  forgetWords(): void {
    this.#words.clear();
  }

  #findWords(organisationId: string, words: string): Promise<void> {
    const { desk, engine, run } = this.#parts;
    return once(this.#words, words, async () => engine.setFound(words, await run(() => desk.findWords(organisationId, words))));
  }

  #bound(organisationId: string, where: Where): Promise<Boundary> {
    const { desk, engine, run } = this.#parts;
    return once(this.#boundaries, JSON.stringify(where), async () => {
      const boundary = where.type === "drawn" && where.bufferMetres === 0 ? where.boundary : await run(() => desk.buffer(organisationId, where));
      await engine.setBoundary(where, boundary);
      return boundary;
    });
  }
}

/** Which district or area a contribution lies in was decided when it came; all else is drawn or has metres around it. */
const needsBoundary = (where: Where): boolean => where.type === "drawn" || where.type === "line" || where.bufferMetres > 0;

function once<T>(known: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const doing = work();
  known.set(key, doing);
  doing.catch(() => known.delete(key));
  return doing;
}
