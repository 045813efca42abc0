/** What facets and their values are called. Names of districts, areas, dialogues and themes come from the snapshot's dictionaries. */
import type { Facet, FacetValue } from "../../../domain/analysis/filter";
import type { Dictionaries } from "../../../domain/analysis/snapshot";
import type { Cause } from "../../../domain/kind";
import { m } from "../../../generated/messages/messages";

const FACET_NAMES: Readonly<Record<Facet, () => string>> = {
  kind: m.plan_facet_kind, safety: m.plan_facet_safety, time: m.plan_facet_time, cause: m.plan_facet_cause, age: m.plan_facet_age, gender: m.plan_facet_gender, relation: m.plan_facet_relation,
  home: m.plan_facet_home, district: m.plan_facet_district, area: m.plan_facet_area, campaign: m.plan_facet_campaign, theme: m.plan_facet_theme, decade: m.plan_facet_decade,
  status: m.plan_facet_status, answered: m.plan_facet_answered,
};
const CAUSES: Readonly<Record<Cause, () => string>> = {
  lighting: m.cause_lighting, overview: m.cause_overview, deserted: m.cause_deserted, disturbing_behaviour: m.cause_disturbing_behaviour, traffic: m.cause_traffic, upkeep: m.cause_upkeep,
  noise: m.cause_noise, other: m.cause_other,
};
const safety = (level: string, words: () => string) => () => m.plan_value_safety({ level, words: words() });
const FIXED: Readonly<Partial<Record<Facet, Readonly<Record<string, () => string>>>>> = {
  kind: { story: m.kind_story, memory: m.kind_memory, wish: m.kind_wish, like: m.kind_like, avoid: m.kind_avoid, safety: m.kind_safety },
  safety: {
    1: safety("1", m.safety_level_1), 2: safety("2", m.safety_level_2), 3: safety("3", m.safety_level_3), 4: safety("4", m.safety_level_4), 5: safety("5", m.safety_level_5),
  },
  time: { morning: m.time_morning, day: m.time_day, evening: m.time_evening, night: m.time_night },
  age: {
    under_13: m.contribute_age_under_13, "13_19": m.contribute_age_13_19, "20_34": m.contribute_age_20_34, "35_49": m.contribute_age_35_49, "50_64": m.contribute_age_50_64,
    "65_79": m.contribute_age_65_79, "80_plus": m.contribute_age_80_plus,
  },
  gender: { woman: m.contribute_gender_woman, man: m.contribute_gender_man, other: m.contribute_gender_other },
  relation: { live: m.contribute_relation_live, work: m.contribute_relation_work, study: m.contribute_relation_study, visit: m.contribute_relation_visit },
  status: { submitted: m.plan_value_submitted, published: m.plan_value_published, rejected: m.plan_value_rejected },
  answered: { no: m.plan_value_answered_no, draft: m.plan_value_answered_draft, yes: m.plan_value_answered_yes },
};
const NONE: Readonly<Partial<Record<Facet, () => string>>> = { district: m.plan_value_no_district, area: m.plan_value_no_area, campaign: m.plan_value_no_campaign, theme: m.plan_value_no_theme };

export const facetName = (facet: Facet): string => FACET_NAMES[facet]();

export function valueName(facet: Facet, value: FacetValue, dictionaries: Dictionaries): string {
  if (value === "not_stated") return m.plan_value_not_stated();
  if (value === "none") return (NONE[facet] ?? m.plan_value_none)();
  if (facet === "decade") return m.explore_era_decade({ year: value });
  if (facet === "cause") return causeName(value);
  const fixed = FIXED[facet]?.[value];
  return fixed === undefined ? (entryName(facet, value, dictionaries) ?? m.plan_value_unknown()) : fixed();
}

function causeName(value: FacetValue): string {
  const [effect, name] = value.split(".");
  const words = (Object.keys(CAUSES) as Cause[]).find((cause) => cause === name);
  if (words === undefined) return m.plan_value_unknown();
  return effect === "bad" ? m.plan_value_cause_bad({ cause: CAUSES[words]() }) : m.plan_value_cause_good({ cause: CAUSES[words]() });
}

function entryName(facet: Facet, id: string, { districts, campaigns, areas, themes }: Dictionaries): string | undefined {
  const entries = facet === "home" || facet === "district" ? districts : facet === "area" ? areas : facet === "campaign" ? campaigns : themes;
  return entries.find((entry) => entry?.id === id)?.name;
}
