/** Respondents per 1,000 residents of the district they *said* they live in; null where the city has no figure or nobody lives. */
import type { HomeFigures } from "./figures";
import { MINIMUM_RESPONDENTS } from "./filter";
import { AGES, type Dictionaries, type DistrictEntry } from "./snapshot";

export function perThousand(respondents: number, residents: number | null): number | null {
  return residents === null || residents === 0 ? null : (respondents * 1000) / residents;
}

/** Residents of all ages; null when the city gave no figure at all. */
export function residentsOf(district: DistrictEntry): number | null {
  const figures = Object.values(district.population);
  return figures.length === 0 ? null : figures.reduce((sum, each) => sum + each, 0);
}

export interface DistrictRate {
  readonly id: string;
  readonly respondents: number;
  readonly residents: number | null;
  readonly perThousand: number | null;
}
/** What is shown of a district: null where too few said they live there to tell anything, or the city has no figure. */
export const shownRate = ({ respondents, perThousand: rate }: Pick<DistrictRate, "respondents" | "perThousand">): number | null => (respondents < MINIMUM_RESPONDENTS ? null : rate);

export interface Rates {
  readonly districts: readonly DistrictRate[];
  /** Respondents who did not say where they live: in no district's figure, always shown beside them. */
  readonly notStated: number;
}

export function ratesByHome(homes: readonly HomeFigures[], { districts }: Pick<Dictionaries, "districts">): Rates {
  const respondentsAt = (position: number): number => (homes.find((home) => home.district === position)?.respondentsByAge ?? AGES.map(() => 0)).reduce((sum, each) => sum + each, 0);
  return {
    districts: districts.flatMap((district, position) => {
      if (district === null) return [];
      const [respondents, residents] = [respondentsAt(position), residentsOf(district)];
      return [{ id: district.id, respondents, residents, perThousand: perThousand(respondents, residents) }];
    }),
    notStated: respondentsAt(0),
  };
}
