/** Who took part, by what respondents said of themselves: counted, small groups hidden with what would give them away. For files and print alike. */
import type { GroupFigures } from "../../../domain/analysis/figures";
import type { AnalysisFilter, Facet } from "../../../domain/analysis/filter";
import { AGES, type Dictionaries } from "../../../domain/analysis/snapshot";
import { suppressChoice, suppressLine, suppressTable, type Shown, type ShownTable } from "../../../domain/suppression";

export interface GroupCount {
  readonly value: string;
  readonly respondents: Shown;
}
export interface HomesAndAges {
  /** Ids of districts, "not_stated" first; values of age. */
  readonly districts: readonly string[];
  readonly ages: readonly string[];
  readonly table: ShownTable;
}

/** Null: fewer than five in all, or nothing can be told without telling of a few. */
export function homesAndAges({ homes }: Pick<GroupFigures, "homes">, { districts }: Pick<Dictionaries, "districts">): HomesAndAges | null {
  const rows = homes.filter(({ district, respondentsByAge }) => districts[district] != null || respondentsByAge.some((count) => count > 0));
  const table = suppressTable(rows.map(({ respondentsByAge }) => AGES.map((_, nth) => respondentsByAge[nth] ?? 0)));
  return table === null ? null : { districts: rows.map(({ district }) => districts[district]?.id ?? "not_stated"), ages: AGES, table };
}

/** Ages alone: the sums of the table above, so that two files never hide different ones. */
export function agesAlone({ ages, table }: HomesAndAges): readonly GroupCount[] {
  return ages.map((value, nth) => ({ value, respondents: table.columnTotals[nth] ?? null }));
}

/** Counts of a facet stand under the other filters: where the facet itself is chosen from, only what was chosen is in the selection. */
const inSelection = (figures: Pick<GroupFigures, "facets">, filter: AnalysisFilter, facet: Facet) => {
  const chosen = filter.values[facet] ?? [];
  return figures.facets[facet].filter(({ value }) => chosen.length === 0 || chosen.includes(value));
};

/** One answer each. */
export function gendersAlone(figures: Pick<GroupFigures, "facets">, filter: AnalysisFilter): readonly GroupCount[] | null {
  const counts = inSelection(figures, filter, "gender");
  const shown = suppressLine(counts.map(({ respondents }) => respondents));
  return shown === null ? null : counts.map(({ value }, nth) => ({ value, respondents: shown[nth] ?? null }));
}

/** Several answers each. */
export function relationsAlone(figures: Pick<GroupFigures, "facets" | "wholes">, filter: AnalysisFilter): readonly GroupCount[] {
  return inSelection(figures, filter, "relation").map(({ value, respondents }) => ({ value, respondents: suppressChoice(respondents, figures.wholes.relation.respondents) }));
}
