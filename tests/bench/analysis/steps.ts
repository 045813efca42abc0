/** The filters that every contender is asked with, in turn. */
import type { FacetValue } from "../../../src/domain/analysis/filter";

export const FIVE = ["kind", "age", "district", "campaign", "status"] as const;
export type Five = (typeof FIVE)[number];
export type Chosen = Readonly<Partial<Record<Five, readonly FacetValue[]>>>;
/** What a planner does to the filter, one facet at a time; after the last comes the first again. */
export const STEPS: readonly Chosen[] = [
  { status: ["submitted", "published"] },
  { status: ["submitted", "published"], kind: ["wish", "avoid", "safety"] },
  { status: ["submitted", "published"], kind: ["wish", "avoid", "safety"], age: ["13_19", "20_34"] },
  { status: ["submitted", "published"], kind: ["wish", "avoid", "safety"], age: ["13_19", "20_34"], district: ["district-3", "district-10", "district-20", "district-31"] },
  { status: ["submitted", "published"], age: ["13_19", "20_34"], district: ["district-3", "district-10", "district-20", "district-31"] },
  { status: ["submitted", "published"], age: ["13_19", "20_34"] },
];
