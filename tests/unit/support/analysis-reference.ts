/** The same figures the plain way, with sets and arrays and one filter at a time: what the engine's pass is compared with. */
import type { AnalysisFilter, Facet } from "../../../src/domain/analysis/filter";
import { FACETS } from "../../../src/domain/analysis/filter";
import type { Dictionaries } from "../../../src/domain/analysis/snapshot";
import type { AnalysisRow } from "./analysis-rows";

export function valuesOf(row: AnalysisRow, facet: Facet, { districts, campaigns, areas, areaSets, themes, themeSets }: Dictionaries): readonly string[] {
  const orNone = (ids: readonly (string | undefined)[]): readonly string[] => (ids.length === 0 ? ["none"] : ids.map((id) => id ?? "?"));
  switch (facet) {
    case "kind":
      return [row.kind];
    case "safety":
      return row.safety === 0 ? [] : [String(row.safety)];
    case "time":
      return row.times;
    case "cause":
      return row.causes;
    case "age":
      return [row.age];
    case "gender":
      return [row.gender];
    case "relation":
      return row.relations.length === 0 ? ["not_stated"] : row.relations;
    case "home":
      return [districts[row.home]?.id ?? "not_stated"];
    case "district":
      return [districts[row.district]?.id ?? "none"];
    case "campaign":
      return [campaigns[row.campaign]?.id ?? "none"];
    case "area":
      return orNone((areaSets[row.areas] ?? []).map((area) => areas[area]?.id));
    case "theme":
      return orNone((themeSets[row.themes] ?? []).map((theme) => themes[theme]?.id));
    case "decade":
      return row.decade === null ? [] : [String(row.decade)];
    case "status":
      return [row.status];
    case "answered":
      return [row.answered];
  }
}

/** Rows that pass everything, or everything but one condition. Without words and places. */
export function passing(rows: readonly AnalysisRow[], filter: AnalysisFilter, dictionaries: Dictionaries, except: Facet | "period" | null): readonly AnalysisRow[] {
  return rows.filter(
    (row) =>
      FACETS.every((facet) => {
        const wanted = filter.values[facet] ?? [];
        return facet === except || wanted.length === 0 || valuesOf(row, facet, dictionaries).some((value) => wanted.includes(value));
      }) &&
      (except === "period" || ((filter.from === null || row.day >= filter.from) && (filter.to === null || row.day <= filter.to))),
  );
}

export const amountOf = (rows: readonly AnalysisRow[]): { readonly respondents: number; readonly pins: number } => ({ respondents: new Set(rows.map((row) => row.respondent)).size, pins: rows.length });

export function facetReference(rows: readonly AnalysisRow[], filter: AnalysisFilter, dictionaries: Dictionaries, facet: Facet, value: string): { readonly respondents: number; readonly pins: number } {
  return amountOf(passing(rows, filter, dictionaries, facet).filter((row) => valuesOf(row, facet, dictionaries).includes(value)));
}

/** Each respondent's mean, and the mean of those. */
export function sharedMean(marks: readonly { readonly respondent: number; readonly safety: number }[]): { readonly mean: number | null; readonly respondents: number } {
  const byRespondent = new Map<number, { readonly safety: number }[]>();
  for (const mark of marks) if (mark.safety > 0) byRespondent.set(mark.respondent, [...(byRespondent.get(mark.respondent) ?? []), mark]);
  const means = [...byRespondent.values()].map((own) => own.reduce((sum, mark) => sum + mark.safety, 0) / own.length);
  return { mean: means.length === 0 ? null : means.reduce((sum, mean) => sum + mean, 0) / means.length, respondents: means.length };
}
