/**
 * The pass over all rows: which condition fails in each (`testRows`), then every facet's pins and respondents under all other conditions
 * (`countFacets`). Promises one look at each row, nothing allocated on the way, and that a facet without a filter costs nothing to test.
 *
 * Respondents of facets with few values are counted by lanes: one bit a value, or-ed together over the respondent's rows, and counted when
 * the next respondent begins. Facets with many values compare with the last respondent seen at the value. Counts of codes are put
 * together to counts of values afterwards, over the codes that are held.
 */
import { conditionOf, PERIOD } from "./compiled-filter";
import { CODE_OF } from "./facet-codes";
import { FACETS, type Facet } from "./filter";
import type { Amount, FacetCount, GroupFigures } from "./figures";
import { monthName } from "./months";
import type { PreparedSnapshot } from "./prepared-snapshot";

/** Where each facet of few values has its bits. Bit 31 of the first lane: a row passed. */
const LANES = {
  kind: { lane: 0, shift: 0, size: 6 }, safety: { lane: 0, shift: 6, size: 5 }, time: { lane: 0, shift: 11, size: 4 }, cause: { lane: 0, shift: 15, size: 16 },
  status: { lane: 1, shift: 0, size: 3 }, answered: { lane: 1, shift: 3, size: 3 }, gender: { lane: 1, shift: 6, size: 4 }, age: { lane: 1, shift: 10, size: 8 }, relation: { lane: 1, shift: 18, size: 5 },
} as const satisfies Partial<Record<Facet, { readonly lane: 0 | 1; readonly shift: number; readonly size: number }>>;
type LaneFacet = keyof typeof LANES;
const LANE_FACETS = Object.keys(LANES) as readonly LaneFacet[];
function isLaneFacet(facet: Facet): facet is LaneFacet {
  return facet in LANES;
}
const PASSED = 31;
const PASSED_BIT = 1 << PASSED;
/** Bits of a third of a lane: tables of that size stay in the processor's nearest memory. */
const THIRD = 11;
const IN_THIRD = (1 << THIRD) - 1;

/** Condition → bits of its facet in each lane. */
const ALLOWED = ([0, 1] as const).map((lane) => {
  const allowed = new Int32Array(PERIOD + 1);
  for (const facet of LANE_FACETS) if (LANES[facet].lane === lane) allowed[conditionOf(facet)] = ((1 << LANES[facet].size) - 1) << LANES[facet].shift;
  return allowed;
}) as [Int32Array, Int32Array];

/** Facets with many values, and the months: tallies by value, one after the other in one table. */
const TALLIED = ["home", "district", "campaign", "decade", "area", "theme", "month"] as const;
type Tallied = (typeof TALLIED)[number];
const [HOME, DISTRICT, CAMPAIGN, DECADE, AREA, THEME] = (["home", "district", "campaign", "decade", "area", "theme"] as const).map(conditionOf) as [number, number, number, number, number, number];
/** A tally's numbers stand side by side: one place in memory. */
const [PINS, RESPONDENTS, LAST] = [0, 1, 2] as const;
const NUMBERS = 3;

function see(tallies: Int32Array, at: number, run: number): void {
  const other = (tallies[at + LAST] as number) ^ run;
  tallies[at + PINS] = (tallies[at + PINS] as number) + 1;
  // 1 when another respondent was seen last, 0 when the same: a branch here is guessed wrong too often.
  tallies[at + RESPONDENTS] = (tallies[at + RESPONDENTS] as number) + ((other | -other) >>> 31);
  tallies[at + LAST] = run;
}
/** Each of a set's values; most sets hold one, so the loop is left out for it. */
function seeSet(tallies: Int32Array, places: Int32Array, start: number, end: number, run: number): void {
  see(tallies, places[start] as number, run);
  for (let at = start + 1; at < end; at += 1) see(tallies, places[at] as number, run);
}
function addOne(table: Int32Array, at: number): void {
  table[at] = (table[at] as number) + 1;
}

/** One respondent is done: their values, each once. */
function countLane(respondents: Int32Array, lane: number): void {
  addOne(respondents, lane & IN_THIRD);
  addOne(respondents, (1 << THIRD) | ((lane >>> THIRD) & IN_THIRD));
  addOne(respondents, (2 << THIRD) | (lane >>> (2 * THIRD)));
}
/** Respondents by bit of the lane. */
function countBits(respondents: Int32Array): Int32Array {
  const byBit = new Int32Array(3 * THIRD);
  for (let set = 0; set < respondents.length; set += 1) {
    const amount = respondents[set] as number;
    for (let left = amount === 0 ? 0 : set & IN_THIRD, bit = (set >> THIRD) * THIRD; left !== 0; left >>>= 1, bit += 1) if ((left & 1) === 1) byBit[bit] = (byBit[bit] as number) + amount;
  }
  return byBit;
}

export type FacetCounts = Pick<GroupFigures, "total" | "facets" | "months">;

/** The tables of one snapshot, reused by every question. */
export class FacetCounter {
  readonly #snapshot: PreparedSnapshot;
  /** Pins by number of the code: where nothing fails, then by condition where only that one fails. */
  readonly #pins: Readonly<Record<"mark" | "person" | "causes", Int32Array>>;
  readonly #tallies: Int32Array;
  /** Where each facet's tallies begin, and by code where a value's stand. */
  readonly #starts: Readonly<Record<Tallied, number>>;
  readonly #places: Readonly<Record<Exclude<Tallied, "month">, Int32Array>> & { readonly day: Int32Array };
  /** Bits in the lanes, by number of the code. */
  readonly #markBits: readonly [Int32Array, Int32Array];
  readonly #personBits: Int32Array;
  readonly #causeBits: Int32Array;
  /** Respondents by a third of a lane, each or-ed together from their rows. */
  readonly #respondents = [new Int32Array(3 << THIRD), new Int32Array(3 << THIRD)] as const;

  constructor(snapshot: PreparedSnapshot) {
    this.#snapshot = snapshot;
    const { facets, codes, months, monthOfDay, districtPlaces, campaignPlaces, areaSets, themeSets } = snapshot;
    const table = (code: "mark" | "person" | "causes"): Int32Array => new Int32Array(codes[code].codes.length * (PERIOD + 1));
    this.#pins = { mark: table("mark"), person: table("person"), causes: table("causes") };
    const lastMonth = months === null ? 0 : months[1];
    let size = 0;
    this.#starts = Object.fromEntries(
      TALLIED.map((facet) => {
        const start = size;
        size += (facet === "month" ? lastMonth + 1 : facets[facet].values.length) * NUMBERS;
        return [facet, start];
      }),
    ) as unknown as Record<Tallied, number>;
    this.#tallies = new Int32Array(size);
    const placed = (facet: Tallied, positions: ArrayLike<number>): Int32Array => {
      const places = new Int32Array(positions.length);
      for (let code = 0; code < places.length; code += 1) places[code] = this.#starts[facet] + (positions[code] as number) * NUMBERS;
      return places;
    };
    const firstDecade = facets.decade.codes.find((code) => code > 0) ?? 0;
    this.#places = {
      home: placed("home", districtPlaces), district: placed("district", districtPlaces), campaign: placed("campaign", campaignPlaces),
      decade: placed("decade", Array.from({ length: 256 }, (_, code) => code - firstDecade)), area: placed("area", areaSets.positions), theme: placed("theme", themeSets.positions),
      day: placed("month", monthOfDay),
    };
    const bits = (code: "mark" | "person" | "causes", lane: 0 | 1): Int32Array => {
      const all = new Int32Array(codes[code].codes.length);
      for (const facet of LANE_FACETS) {
        const { code: own, codes: numbers, starts, positions } = facets[facet];
        if (own !== code || LANES[facet].lane !== lane) continue;
        for (const number of numbers) for (const position of positions.subarray(starts[number], starts[number + 1])) all[number] = (all[number] as number) | (1 << (LANES[facet].shift + position));
      }
      return all;
    };
    this.#markBits = [bits("mark", 0), bits("mark", 1)];
    this.#personBits = bits("person", 1);
    this.#causeBits = bits("causes", 0);
  }

  count(failing: Uint8Array): FacetCounts {
    for (const table of [...Object.values(this.#pins), this.#tallies, ...this.#respondents]) table.fill(0);
    const pins = this.#countRows(failing);
    const lanes = this.#respondents.map(countBits) as [Int32Array, Int32Array];
    return { total: { respondents: lanes[0][PASSED] as number, pins }, facets: this.#facetCounts(lanes), months: this.#months() };
  }

  #countRows(failing: Uint8Array): number {
    const { rows, codes, columns } = this.#snapshot;
    const [mark, person, causes] = [codes.mark.numbers, codes.person.numbers, codes.causes.numbers];
    const [marks, persons, causeSets] = [codes.mark.codes.length, codes.person.codes.length, codes.causes.codes.length];
    const { respondent, home, district, campaign, decade, areas, themes, day } = columns;
    const [areaStarts, themeStarts] = [this.#snapshot.areaSets.starts, this.#snapshot.themeSets.starts];
    const { home: homePlace, district: districtPlace, campaign: campaignPlace, decade: decadePlace, area: areaPlace, theme: themePlace, day: dayPlace } = this.#places;
    const { mark: pinsByMark, person: pinsByPerson, causes: pinsByCauses } = this.#pins;
    const tallies = this.#tallies;
    const [markBits0, markBits1] = this.#markBits;
    const [personBits, causeBits] = [this.#personBits, this.#causeBits];
    const [allowed0, allowed1] = ALLOWED;
    const [respondents0, respondents1] = this.#respondents;
    let passed = 0;
    let run = 0;
    let now = -1;
    let lane0 = 0;
    let lane1 = 0;
    for (let row = 0; row < rows; row += 1) {
      const fail = failing[row] as number;
      if (fail > PERIOD) continue;
      const who = respondent[row] as number;
      if (who !== now) {
        countLane(respondents0, lane0);
        countLane(respondents1, lane1);
        lane0 = 0;
        lane1 = 0;
        now = who;
        run += 1;
      }
      const made = mark[row] as number;
      const by = person[row] as number;
      const cause = causes[row] as number;
      const bits0 = (markBits0[made] as number) | (causeBits[cause] as number);
      const bits1 = (markBits1[made] as number) | (personBits[by] as number);
      addOne(pinsByMark, fail * marks + made);
      addOne(pinsByPerson, fail * persons + by);
      addOne(pinsByCauses, fail * causeSets + cause);
      if (fail === 0) {
        passed += 1;
        lane0 |= bits0 | PASSED_BIT;
        lane1 |= bits1;
        see(tallies, homePlace[home[row] as number] as number, run);
        see(tallies, districtPlace[district[row] as number] as number, run);
        see(tallies, campaignPlace[campaign[row] as number] as number, run);
        see(tallies, dayPlace[day[row] as number] as number, run);
        if (decade[row] !== 0) see(tallies, decadePlace[decade[row] as number] as number, run);
        seeSet(tallies, areaPlace, areaStarts[areas[row] as number] as number, areaStarts[(areas[row] as number) + 1] as number, run);
        seeSet(tallies, themePlace, themeStarts[themes[row] as number] as number, themeStarts[(themes[row] as number) + 1] as number, run);
        continue;
      }
      lane0 |= bits0 & (allowed0[fail] as number);
      lane1 |= bits1 & (allowed1[fail] as number);
      if (fail === PERIOD) see(tallies, dayPlace[day[row] as number] as number, run);
      else if (fail === HOME) see(tallies, homePlace[home[row] as number] as number, run);
      else if (fail === DISTRICT) see(tallies, districtPlace[district[row] as number] as number, run);
      else if (fail === CAMPAIGN) see(tallies, campaignPlace[campaign[row] as number] as number, run);
      else if (fail === DECADE && decade[row] !== 0) see(tallies, decadePlace[decade[row] as number] as number, run);
      else if (fail === AREA) seeSet(tallies, areaPlace, areaStarts[areas[row] as number] as number, areaStarts[(areas[row] as number) + 1] as number, run);
      else if (fail === THEME) seeSet(tallies, themePlace, themeStarts[themes[row] as number] as number, themeStarts[(themes[row] as number) + 1] as number, run);
    }
    countLane(respondents0, lane0);
    countLane(respondents1, lane1);
    return passed;
  }

  #facetCounts(lanes: readonly [Int32Array, Int32Array]): GroupFigures["facets"] {
    const counts = (facet: Facet): readonly FacetCount[] => {
      const { values } = this.#snapshot.facets[facet];
      if (!isLaneFacet(facet)) return values.map((value, position) => ({ value, ...this.#tallied(facet, position) }));
      const pins = this.#pinsOf(facet);
      return values.map((value, position) => ({ value, respondents: lanes[LANES[facet].lane][LANES[facet].shift + position] as number, pins: pins[position] as number }));
    };
    return Object.fromEntries(FACETS.map((facet) => [facet, counts(facet)])) as unknown as GroupFigures["facets"];
  }

  #tallied(facet: Tallied, position: number): Amount {
    const at = this.#starts[facet] + position * NUMBERS;
    return { respondents: this.#tallies[at + RESPONDENTS] as number, pins: this.#tallies[at + PINS] as number };
  }

  /** Pins by value: of the rows that pass, and of those that only this facet keeps out. */
  #pinsOf(facet: LaneFacet): readonly number[] {
    const { values, codes: numbers, starts, positions } = this.#snapshot.facets[facet];
    const table = this.#pins[CODE_OF[facet]];
    const pins = values.map(() => 0);
    for (const number of numbers) {
      const amount = (table[number] as number) + (table[conditionOf(facet) * numbers.length + number] as number);
      for (const position of positions.subarray(starts[number], starts[number + 1])) pins[position] = (pins[position] as number) + amount;
    }
    return pins;
  }

  #months(): readonly (Amount & { readonly month: string })[] {
    const { months } = this.#snapshot;
    if (months === null) return [];
    const [first, last] = months;
    return Array.from({ length: last - first + 1 }, (_, nth) => ({ month: monthName(first + nth), ...this.#tallied("month", first + nth) }));
  }
}
