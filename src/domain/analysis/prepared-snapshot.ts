/** The snapshot with what every question needs, worked out once when it has come or changed: codes, values of facets, months. */
import { CODE_OF, facetValues, makeCodes, placesOf, positionsOf, type CodeColumns, type CodeName } from "./facet-codes";
import { FACETS, type Facet, type FacetValue } from "./filter";
import { monthsOfDays } from "./months";
import type { Columns, Dictionaries } from "./snapshot";

/** Positions of values by code: those of `codes[nth]` are `positions` from starts[nth] up to starts[nth + 1]. */
export interface FacetIndex {
  readonly code: CodeName;
  readonly values: readonly FacetValue[];
  /** What stands in the column: of codes that are numbered their numbers, otherwise the codes that some row has. Figures are put together over these alone. */
  readonly codes: readonly number[];
  readonly starts: Int32Array;
  readonly positions: Int32Array;
}
/** As above, for every set in order. */
export type SetIndex = Pick<FacetIndex, "starts" | "positions">;

export interface PreparedSnapshot {
  readonly rows: number;
  readonly columns: Columns;
  readonly codes: CodeColumns;
  readonly dictionaries: Dictionaries;
  readonly facets: Readonly<Record<Facet, FacetIndex>>;
  /** Position in the values of the facets "home" and "district", and "campaign", by code. */
  readonly districtPlaces: Int32Array;
  readonly campaignPlaces: Int32Array;
  /** Positions in the values of the facets "area" and "theme", by set. */
  readonly areaSets: SetIndex;
  readonly themeSets: SetIndex;
  readonly monthOfDay: Uint16Array;
  readonly held: Held;
  /** Of `held`; 0 without rows. */
  readonly lastMonth: number;
}
/** From the first to the last that some row has: months by number, decades by position among the facet's values. Null: no row has one. */
export interface Held {
  readonly months: Extent | null;
  readonly decades: Extent | null;
}
export type Extent = readonly [first: number, last: number];

const MONTH_OF_DAY = monthsOfDays();

/** `columns` stand sorted by respondent (sort-by-respondent.ts). */
export function prepareSnapshot(columns: Columns, dictionaries: Dictionaries, codes: CodeColumns = makeCodes(columns)): PreparedSnapshot {
  const rows = columns.ordinal.length;
  const held: Record<CodeName, readonly number[]> = {
    mark: codes.mark.codes, person: codes.person.codes, causes: codes.causes.codes, home: heldCodes(columns.home), district: heldCodes(columns.district),
    campaign: heldCodes(columns.campaign), decade: heldCodes(columns.decade), areas: heldCodes(columns.areas), themes: heldCodes(columns.themes),
  };
  const isNumbered = (code: CodeName): boolean => code === "mark" || code === "person" || code === "causes";
  const facets = Object.fromEntries(
    FACETS.map((facet) => {
      const code = CODE_OF[facet];
      return [facet, { code, values: facetValues(facet, dictionaries), codes: isNumbered(code) ? held[code].map((_, number) => number) : held[code], ...indexLists(held[code].map((each) => positionsOf(facet, each, dictionaries))) }];
    }),
  ) as unknown as Record<Facet, FacetIndex>;
  const setsOf = (facet: "area" | "theme", count: number): SetIndex => indexLists(Array.from({ length: count }, (_, set) => positionsOf(facet, set, dictionaries)));
  const months = extentOf(heldCodes(columns.day).map((day) => MONTH_OF_DAY[day] as number));
  return {
    rows, columns, codes, dictionaries, facets,
    districtPlaces: placesOf(dictionaries.districts),
    campaignPlaces: placesOf(dictionaries.campaigns),
    areaSets: setsOf("area", dictionaries.areaSets.length),
    themeSets: setsOf("theme", dictionaries.themeSets.length),
    monthOfDay: MONTH_OF_DAY,
    held: { months, decades: extentOf(held.decade.filter((code) => code > 0).map((code) => code - 1)) },
    lastMonth: months?.[1] ?? 0,
  };
}

function heldCodes(column: Uint8Array | Uint16Array): readonly number[] {
  const seen = new Uint8Array(1 << (8 * column.BYTES_PER_ELEMENT));
  for (let row = 0; row < column.length; row += 1) seen[column[row] as number] = 1;
  const held: number[] = [];
  for (let code = 0; code < seen.length; code += 1) if (seen[code] === 1) held.push(code);
  return held;
}

/** Lists one after the other. */
export function indexLists(lists: readonly (readonly number[])[]): SetIndex {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, nth) => (starts[nth + 1] = (starts[nth] as number) + list.length));
  return { starts, positions: Int32Array.from(lists.flat()) };
}

function extentOf(rising: readonly number[]): Extent | null {
  const [first, last] = [rising[0], rising.at(-1)];
  return first === undefined || last === undefined ? null : [first, last];
}
