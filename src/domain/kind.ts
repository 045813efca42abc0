/** The six kinds of contribution and their fixed vocabularies. The same words stand in SQL as check constraints. */
export const KINDS = ["story", "memory", "wish", "like", "avoid", "safety"] as const;
export type Kind = (typeof KINDS)[number];

/** Kinds that are never shown to the public as single pins, only as safety cells. */
export const CELL_ONLY_KINDS = ["avoid", "safety"] as const satisfies readonly Kind[];
export type PublicKind = Exclude<Kind, (typeof CELL_ONLY_KINDS)[number]>;
export const PUBLIC_KINDS = ["story", "memory", "wish", "like"] as const satisfies readonly PublicKind[];

export const TIMES_OF_DAY = ["morning", "day", "evening", "night"] as const;
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];

/** Fixed, actionable causes: never groups of people. Each can be good or bad. */
export const CAUSES = ["lighting", "overview", "deserted", "disturbing_behaviour", "traffic", "upkeep", "noise", "other"] as const;
export type Cause = (typeof CAUSES)[number];
export type CauseEffect = "good" | "bad";

export const WISH_AUDIENCES = ["everyone", "children", "young", "families", "seniors"] as const;
export type WishAudience = (typeof WISH_AUDIENCES)[number];

export const AGE_GROUPS = ["under_13", "13_19", "20_34", "35_49", "50_64", "65_79", "80_plus"] as const;
export type AgeGroup = (typeof AGE_GROUPS)[number];
export const GENDERS = ["woman", "man", "other"] as const;
export type Gender = (typeof GENDERS)[number];
export const RELATIONS = ["live", "work", "study", "visit"] as const;
export type Relation = (typeof RELATIONS)[number];

export const LANGUAGES = ["sv", "en", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Kinds that say nothing without words. */
export const KINDS_WITH_WORDS: readonly Kind[] = ["story", "memory", "wish"];

export function isCellOnly(kind: Kind): boolean {
  return (CELL_ONLY_KINDS as readonly Kind[]).includes(kind);
}
