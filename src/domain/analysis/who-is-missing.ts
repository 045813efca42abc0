/**
 * Who is missing: stated age and home district beside the population. Built only of what respondents said of themselves, never of where
 * they pinned; those who did not say are always counted beside. Numbers only: the sentences are made in the views.
 */
import type { HomeFigures } from "./figures";
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
