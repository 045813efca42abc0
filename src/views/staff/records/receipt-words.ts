/** What a registerutdrag says about a person and about what was done, in Swedish (see archive-words.ts). */
import type { ContributionRecord } from "../../../backend/staff/records";
import { m } from "../../../generated/messages/messages";

const SV = { locale: "sv" } as const;
const AGES = {
  under_13: m.contribute_age_under_13, "13_19": m.contribute_age_13_19, "20_34": m.contribute_age_20_34, "35_49": m.contribute_age_35_49, "50_64": m.contribute_age_50_64,
  "65_79": m.contribute_age_65_79, "80_plus": m.contribute_age_80_plus,
};
const GENDERS = { woman: m.contribute_gender_woman, man: m.contribute_gender_man, other: m.contribute_gender_other };
const RELATIONS = { live: m.contribute_relation_live, work: m.contribute_relation_work, study: m.contribute_relation_study, visit: m.contribute_relation_visit };

export function demographicsSv(given: ContributionRecord["demographics"]): [label: string, value: string][] {
  if (given === null) return [];
  return [
    ["Ålder", given.ageGroup === null ? "" : AGES[given.ageGroup]({}, SV)],
    ["Kön", given.gender === null ? "" : GENDERS[given.gender]({}, SV)],
    ["Gör på platsen", given.relations.map((relation) => RELATIONS[relation]({}, SV)).join(", ")],
    ["Bor i", given.homeDistrict ?? ""],
  ];
}

const LOG: Readonly<Record<string, string | undefined>> = {
  "contribution.published": "Bidraget publicerades",
  "contribution.rejected": "Bidraget publicerades inte",
  "contribution.redacted": "Ord togs bort ur bidraget",
  "contribution.hidden": "Bidraget doldes efter en anmälan",
  "contribution.reported": "Bidraget anmäldes",
  "contribution.withdrawn": "Bidraget togs tillbaka",
  "contribution.erased": "Innehållet raderades",
  "contribution.exported": "Registerutdrag lämnades ut",
  "contribution.place_viewed": "Någon i personalen såg den exakta platsen",
};
/** An action without a sentence is written as it stands in the log: nothing is left out. */
export const logSv = (action: string): string => LOG[action] ?? action;
