/** What two groups can be compared by: the share of respondents in each that has a certain value, with Newcombe's interval for the difference. */
import type { Facet, FacetValue } from "../../../domain/analysis/filter";
import { FACETS, MINIMUM_RESPONDENTS } from "../../../domain/analysis/filter";
import { differenceInterval, type Share } from "../../../domain/analysis/intervals";
import type { Dictionaries } from "../../../domain/analysis/snapshot";
import { m } from "../../../generated/messages/messages";
import { listWords } from "../../shared/dates";
import { numberWords } from "../../shared/numbers";
import { hasShares, type Group } from "../figures/bars";
import { facetName, valueName } from "../words/facet-words";
import { filterWords } from "../words/filter-words";

export interface Measure {
  readonly facet: Facet;
  readonly value: FacetValue;
}
const FACETS_TO_COMPARE: readonly Facet[] = ["kind", "safety", "cause", "time", "theme"];

/** Only what neither group is filtered by: of those who were chosen for avoiding a place, all avoid one. */
export function measuresOf(a: Group, b: Group): readonly Measure[] {
  const measures = FACETS_TO_COMPARE.flatMap((facet) =>
    hasShares(a, facet) && hasShares(b, facet) ? a.figures.facets[facet].filter(({ value }) => value !== "not_stated" && value !== "none" && shareOf(a, { facet, value }).part + shareOf(b, { facet, value }).part > 0).map(({ value }) => ({ facet, value })) : [],
  );
  const isAvoid = ({ value }: Measure) => value === "avoid";
  return [...measures.filter(isAvoid), ...measures.filter((measure) => !isAvoid(measure))];
}

export function shareOf({ figures }: Group, { facet, value }: Measure): Share {
  return { part: figures.facets[facet].find((each) => each.value === value)?.respondents ?? 0, all: figures.total.respondents };
}

export interface Comparison {
  readonly a: Share;
  readonly b: Share;
  /** Null where either group is too small to say anything of the difference. */
  readonly difference: { readonly difference: number; readonly low: number; readonly high: number } | null;
}
export function compareGroups(a: Group, b: Group, measure: Measure): Comparison {
  const [ofA, ofB] = [shareOf(a, measure), shareOf(b, measure)];
  return { a: ofA, b: ofB, difference: Math.min(ofA.all, ofB.all) < MINIMUM_RESPONDENTS ? null : differenceInterval(ofA, ofB) };
}

/** Percentage points with their sign, whole; never a minus before nothing. */
export function signedPoints(share: number): string {
  const points = Math.round(share * 100);
  return points === 0 ? "0" : `${points > 0 ? "+" : "−"}${numberWords(Math.abs(points))}`;
}

/** What a group is called beside the other: the values alone where they differ by one facet only ("13–19"), else all in which they differ. */
export function groupName({ filter }: Group, { filter: other }: Group, dictionaries: Dictionaries): string {
  const facets = FACETS.filter((facet) => JSON.stringify(filter.values[facet] ?? []) !== JSON.stringify(other.values[facet] ?? []));
  const rest = (of: Group["filter"]) => JSON.stringify([of.from, of.to, of.words, of.where]);
  const [facet] = facets;
  if (facet === undefined || facets.length > 1 || rest(filter) !== rest(other)) return filterWords(filter, dictionaries, other);
  const values = filter.values[facet] ?? [];
  return values.length === 0 ? m.plan_group_all({ facet: facetName(facet) }) : listWords(values.map((value) => valueName(facet, value, dictionaries)));
}
