/**
 * What is counted of a group, in a form in which the counts of different respondents add up: each share of the respondents is counted by
 * itself, and figures are made of the sum (`groupFigures`). Only what was asked for is there; the rest is null.
 */
import { addCellsByTime, cellsByTimeFigures, type CellsByTime } from "./cells-by-time";
import { facetValues } from "./facet-codes";
import type { FacetSums } from "./facet-counter";
import type { FacetCount, GroupFigures } from "./figures";
import { FACETS, type Facet } from "./filter";
import { addCells, cellFigures, type CellSums } from "./hex-cells";
import { homeFigures } from "./homes";
import { monthName } from "./months";
import type { Extent, Held } from "./prepared-snapshot";
import { addPlaces, placeFigures, type PlaceSums } from "./regions";
import { addSafety, safetyFigures, type SafetySums } from "./safety-by-time";
import type { Dictionaries } from "./snapshot";
import { addCounts, addTallies, amountAt } from "./tally";

export interface GroupSums {
  readonly facets: FacetSums;
  readonly held: Held;
  readonly safety: SafetySums;
  readonly places: PlaceSums | null;
  readonly homes: Int32Array;
  readonly cells: CellSums | null;
  readonly cellsByTime: CellsByTime | null;
}

export function addGroups(one: GroupSums, other: GroupSums): GroupSums {
  return {
    facets: addFacets(one.facets, other.facets),
    held: { months: widest(one.held.months, other.held.months), decades: widest(one.held.decades, other.held.decades) },
    safety: addSafety(one.safety, other.safety),
    places: both(one.places, other.places, addPlaces),
    homes: addCounts(one.homes, other.homes),
    cells: both(one.cells, other.cells, addCells),
    cellsByTime: both(one.cellsByTime, other.cellsByTime, addCellsByTime),
  };
}

function addFacets(one: FacetSums, other: FacetSums): FacetSums {
  return {
    pins: one.pins + other.pins,
    respondents: one.respondents + other.respondents,
    facets: eachFacet((facet) => addTallies(one.facets[facet], other.facets[facet])),
    wholes: addTallies(one.wholes, other.wholes),
    months: addTallies(one.months, other.months),
  };
}

export function groupFigures({ facets, held, safety, places, homes, cells, cellsByTime }: GroupSums, dictionaries: Dictionaries): GroupFigures {
  return {
    total: { respondents: facets.respondents, pins: facets.pins },
    facets: eachFacet((facet) => facetCounts(facet, facets, held, dictionaries)),
    wholes: eachFacet((facet) => amountAt(facets.wholes, FACETS.indexOf(facet))),
    months: positions(held.months).map((month) => ({ month: monthName(month), ...amountAt(facets.months, month) })),
    ...safetyFigures(safety),
    ...(places === null ? { districts: null, areas: null } : placeFigures(places, dictionaries)),
    homes: homeFigures(homes),
    cells: cells === null ? null : cellFigures(cells),
    ...(cellsByTime === null ? {} : { cellsByTime: cellsByTimeFigures(cellsByTime) }),
  };
}

/** Of decades those from the first to the last that some row has. */
function facetCounts(facet: Facet, { facets }: FacetSums, { decades }: Held, dictionaries: Dictionaries): readonly FacetCount[] {
  const values = facetValues(facet, dictionaries);
  const shown = facet === "decade" ? positions(decades) : [...values.keys()];
  return shown.map((position) => ({ value: values[position] as string, ...amountAt(facets[facet], position) }));
}

const positions = (extent: Extent | null): readonly number[] => (extent === null ? [] : Array.from({ length: extent[1] - extent[0] + 1 }, (_, nth) => extent[0] + nth));
const widest = (one: Extent | null, other: Extent | null): Extent | null => both(one, other, (own, others) => [Math.min(own[0], others[0]), Math.max(own[1], others[1])]) ?? one ?? other;
function both<T>(one: T | null, other: T | null, add: (one: T, other: T) => T): T | null {
  return one === null || other === null ? null : add(one, other);
}
function eachFacet<T>(of: (facet: Facet) => T): Readonly<Record<Facet, T>> {
  return Object.fromEntries(FACETS.map((facet) => [facet, of(facet)])) as unknown as Record<Facet, T>;
}
