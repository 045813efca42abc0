/** Which values of a facet are shown, in which order. */
import type { FacetCount } from "../../../domain/analysis/figures";
import type { Facet, FacetValue, Unit } from "../../../domain/analysis/filter";
import { fold } from "../../../domain/fold";
import { amountIn } from "../words/amounts";

/** Longer lists can be searched, and begin with this many. */
export const LONG_LIST = 8;
/** These have an order of their own; the rest stand with the most first. */
const ORDERED: readonly Facet[] = ["kind", "safety", "time", "age", "gender", "relation", "decade", "status", "answered"];

export interface FacetRow {
  readonly value: FacetValue;
  readonly name: string;
  readonly amount: number;
  /** 0–1 of the greatest. */
  readonly length: number;
  readonly isChosen: boolean;
}

export function facetRows(facet: Facet, counts: readonly FacetCount[], { chosen, unit, nameOf }: { readonly chosen: readonly FacetValue[]; readonly unit: Unit; readonly nameOf: (value: FacetValue) => string }): readonly FacetRow[] {
  const most = Math.max(1, ...counts.map((count) => amountIn(unit, count)));
  // What an old link asks for and nothing holds any longer can be taken away here too.
  const gone = chosen.filter((value) => !counts.some((count) => count.value === value)).map((value) => ({ value, respondents: 0, pins: 0 }));
  const rows = [...counts, ...gone].map((count) => ({ value: count.value, name: nameOf(count.value), amount: amountIn(unit, count), length: amountIn(unit, count) / most, isChosen: chosen.includes(count.value) }));
  const isLast = ({ value }: FacetRow) => value === "not_stated" || value === "none";
  return rows.sort((one, other) => Number(isLast(one)) - Number(isLast(other)) || (ORDERED.includes(facet) ? 0 : other.amount - one.amount || one.name.localeCompare(other.name, "sv")));
}

/** Chosen ones, and the place for what is not stated, never fall out of a list that is cut. */
export function shownRows(rows: readonly FacetRow[], { search, isOpen }: { readonly search: string; readonly isOpen: boolean }): readonly FacetRow[] {
  const wanted = fold(search.trim());
  if (wanted !== "") return rows.filter(({ name }) => fold(name).includes(wanted));
  if (isOpen || rows.length <= LONG_LIST) return rows;
  return rows.filter(({ isChosen, value }, nth) => nth < LONG_LIST - 1 || isChosen || value === "not_stated" || value === "none");
}
