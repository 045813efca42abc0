/**
 * One question – "the filter has changed: how many pins has each value of five facets under the other filters?" – answered in four ways.
 * Each does what it does best: crossfilter keeps sorted indexes and counts up and down only what the change moved; arquero runs on columns;
 * the objects are plain array methods. Ours answers more in the same time: fifteen facets, months, and distinct respondents everywhere.
 */
import { desc, escape, table } from "arquero";
import crossfilter from "crossfilter2";
import { compileFilter } from "../../../src/domain/analysis/compiled-filter";
import { EVERYTHING, type AnalysisFilter } from "../../../src/domain/analysis/filter";
import { FacetCounter } from "../../../src/domain/analysis/facet-counter";
import type { PreparedSnapshot } from "../../../src/domain/analysis/prepared-snapshot";
import { FIVE, type Chosen, type Five } from "./steps";
import { AGES, KINDS, STATUSES, type Columns, type Dictionaries } from "../../../src/domain/analysis/snapshot";

/** Pins by value of each facet. */
export type Counts = Readonly<Record<Five, Readonly<Record<string, number>>>>;
export interface Contender {
  readonly name: string;
  readonly answer: (step: Chosen) => Counts;
}

export function ours(snapshot: PreparedSnapshot): Contender {
  const counter = new FacetCounter(snapshot);
  return {
    name: "ours: 15 facets, months, respondents too",
    answer: (values) => {
      const filter: AnalysisFilter = { ...EVERYTHING, values };
      const { facets } = counter.count(compileFilter(filter, snapshot, { outsideWords: null, outsideWhere: null }));
      return each((facet) => Object.fromEntries(snapshot.facets[facet].values.flatMap((value, position) => (facets[facet].pins[position] === 0 ? [] : [[value, facets[facet].pins[position] ?? 0] as const]))));
    },
  };
}

interface Row {
  readonly respondent: number;
  readonly east: number;
  readonly north: number;
  readonly kind: string;
  readonly age: string;
  readonly district: string;
  readonly campaign: string;
  readonly status: string;
}
export function rowsOf(columns: Columns, { districts, campaigns }: Dictionaries): readonly Row[] {
  return Array.from({ length: columns.ordinal.length }, (_, row) => ({
    respondent: columns.respondent[row] ?? 0, east: columns.east[row] ?? 0, north: columns.north[row] ?? 0, kind: KINDS[columns.kind[row] ?? 0] ?? "", age: AGES[columns.age[row] ?? 0] ?? "",
    district: districts[columns.district[row] ?? 0]?.id ?? "none", campaign: campaigns[columns.campaign[row] ?? 0]?.id ?? "none", status: STATUSES[(columns.state[row] ?? 0) & 3] ?? "",
  }));
}

export function objects(rows: readonly Row[]): Contender {
  return {
    name: "objects: filter and reduce, 5 facets",
    answer: (step) =>
      each((facet) =>
        rows
          .filter((row) => FIVE.every((other) => other === facet || (step[other]?.includes(row[other]) ?? true)))
          .reduce<Record<string, number>>((counts, row) => {
            counts[row[facet]] = (counts[row[facet]] ?? 0) + 1;
            return counts;
          }, {}),
      ),
  };
}

/** The same with a set of respondents a value: what ours counts besides. */
export function objectsWithRespondents(rows: readonly Row[]): Contender {
  return {
    name: "objects: with sets of respondents, 5 facets",
    answer: (step) =>
      each((facet) => {
        const counts: Record<string, { pins: number; respondents: Set<number> }> = {};
        for (const row of rows.filter((each) => FIVE.every((other) => other === facet || (step[other]?.includes(each[other]) ?? true)))) {
          const count = (counts[row[facet]] ??= { pins: 0, respondents: new Set() });
          count.pins += 1;
          count.respondents.add(row.respondent);
        }
        return Object.fromEntries(Object.entries(counts).map(([value, { pins }]) => [value, pins]));
      }),
  };
}

export function crossfilters(rows: readonly Row[]): Contender {
  const all = crossfilter([...rows]);
  const dimensions = each((facet) => all.dimension((row) => row[facet]));
  const groups = each((facet) => dimensions[facet].group().reduceCount());
  let before: Chosen = {};
  return {
    name: "crossfilter2: incremental, 5 facets",
    answer: (step) => {
      for (const facet of FIVE) {
        if (String(step[facet]) === String(before[facet])) continue;
        const wanted = step[facet];
        if (wanted === undefined) dimensions[facet].filterAll();
        else dimensions[facet].filterFunction((value) => wanted.includes(String(value)));
      }
      before = step;
      return each((facet) => Object.fromEntries(groups[facet].all().filter(({ value }) => Number(value) > 0).map(({ key, value }) => [String(key), Number(value)])));
    },
  };
}

export function arquero(rows: readonly Row[]): Contender {
  const columns = table(Object.fromEntries(FIVE.map((facet) => [facet, rows.map((row) => row[facet])])));
  return {
    name: "arquero: filter, groupby, count, 5 facets",
    answer: (step) =>
      each((facet) => {
        const passing = columns.filter(escape((row: Row) => FIVE.every((other) => other === facet || (step[other]?.includes(row[other]) ?? true))));
        const counted = passing.groupby(facet).count().orderby(desc("count")).objects() as readonly Record<string, unknown>[];
        return Object.fromEntries(counted.map((count) => [String(count[facet]), Number(count["count"])]));
      }),
  };
}

function each<T>(of: (facet: Five) => T): Readonly<Record<Five, T>> {
  return { kind: of("kind"), age: of("age"), district: of("district"), campaign: of("campaign"), status: of("status") };
}
