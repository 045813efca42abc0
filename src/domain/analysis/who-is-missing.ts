/**
 * Who is missing: stated age and home district beside the population. Built only of what respondents said of themselves, never of where
 * they pinned; those who did not say are always counted beside. Numbers only: the sentences are made in the views.
 */
import type { HomeFigures } from "./figures";
import { MINIMUM_RESPONDENTS } from "./filter";
import { AGES, type Dictionaries } from "./snapshot";

type Age = Exclude<(typeof AGES)[number], "not_stated">;

export interface Turnout {
  readonly districtId: string;
  readonly age: Age;
  /** Who stated both this district and this age. */
  readonly respondents: number;
  readonly residents: number;
  /** How many of those who stated both there would be here, had every resident been as likely to take part. */
  readonly expected: number;
}
export interface WhoIsMissing {
  /** Every district and age that the city has a figure for, in the dictionary's order: the small-multiple map. */
  readonly turnout: readonly Turnout[];
  /** Of those, where fewer took part than half of what was expected, and at least one was: the greatest shortfall first. */
  readonly missing: readonly Turnout[];
  /** Respondents who stated both, of a district and age with a figure: what `expected` shares out. */
  readonly stated: number;
  readonly homeNotStated: number;
  readonly ageNotStated: number;
  readonly bothNotStated: number;
  readonly respondents: number;
}

/** Fewer than this share of what was expected is told of. A convention, not a test: those who took part chose to. */
const TOLD_BELOW = 0.5;
/** Respondents as a share of what was expected: where each class of the small maps begins. */
const CLASSES_FROM = [TOLD_BELOW, 0.8, 1.25] as const;
export const HEARD = ["far_fewer", "fewer", "as_many", "more"] as const;
export type Heard = (typeof HEARD)[number];

/** Null where so few are expected, and so few took part, that a difference says nothing. */
export function heardIn({ respondents, expected }: Pick<Turnout, "respondents" | "expected">): Heard | null {
  if (Math.max(respondents, expected) < MINIMUM_RESPONDENTS) return null;
  return HEARD[CLASSES_FROM.filter((bound) => respondents >= expected * bound).length] ?? "more";
}

export interface AgeTurnout {
  readonly age: Age;
  readonly respondents: number;
  /** Of those who stated an age with a figure; null when nobody did. */
  readonly share: number | null;
  /** The age's share of the population of those districts that have figures. */
  readonly residentShare: number;
}
/** Who took part by stated age beside the population: ages that the city has figures for. `stated` have said one of them. */
export function turnoutByAge(homes: readonly HomeFigures[], { districts }: Pick<Dictionaries, "districts">): { readonly ages: readonly AgeTurnout[]; readonly stated: number } {
  const ages = AGES.flatMap((age, nth) => {
    if (age === "not_stated") return [];
    const figures = districts.flatMap((district) => district?.population[age] ?? []);
    if (figures.length === 0) return [];
    const residents = figures.reduce((sum, each) => sum + each, 0);
    return [{ age, residents, respondents: homes.reduce((sum, home) => sum + (home.respondentsByAge[nth] ?? 0), 0) }];
  });
  const [stated, residents] = [ages.reduce((sum, each) => sum + each.respondents, 0), ages.reduce((sum, each) => sum + each.residents, 0)];
  if (residents === 0) return { ages: [], stated };
  return { stated, ages: ages.map(({ age, respondents, residents: own }) => ({ age, respondents, share: stated === 0 ? null : respondents / stated, residentShare: own / residents })) };
}

export function whoIsMissing(homes: readonly HomeFigures[], { districts }: Pick<Dictionaries, "districts">): WhoIsMissing {
  const respondentsAt = (district: number, age: number): number => homes.find((home) => home.district === district)?.respondentsByAge[age] ?? 0;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const known = districts.flatMap((district, position) =>
    district === null
      ? []
      : AGES.flatMap((age, nth) => {
          const residents = age === "not_stated" ? undefined : district.population[age];
          return age === "not_stated" || residents === undefined ? [] : [{ districtId: district.id, age, residents, respondents: respondentsAt(position, nth) }];
        }),
  );
  const stated = sum(known.map((each) => each.respondents));
  const residents = sum(known.map((each) => each.residents));
  const turnout = known.map((each): Turnout => ({ ...each, expected: residents === 0 ? 0 : (stated * each.residents) / residents }));
  const shortfall = ({ expected, respondents }: Turnout): number => expected - respondents;
  return {
    turnout,
    missing: turnout.filter(({ expected, respondents }) => expected >= 1 && respondents < expected * TOLD_BELOW).sort((one, other) => shortfall(other) - shortfall(one)),
    stated,
    homeNotStated: sum(homes.find((home) => home.district === 0)?.respondentsByAge ?? []),
    ageNotStated: sum(homes.map((home) => home.respondentsByAge[0] ?? 0)),
    bothNotStated: respondentsAt(0, 0),
    respondents: sum(homes.flatMap((home) => home.respondentsByAge)),
  };
}
