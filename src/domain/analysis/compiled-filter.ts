/**
 * A filter made ready for a million rows: for each column that it asks of, a table from code to the condition that fails there. Each
 * condition has a number; 0 means that none fails, SEVERAL that more than one does, whichever they are – a row counts among the values of
 * a facet when no other condition fails, so two are already too many.
 */
import type { CodeName } from "./facet-codes";
import { FACETS, type AnalysisFilter, type Facet } from "./filter";
import { dayNumber } from "./months";
import type { PreparedSnapshot } from "./prepared-snapshot";

/** Conditions: 1 to 15 the facets in their order, then these. Up to PERIOD they have counts of their own under the others. */
export const PERIOD = FACETS.length + 1;
export const WORDS = PERIOD + 1;
export const WHERE = WORDS + 1;
export const SEVERAL = 31;
export function conditionOf(facet: Facet): number {
  return FACETS.indexOf(facet) + 1;
}

/** Both conditions at once: COMBINED[one << 5 | other]. */
export const COMBINED: Uint8Array = Uint8Array.from({ length: 32 * 32 }, (_, both) => {
  const [one, other] = [both >> 5, both & 31];
  return one === 0 || one === other ? other : other === 0 ? one : SEVERAL;
});

export interface CompiledFilter {
  /** By code the condition that fails; a column that is not asked of is not there and costs nothing. */
  readonly fails: Readonly<Partial<Record<CodeName, Uint8Array>>>;
  /** Null: not asked. */
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  /** By row 1: the words were not found there, or it lies elsewhere. Null: not asked. */
  readonly outsideWords: Uint8Array | null;
  readonly outsideWhere: Uint8Array | null;
}

/** Values that the snapshot does not know, and days that are none, are ignored. */
export function compileFilter(filter: AnalysisFilter, snapshot: PreparedSnapshot, outside: Pick<CompiledFilter, "outsideWords" | "outsideWhere">): CompiledFilter {
  const fails: Partial<Record<CodeName, Uint8Array>> = {};
  for (const facet of FACETS) {
    const { code: column, values, codes, starts, positions } = snapshot.facets[facet];
    const wanted = new Set((filter.values[facet] ?? []).map((value) => values.indexOf(value)).filter((position) => position >= 0));
    if (wanted.size === 0) continue;
    const table = (fails[column] ??= new Uint8Array((codes.at(-1) ?? 0) + 1));
    codes.forEach((code, nth) => {
      const standsFor = positions.subarray(starts[nth], starts[nth + 1]);
      if (!standsFor.some((position) => wanted.has(position))) table[code] = COMBINED[((table[code] as number) << 5) | conditionOf(facet)] as number;
    });
  }
  return {
    fails,
    firstDay: filter.from === null ? null : dayNumber(filter.from),
    lastDay: filter.to === null ? null : dayNumber(filter.to),
    ...outside,
  };
}
