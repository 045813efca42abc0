/** Rows of the area table, and the order they stand in: the unanswered first until one asks for something else. */
import type { RegionFigures } from "../../../domain/analysis/figures";
import { MINIMUM_RESPONDENTS } from "../../../domain/analysis/filter";
import { ratesByHome, shownRate } from "../../../domain/analysis/per-thousand";
import type { HomeFigures, MeanSafety } from "../../../domain/analysis/figures";
import type { Dictionaries } from "../../../domain/analysis/snapshot";

export type AreaKind = "area" | "district";
export const SORT_KEYS = ["name", "respondents", "pins", "per_thousand", "day", "night", "unanswered"] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export interface Sorting {
  readonly key: SortKey;
  readonly isDescending: boolean;
}

export interface AreaRow {
  readonly id: string;
  readonly name: string;
  readonly caseNumber: string | null;
  readonly phase: string | null;
  readonly figures: RegionFigures;
  /** By stated home, never by place; null where it cannot be told. */
  readonly perThousand: number | null;
  readonly themes: readonly string[];
}

export function areaRows(kind: AreaKind, figures: { readonly areas: readonly RegionFigures[]; readonly districts: readonly RegionFigures[]; readonly homes: readonly HomeFigures[] }, dictionaries: Dictionaries): readonly AreaRow[] {
  const themeName = (id: string) => dictionaries.themes.find((theme) => theme.id === id)?.name;
  const themesOf = ({ topThemes }: RegionFigures) => topThemes.flatMap((id) => themeName(id) ?? []);
  if (kind === "area")
    return figures.areas.flatMap((of) => {
      const area = dictionaries.areas.find(({ id }) => id === of.id);
      return area === undefined ? [] : [{ id: of.id, name: area.name, caseNumber: area.caseNumber, phase: area.phase, figures: of, perThousand: null, themes: themesOf(of) }];
    });
  const rates = ratesByHome(figures.homes, dictionaries).districts;
  return figures.districts.flatMap((of) => {
    const [district, rate] = [dictionaries.districts.find((each) => each?.id === of.id), rates.find(({ id }) => id === of.id)];
    return district == null || rate === undefined ? [] : [{ id: of.id, name: district.name, caseNumber: null, phase: null, figures: of, perThousand: shownRate(rate), themes: themesOf(of) }];
  });
}

/** What cannot be told stands last, whichever way one sorts. */
export function sortRows(rows: readonly AreaRow[], { key, isDescending }: Sorting): readonly AreaRow[] {
  const valueOf = (row: AreaRow): number | string | null => {
    if (key === "name") return row.name;
    if (key === "per_thousand") return row.perThousand;
    if (key === "day") return shownMean(row.figures.safetyByDay);
    if (key === "night") return shownMean(row.figures.safetyByNight);
    return row.figures[key];
  };
  return rows.toSorted((one, other) => {
    const [a, b] = [valueOf(one), valueOf(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || one.name.localeCompare(other.name, "sv");
    const order = typeof a === "string" || typeof b === "string" ? String(a).localeCompare(String(b), "sv") : a - b;
    return (isDescending ? -order : order) || one.name.localeCompare(other.name, "sv");
  });
}

/** Of too few, nothing is shown. */
export const shownMean = ({ mean, respondents }: MeanSafety): number | null => (respondents < MINIMUM_RESPONDENTS ? null : mean);
