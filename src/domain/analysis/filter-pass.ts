/**
 * The pass over all rows: which condition fails in each (`testRows`), then every facet's pins and respondents under all other conditions
 * (`countFacets`). Promises one look at each row, nothing allocated on the way, and that a facet without a filter costs nothing to test.
 *
 * Respondents of facets with few values are counted by lanes: one bit a value, or-ed together over the respondent's rows, and counted when
 * the next respondent begins. Facets with many values compare with the last respondent seen at the value. Counts of codes are put
 * together to counts of values afterwards, over the codes that are held.
 */
import { COMBINED, conditionOf, PERIOD, WHERE, WORDS, type CompiledFilter } from "./compiled-filter";
import { MARKS, PERSONS } from "./facet-codes";
import { FACETS, type Facet } from "./filter";
import type { Amount, FacetCount, GroupFigures } from "./figures";
import { monthName } from "./months";
import type { PreparedSnapshot } from "./prepared-snapshot";

/** Writes by row the condition that fails: 0 none, SEVERAL more than one. */
export function testRows(snapshot: PreparedSnapshot, filter: CompiledFilter, failing: Uint8Array): void {
  const { rows, codes: { mark, person }, columns: { causes, home, district, campaign, decade, areas, themes, day } } = snapshot;
  const { fails, firstDay, lastDay, outsideWords, outsideWhere } = filter;
  const [byMark, byPerson, byCauses, byHome, byDistrict, byCampaign, byDecade, byAreas, byThemes] = [fails.mark, fails.person, fails.causes, fails.home, fails.district, fails.campaign, fails.decade, fails.areas, fails.themes];
  for (let row = 0; row < rows; row += 1) {
    let fail = byMark === undefined ? 0 : (byMark[mark[row] as number] as number);
    if (byPerson !== undefined) fail = COMBINED[(fail << 5) | (byPerson[person[row] as number] as number)] as number;
    if (byCauses !== undefined) fail = COMBINED[(fail << 5) | (byCauses[causes[row] as number] as number)] as number;
    if (byHome !== undefined) fail = COMBINED[(fail << 5) | (byHome[home[row] as number] as number)] as number;
    if (byDistrict !== undefined) fail = COMBINED[(fail << 5) | (byDistrict[district[row] as number] as number)] as number;
    if (byCampaign !== undefined) fail = COMBINED[(fail << 5) | (byCampaign[campaign[row] as number] as number)] as number;
    if (byDecade !== undefined) fail = COMBINED[(fail << 5) | (byDecade[decade[row] as number] as number)] as number;
    if (byAreas !== undefined) fail = COMBINED[(fail << 5) | (byAreas[areas[row] as number] as number)] as number;
    if (byThemes !== undefined) fail = COMBINED[(fail << 5) | (byThemes[themes[row] as number] as number)] as number;
    const received = day[row] as number;
    if (received < firstDay || received > lastDay) fail = COMBINED[(fail << 5) | PERIOD] as number;
    if (outsideWords !== null && outsideWords[row] === 1) fail = COMBINED[(fail << 5) | WORDS] as number;
    if (outsideWhere !== null && outsideWhere[row] === 1) fail = COMBINED[(fail << 5) | WHERE] as number;
    failing[row] = fail;
  }
}

/** Where each facet of few values has its bits. Bit 31 of the first lane: a row passed. */
const LANES = {
  kind: { lane: 0, shift: 0, size: 6 }, safety: { lane: 0, shift: 6, size: 5 }, time: { lane: 0, shift: 11, size: 4 }, cause: { lane: 0, shift: 15, size: 16 },
  status: { lane: 1, shift: 0, size: 3 }, answered: { lane: 1, shift: 3, size: 3 }, gender: { lane: 1, shift: 6, size: 4 }, age: { lane: 1, shift: 10, size: 8 }, relation: { lane: 1, shift: 18, size: 5 },
} as const satisfies Partial<Record<Facet, { readonly lane: 0 | 1; readonly shift: number; readonly size: number }>>;
type LaneFacet = keyof typeof LANES;
const LANE_FACETS = Object.keys(LANES) as readonly LaneFacet[];
const CAUSE_SHIFT = LANES.cause.shift;
const PASSED = 1 << 31;
/** Facets of one code each: what is counted when only they fail. */
const BY_MARK: readonly Facet[] = ["kind", "safety", "time", "status", "answered"];
const BY_PERSON: readonly Facet[] = ["age", "gender", "relation"];

/** Condition → bits of its facet in each lane; all of them for 0. */
const ALLOWED = ([0, 1] as const).map((lane) => {
  const allowed = new Int32Array(PERIOD + 1);
  for (const facet of LANE_FACETS) if (LANES[facet].lane === lane) allowed[conditionOf(facet)] = ((1 << LANES[facet].size) - 1) << LANES[facet].shift;
  allowed[0] = -1;
  return allowed;
}) as [Int32Array, Int32Array];

const [HOME, DISTRICT, CAMPAIGN, DECADE, AREA, THEME, CAUSE] = (["home", "district", "campaign", "decade", "area", "theme", "cause"] as const).map(conditionOf) as [number, number, number, number, number, number, number];

/** By value or code: pins, respondents and the last respondent seen. */
interface Tally {
  readonly pins: Int32Array;
  readonly respondents: Int32Array;
  readonly last: Int32Array;
}
function makeTally(slots: number): Tally {
  return { pins: new Int32Array(slots), respondents: new Int32Array(slots), last: new Int32Array(slots) };
}
function emptyTally({ pins, respondents, last }: Tally): void {
  pins.fill(0);
  respondents.fill(0);
  last.fill(0);
}
function see({ pins, respondents, last }: Tally, slot: number, run: number): void {
  pins[slot] = (pins[slot] as number) + 1;
  if (last[slot] === run) return;
  last[slot] = run;
  respondents[slot] = (respondents[slot] as number) + 1;
}

export type FacetCounts = Pick<GroupFigures, "total" | "facets" | "months">;

/** The tables of one snapshot, reused by every question. */
export class FacetCounter {
  readonly #snapshot: PreparedSnapshot;
  /** Pins by code: of rows where nothing fails, and by condition of rows where only that one fails. */
  readonly #pinsByMark = new Int32Array(MARKS * (PERIOD + 1));
  readonly #pinsByPerson = new Int32Array(PERSONS * (PERIOD + 1));
  readonly #pinsByCauses = new Int32Array(65_536);
  readonly #home: Tally;
  readonly #district: Tally;
  readonly #campaign: Tally;
  readonly #decade: Tally;
  readonly #area: Tally;
  readonly #theme: Tally;
  readonly #month: Tally;
  /** Bits of a mark, and of a person, in the lanes. */
  readonly #markLane0 = new Int32Array(MARKS);
  readonly #markLane1 = new Int32Array(MARKS);
  readonly #personLane1 = new Int32Array(PERSONS);
  /** Respondents by half a lane: kinds, safety and times; causes; the upper lane's lower and upper parts. */
  readonly #respondents = [new Int32Array(1 << 15), new Int32Array(1 << 16), new Int32Array(1 << 10), new Int32Array(1 << 13)] as const;

  constructor(snapshot: PreparedSnapshot) {
    this.#snapshot = snapshot;
    const { facets, months } = snapshot;
    this.#home = makeTally(facets.home.values.length);
    this.#district = makeTally(facets.district.values.length);
    this.#campaign = makeTally(facets.campaign.values.length);
    this.#decade = makeTally(256);
    this.#area = makeTally(facets.area.values.length);
    this.#theme = makeTally(facets.theme.values.length);
    this.#month = makeTally(months === null ? 0 : months[1] + 1);
    for (const facet of LANE_FACETS) {
      const { lane, shift } = LANES[facet];
      const { code: column, codes, starts, positions } = facets[facet];
      if (column === "causes") continue;
      const bitsOf = column === "person" ? this.#personLane1 : lane === 0 ? this.#markLane0 : this.#markLane1;
      codes.forEach((code, nth) => {
        for (const position of positions.subarray(starts[nth], starts[nth + 1])) bitsOf[code] = (bitsOf[code] as number) | (1 << (shift + position));
      });
    }
  }

  count(failing: Uint8Array): FacetCounts {
    this.#empty();
    const pins = this.#countRows(failing);
    return { total: { respondents: this.#totalRespondents, pins }, facets: this.#facetCounts(), months: this.#months() };
  }

  #totalRespondents = 0;

  #empty(): void {
    this.#totalRespondents = 0;
    for (const table of [this.#pinsByMark, this.#pinsByPerson, this.#pinsByCauses, ...this.#respondents]) table.fill(0);
    for (const tally of [this.#home, this.#district, this.#campaign, this.#decade, this.#area, this.#theme, this.#month]) emptyTally(tally);
  }

  #countRows(failing: Uint8Array): number {
    const { rows, monthOfDay, districtPlaces, campaignPlaces, codes: { mark, person }, columns } = this.#snapshot;
    const { respondent, causes, home, district, campaign, decade, areas, themes, day } = columns;
    const { starts: areaStarts, positions: areaPositions } = this.#snapshot.areaSets;
    const { starts: themeStarts, positions: themePositions } = this.#snapshot.themeSets;
    const [pinsByMark, pinsByPerson, pinsByCauses] = [this.#pinsByMark, this.#pinsByPerson, this.#pinsByCauses];
    const [homes, districts, campaigns, decades, areaTally, themeTally, months] = [this.#home, this.#district, this.#campaign, this.#decade, this.#area, this.#theme, this.#month];
    const [markLane0, markLane1, personLane1] = [this.#markLane0, this.#markLane1, this.#personLane1];
    const [allowed0, allowed1] = ALLOWED;
    let [passed, run, now, lane0, lane1] = [0, 0, -1, 0, 0];
    for (let row = 0; row < rows; row += 1) {
      const fail = failing[row] as number;
      if (fail > PERIOD) continue;
      const who = respondent[row] as number;
      if (who !== now) {
        if ((lane0 | lane1) !== 0) this.#countLanes(lane0, lane1);
        lane0 = 0;
        lane1 = 0;
        now = who;
        run += 1;
      }
      const made = mark[row] as number;
      const by = person[row] as number;
      const cause = causes[row] as number;
      pinsByMark[fail * MARKS + made] = (pinsByMark[fail * MARKS + made] as number) + 1;
      pinsByPerson[fail * PERSONS + by] = (pinsByPerson[fail * PERSONS + by] as number) + 1;
      lane0 |= ((markLane0[made] as number) | (cause << CAUSE_SHIFT)) & (allowed0[fail] as number);
      lane1 |= ((markLane1[made] as number) | (personLane1[by] as number)) & (allowed1[fail] as number);
      if (fail === 0) {
        passed += 1;
        lane0 |= PASSED;
      }
      if (fail === 0 || fail === CAUSE) pinsByCauses[cause] = (pinsByCauses[cause] as number) + 1;
      if (fail === 0 || fail === HOME) see(homes, districtPlaces[home[row] as number] as number, run);
      if (fail === 0 || fail === DISTRICT) see(districts, districtPlaces[district[row] as number] as number, run);
      if (fail === 0 || fail === CAMPAIGN) see(campaigns, campaignPlaces[campaign[row] as number] as number, run);
      if (fail === 0 || fail === DECADE) see(decades, decade[row] as number, run);
      if (fail === 0 || fail === PERIOD) see(months, monthOfDay[day[row] as number] as number, run);
      if (fail === 0 || fail === AREA) {
        const set = areas[row] as number;
        for (let at = areaStarts[set] as number; at < (areaStarts[set + 1] as number); at += 1) see(areaTally, areaPositions[at] as number, run);
      }
      if (fail === 0 || fail === THEME) {
        const set = themes[row] as number;
        for (let at = themeStarts[set] as number; at < (themeStarts[set + 1] as number); at += 1) see(themeTally, themePositions[at] as number, run);
      }
    }
    if ((lane0 | lane1) !== 0) this.#countLanes(lane0, lane1);
    return passed;
  }

  /** One respondent is done: their values, each once. */
  #countLanes(lane0: number, lane1: number): void {
    if ((lane0 & PASSED) !== 0) this.#totalRespondents += 1;
    const [marks, causes, states, persons] = this.#respondents;
    const [mark, cause, state, person] = [lane0 & 0x7fff, (lane0 >>> CAUSE_SHIFT) & 0xffff, lane1 & 0x3ff, (lane1 >>> 10) & 0x1fff];
    marks[mark] = (marks[mark] as number) + 1;
    causes[cause] = (causes[cause] as number) + 1;
    states[state] = (states[state] as number) + 1;
    persons[person] = (persons[person] as number) + 1;
  }

  #facetCounts(): GroupFigures["facets"] {
    const lanes = this.#respondentsByBit();
    const laneCounts = (facet: LaneFacet, pins: readonly number[]): readonly FacetCount[] =>
      this.#snapshot.facets[facet].values.map((value, position) => ({ value, respondents: lanes[LANES[facet].lane][LANES[facet].shift + position] as number, pins: pins[position] as number }));
    const tallied = (facet: Facet, { respondents, pins }: Tally, offset = 0): readonly FacetCount[] =>
      this.#snapshot.facets[facet].values.map((value, position) => ({ value, respondents: respondents[position + offset] as number, pins: pins[position + offset] as number }));
    const counts = (facet: Facet): readonly FacetCount[] => {
      switch (facet) {
        case "home":
          return tallied(facet, this.#home);
        case "district":
          return tallied(facet, this.#district);
        case "campaign":
          return tallied(facet, this.#campaign);
        case "area":
          return tallied(facet, this.#area);
        case "theme":
          return tallied(facet, this.#theme);
        case "decade":
          return tallied(facet, this.#decade, this.#snapshot.facets.decade.codes.find((code) => code > 0) ?? 0);
        default:
          return laneCounts(facet, this.#pinsOf(facet));
      }
    };
    return Object.fromEntries(FACETS.map((facet) => [facet, counts(facet)])) as unknown as GroupFigures["facets"];
  }

  /** Pins by value: of the rows that pass, and of those that only this facet keeps out. */
  #pinsOf(facet: LaneFacet): readonly number[] {
    const { values, codes, starts, positions } = this.#snapshot.facets[facet];
    const [table, size] = BY_MARK.includes(facet) ? [this.#pinsByMark, MARKS] : BY_PERSON.includes(facet) ? [this.#pinsByPerson, PERSONS] : [this.#pinsByCauses, null];
    const pins = values.map(() => 0);
    codes.forEach((code, nth) => {
      const amount = (table[code] as number) + (size === null ? 0 : (table[conditionOf(facet) * size + code] as number));
      for (const position of positions.subarray(starts[nth], starts[nth + 1])) pins[position] = (pins[position] as number) + amount;
    });
    return pins;
  }

  #respondentsByBit(): readonly [Int32Array, Int32Array] {
    const lanes = [new Int32Array(32), new Int32Array(32)] as const;
    const [marks, causes, states, persons] = this.#respondents;
    for (const [table, lane, shift] of [[marks, lanes[0], 0], [causes, lanes[0], CAUSE_SHIFT], [states, lanes[1], 0], [persons, lanes[1], 10]] as const) {
      for (let set = 1; set < table.length; set += 1) {
        const amount = table[set] as number;
        if (amount === 0) continue;
        for (let left = set, bit = shift; left !== 0; left >>>= 1, bit += 1) if ((left & 1) === 1) lane[bit] = (lane[bit] as number) + amount;
      }
    }
    return lanes;
  }

  #months(): readonly (Amount & { readonly month: string })[] {
    const { months } = this.#snapshot;
    if (months === null) return [];
    const [first, last] = months;
    return Array.from({ length: last - first + 1 }, (_, nth) => ({ month: monthName(first + nth), respondents: this.#month.respondents[first + nth] as number, pins: this.#month.pins[first + nth] as number }));
  }
}
