/** Who is missing, and per 1,000 residents: stated homes against population, counted by hand. */
import { expect, test } from "vitest";
import { perThousand, ratesByHome } from "../../../../src/domain/analysis/per-thousand";
import { whoIsMissing } from "../../../../src/domain/analysis/who-is-missing";
import type { HomeFigures } from "../../../../src/domain/analysis/figures";
import { AGES, type DistrictEntry } from "../../../../src/domain/analysis/snapshot";

const districts: readonly (DistrictEntry | null)[] = [
  null,
  { id: "centrum", name: "Centrum", population: { "13_19": 100, "65_79": 300 } },
  { id: "soder", name: "Söder", population: { "13_19": 200, "65_79": 400 } },
  { id: "raa", name: "Råå", population: {} },
];
const home = (district: number, byAge: Partial<Record<(typeof AGES)[number], number>>): HomeFigures => ({ district, respondentsByAge: AGES.map((age) => byAge[age] ?? 0) });
/** 20 stated a home and an age there is a figure for; 9 said no home, 5 of them no age either; 2 live on Söder and gave no age; 3 live at Råå. */
const homes = [home(0, { not_stated: 5, "13_19": 4 }), home(1, { "13_19": 4, "65_79": 10 }), home(2, { not_stated: 2, "13_19": 6 }), home(3, { "13_19": 3 })];

test("expected is what each group's share of the residents would give of those who stated both", () => {
  const { turnout, stated } = whoIsMissing(homes, { districts });
  expect(stated).toBe(20);
  expect(turnout).toEqual([
    { districtId: "centrum", age: "13_19", residents: 100, respondents: 4, expected: 2 },
    { districtId: "centrum", age: "65_79", residents: 300, respondents: 10, expected: 6 },
    { districtId: "soder", age: "13_19", residents: 200, respondents: 6, expected: 4 },
    { districtId: "soder", age: "65_79", residents: 400, respondents: 0, expected: 8 },
  ]);
});

test("missing is who is fewer than half of expected, and who did not say is always counted beside", () => {
  const missing = whoIsMissing(homes, { districts });
  expect(missing.missing).toEqual([{ districtId: "soder", age: "65_79", residents: 400, respondents: 0, expected: 8 }]);
  expect(missing).toMatchObject({ respondents: 34, homeNotStated: 9, ageNotStated: 7, bothNotStated: 5 });
});

test("with nobody, or no population, nobody is told of as missing", () => {
  expect(whoIsMissing([], { districts }).missing).toEqual([]);
  expect(whoIsMissing(homes, { districts: [null, null] })).toMatchObject({ turnout: [], missing: [], stated: 0, respondents: 34 });
});

test("per 1,000 residents counts those who said they live there, and tells how many did not say", () => {
  expect(ratesByHome(homes, { districts })).toEqual({
    districts: [
      { id: "centrum", respondents: 14, residents: 400, perThousand: 35 },
      { id: "soder", respondents: 8, residents: 600, perThousand: 8_000 / 600 },
      { id: "raa", respondents: 3, residents: null, perThousand: null },
    ],
    notStated: 9,
  });
  expect(perThousand(3, 0)).toBeNull();
});
