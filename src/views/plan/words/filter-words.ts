/** A filter in words: for "how was this made", for the names of two groups, for print. */
import { EVERYTHING, FACETS, type AnalysisFilter, type Where } from "../../../domain/analysis/filter";
import type { Dictionaries } from "../../../domain/analysis/snapshot";
import { m } from "../../../generated/messages/messages";
import { listWords } from "../../shared/dates";
import { facetName, valueName } from "./facet-words";
import { periodWords } from "./period-words";

/** One line a condition; with `other`, only those in which the two differ. Empty: everything that is usually looked at. */
export function filterLines(filter: AnalysisFilter, dictionaries: Dictionaries, other?: AnalysisFilter): readonly string[] {
  const isTold = (read: (of: AnalysisFilter) => unknown): boolean => JSON.stringify(read(filter)) !== JSON.stringify(read(other ?? EVERYTHING));
  const facets = FACETS.flatMap((facet) => {
    const values = filter.values[facet] ?? [];
    if (values.length === 0 || !isTold((of) => of.values[facet] ?? [])) return [];
    return [m.plan_filter_sentence({ facet: facetName(facet), values: listWords(values.map((value) => valueName(facet, value, dictionaries))) })];
  });
  return [
    ...facets,
    ...((filter.from !== null || filter.to !== null) && isTold(({ from, to }) => [from, to]) ? [m.plan_filter_sentence_period({ period: periodWords(filter.from, filter.to) })] : []),
    ...(filter.words !== "" && isTold(({ words }) => words) ? [m.plan_filter_sentence_words({ words: filter.words })] : []),
    ...(filter.where !== null && isTold(({ where }) => where) ? [whereWords(filter.where, dictionaries)] : []),
  ];
}

export function filterWords(filter: AnalysisFilter, dictionaries: Dictionaries, other?: AnalysisFilter): string {
  const lines = filterLines(filter, dictionaries, other);
  return lines.length === 0 ? m.plan_filter_words_all() : lines.join(" · ");
}

export function whereWords(where: Where | null, { districts, areas }: Dictionaries): string {
  if (where === null) return m.plan_filter_where_any();
  const nameOf = (id: string) => [...districts, ...areas].find((entry) => entry?.id === id)?.name ?? m.plan_value_unknown();
  const place = where.type === "drawn" ? m.plan_filter_where_drawn() : where.type === "line" ? m.plan_filter_where_line() : where.type === "district" ? m.plan_filter_where_district({ name: nameOf(where.id) }) : m.plan_filter_where_area({ name: nameOf(where.id) });
  return where.bufferMetres === 0 ? place : m.plan_filter_where_buffered({ place, metres: String(where.bufferMetres) });
}
