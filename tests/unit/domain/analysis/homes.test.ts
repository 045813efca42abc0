/** Who is missing, and per 1,000 residents: stated homes against population, counted by hand. */
import { expect, test } from "vitest";
import { perThousand, ratesByHome, shownRate } from "../../../../src/domain/analysis/per-thousand";
import { heardIn, turnoutByAge, whoIsMissing } from "../../../../src/domain/analysis/who-is-missing";
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

test("too few who said they live somewhere have no rate to show, and four are too few", () => {
  expect(shownRate({ respondents: 4, perThousand: 8 })).toBeNull();
  expect(shownRate({ respondents: 5, perThousand: 10 })).toBe(10);
  expect(shownRate({ respondents: 40, perThousand: null })).toBeNull();
});

test("heard against expected: each class begins at its bound, and fewer than five on both sides say nothing", () => {
  expect([4.9, 5, 7.9, 8, 12.4, 12.5].map((respondents) => heardIn({ respondents, expected: 10 }))).toEqual(["far_fewer", "fewer", "fewer", "as_many", "as_many", "more"]);
  expect(heardIn({ respondents: 0, expected: 4.9 })).toBeNull();
  expect(heardIn({ respondents: 0, expected: 5 })).toBe("far_fewer");
  expect(heardIn({ respondents: 5, expected: 0.1 })).toBe("more");
});

test("ages beside the population, wherever they live; who gave no age is in no share", () => {
  const { ages, stated } = turnoutByAge(homes, { districts });
  expect(stated).toBe(27);
  // The city has no figure for the other ages: none of the population is not what that means.
  expect(ages).toEqual([
    { age: "13_19", respondents: 17, share: 17 / 27, residentShare: 0.3 },
    { age: "65_79", respondents: 10, share: 10 / 27, residentShare: 0.7 },
  ]);
  expect(turnoutByAge([], { districts }).ages[0]?.share).toBeNull();
  expect(turnoutByAge(homes, { districts: [null] }).ages).toEqual([]);
});
