/** Any contributions and any filter, for what holds for all of them. */
import fc from "fast-check";
import type { AnalysisFilter } from "../../../src/domain/analysis/filter";
import { AGES, ANSWERED, CAUSES, GENDERS, KINDS, RELATIONS, STATUSES, TIMES, type Dictionaries } from "../../../src/domain/analysis/snapshot";
import type { AnalysisRow } from "./analysis-rows";

export const DICTIONARIES: Dictionaries = {
  // The second district has been deleted since: its code leads to nothing.
  districts: [null, { id: "d1", name: "", population: {} }, null, { id: "d3", name: "", population: {} }],
  campaigns: [null, { id: "c1", name: "" }, { id: "c2", name: "" }],
  areas: ["a1", "a2", "a3"].map((id) => ({ id, name: id, caseNumber: null, phase: "started" })),
  areaSets: [[], [0], [1, 2], [0, 1, 2]],
  themes: ["t1", "t2"].map((id) => ({ id, name: id })),
  themeSets: [[], [1], [0, 1]],
};
const CAUSE_WORDS = (["bad", "good"] as const).flatMap((effect) => CAUSES.map((cause) => `${effect}.${cause}`));

const rowWithout = fc.record({
  respondent: fc.integer({ min: 0, max: 7 }), east: fc.integer({ min: 356_000, max: 356_600 }), north: fc.integer({ min: 6_213_000, max: 6_213_600 }),
  kind: fc.constantFrom(...KINDS), safety: fc.integer({ min: 0, max: 5 }), times: fc.subarray([...TIMES]), causes: fc.subarray(CAUSE_WORDS, { maxLength: 3 }),
  age: fc.constantFrom(...AGES), gender: fc.constantFrom(...GENDERS), relations: fc.subarray([...RELATIONS]), home: fc.nat(3), district: fc.nat(3), campaign: fc.nat(2), areas: fc.nat(3), themes: fc.nat(2),
  day: fc.constantFrom("2025-11-30", "2025-12-01", "2026-02-14", "2026-05-09"), decade: fc.constantFrom(null, 1930, 1960), status: fc.constantFrom(...STATUSES), answered: fc.constantFrom(...ANSWERED),
});
export const someRows = fc.array(rowWithout, { minLength: 1, maxLength: 40 }).map((rows) => rows.map((row, nth): AnalysisRow => ({ ...row, ordinal: nth + 1 })));
const someValues = (...values: readonly string[]): fc.Arbitrary<readonly string[]> => fc.subarray([...values], { minLength: 1, maxLength: 3 });
export const someFilter: fc.Arbitrary<AnalysisFilter> = fc.record({
  values: fc.record(
    {
      kind: someValues(...KINDS), safety: someValues("1", "2", "3", "4", "5"), time: someValues(...TIMES), cause: someValues(...CAUSE_WORDS), age: someValues(...AGES), gender: someValues(...GENDERS),
      relation: someValues("not_stated", ...RELATIONS), home: someValues("not_stated", "d1", "d3"), district: someValues("none", "d1", "d3"), area: someValues("none", "a1", "a2", "a3"),
      campaign: someValues("none", "c1", "c2"), theme: someValues("none", "t1", "t2"), decade: fc.constantFrom(["1930"], ["1960"], ["1930", "1960"]), status: someValues(...STATUSES), answered: someValues(...ANSWERED),
    },
    { requiredKeys: [] },
  ).map((values) => Object.fromEntries(Object.entries(values).slice(0, 4))),
  from: fc.constantFrom(null, "2025-12-01", "2026-01-01"), to: fc.constantFrom(null, "2026-02-14", "2026-01-01"), words: fc.constant(""), where: fc.constant(null),
});
