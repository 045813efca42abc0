/** The fixed vocabularies of a contribution in the reader's language. One place, so that form, preview and receipt say the same. */
import type { AgeGroup, Cause, Gender, Kind, Relation, TimeOfDay, WishAudience } from "../../domain/kind";
import type { Precision } from "../../domain/place";
import { m } from "../../generated/messages/messages";

type Word = () => string;

export const kindCard: Readonly<Record<Kind, { readonly title: Word; readonly hint: Word; readonly tell: Word }>> = {
  story: { title: m.contribute_kind_story, hint: m.contribute_kind_story_hint, tell: m.contribute_tell_title_story },
  memory: { title: m.contribute_kind_memory, hint: m.contribute_kind_memory_hint, tell: m.contribute_tell_title_memory },
  wish: { title: m.contribute_kind_wish, hint: m.contribute_kind_wish_hint, tell: m.contribute_tell_title_wish },
  like: { title: m.contribute_kind_like, hint: m.contribute_kind_like_hint, tell: m.contribute_tell_title_like },
  avoid: { title: m.contribute_kind_avoid, hint: m.contribute_kind_avoid_hint, tell: m.contribute_tell_title_avoid },
  safety: { title: m.contribute_kind_safety, hint: m.contribute_kind_safety_hint, tell: m.contribute_tell_title_safety },
};

export const timeWord: Readonly<Record<TimeOfDay, Word>> = {
  morning: m.contribute_time_morning,
  day: m.contribute_time_day,
  evening: m.contribute_time_evening,
  night: m.contribute_time_night,
};

export const causeWord: Readonly<Record<Cause, Word>> = {
  lighting: m.contribute_cause_lighting,
  overview: m.contribute_cause_overview,
  deserted: m.contribute_cause_deserted,
  disturbing_behaviour: m.contribute_cause_disturbing_behaviour,
  traffic: m.contribute_cause_traffic,
  upkeep: m.contribute_cause_upkeep,
  noise: m.contribute_cause_noise,
  other: m.contribute_cause_other,
};

export const audienceWord: Readonly<Record<WishAudience, Word>> = {
  everyone: m.contribute_audience_everyone,
  children: m.contribute_audience_children,
  young: m.contribute_audience_young,
  families: m.contribute_audience_families,
  seniors: m.contribute_audience_seniors,
};

export const ageWord: Readonly<Record<AgeGroup, Word>> = {
  under_13: m.contribute_age_under_13,
  "13_19": m.contribute_age_13_19,
  "20_34": m.contribute_age_20_34,
  "35_49": m.contribute_age_35_49,
  "50_64": m.contribute_age_50_64,
  "65_79": m.contribute_age_65_79,
  "80_plus": m.contribute_age_80_plus,
};

export const genderWord: Readonly<Record<Gender, Word>> = { woman: m.contribute_gender_woman, man: m.contribute_gender_man, other: m.contribute_gender_other };

export const relationWord: Readonly<Record<Relation, Word>> = {
  live: m.contribute_relation_live,
  work: m.contribute_relation_work,
  study: m.contribute_relation_study,
  visit: m.contribute_relation_visit,
};

export const precisionWord: Readonly<Record<Precision, Word>> = {
  exact: m.contribute_precision_exact,
  exact_for_city: m.contribute_precision_exact_for_city,
  rough: m.contribute_precision_rough,
};

/** From 1 very unsafe to 5 very safe, in the order of the scale. */
export function safetyWords(): readonly [string, string, string, string, string] {
  return [m.contribute_safety_1(), m.contribute_safety_2(), m.contribute_safety_3(), m.contribute_safety_4(), m.contribute_safety_5()];
}

export function safetyWord(level: 1 | 2 | 3 | 4 | 5): string {
  return safetyWords()[level - 1] ?? "";
}

export function options<T extends string>(values: readonly T[], words: Readonly<Record<T, Word>>): { value: T; label: string }[] {
  return values.map((value) => ({ value, label: words[value]() }));
}
