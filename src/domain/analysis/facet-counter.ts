/**
 * Every facet's pins and respondents under all other conditions, and the months'. Keeps which condition fails in each row, so that after a
 * small change – a slider's step – only the rows of respondents for whom something has changed are taken out as they were and put in as
 * they are; after a large one all rows are counted anew. Both come to the same, whatever came before.
 *
 * Respondents of facets with few values are counted by lanes: one bit a value, or-ed together over the respondent's rows, and counted when
 * the next respondent begins. Facets with many values compare with the last respondent seen at the value. Counts of codes are put
 * together to counts of values afterwards, over the codes that are held.
 */
import { conditionOf, PERIOD, type CompiledFilter } from "./compiled-filter";
import { CODE_OF } from "./facet-codes";
import { FACETS, type Facet } from "./filter";
import type { PreparedSnapshot } from "./prepared-snapshot";
import { makeTally, type Tally } from "./tally";
import { testRows } from "./test-rows";

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

/** `sign`: 1 counts, −1 takes out what was counted. */
function see(tallies: Int32Array, at: number, run: number, sign: number): void {
  const other = (tallies[at + LAST] as number) ^ run;
  tallies[at + PINS] = (tallies[at + PINS] as number) + sign;
  // 1 when another respondent was seen last, 0 when the same: a branch here is guessed wrong too often.
  tallies[at + RESPONDENTS] = (tallies[at + RESPONDENTS] as number) + Math.imul((other | -other) >>> 31, sign);
  tallies[at + LAST] = run;
}
/** Each of a set's values; most sets hold one, so the loop is left out for it. */
function seeSet(tallies: Int32Array, places: Int32Array, start: number, end: number, run: number, sign: number): void {
  see(tallies, places[start] as number, run, sign);
  for (let at = start + 1; at < end; at += 1) see(tallies, places[at] as number, run, sign);
}
function add(table: Int32Array, at: number, sign: number): void {
  table[at] = (table[at] as number) + sign;
}

/** One respondent is done: their values, each once. */
function countLane(respondents: Int32Array, lane: number, sign: number): void {
  add(respondents, lane & IN_THIRD, sign);
  add(respondents, (1 << THIRD) | ((lane >>> THIRD) & IN_THIRD), sign);
  add(respondents, (2 << THIRD) | (lane >>> (2 * THIRD)), sign);
}
/** Conditions, a bit each, that alone keep out a respondent of whom nothing passes. */
function countKeptOut(keptOut: Int32Array, conditions: number, sign: number): void {
  for (let left = conditions; left !== 0; left &= left - 1) add(keptOut, 31 - Math.clz32(left & -left), sign);
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

/** What the counter has counted. Of different respondents it adds up. */
export interface FacetSums {
  readonly pins: number;
  readonly respondents: number;
  /** By position in the facet's values. */
  readonly facets: Readonly<Record<Facet, Tally>>;
  /** Under all other conditions, by position in FACETS. */
  readonly wholes: Tally;
  /** By number of the month, up to the last that some row has. */
  readonly months: Tally;
}

/**
 * Words of four rows that differ, as a part of the rows: beyond it counting anew is quicker, for each costs the respondents around it twice.
 * Measured at a million: 1/32 takes half the time of counting anew, 1/16 three quarters.
 */
const SMALL_CHANGE = 1 / 16;
/** Runs are numbered on until here; then all is counted anew, from 1. */
const MOST_RUNS = 1 << 30;

/** A byte a row, read four at once where they are compared. */
function bytesOf(rows: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new ArrayBuffer((rows + 3) & ~3), 0, rows);
}
const wordsOf = ({ buffer }: Uint8Array<ArrayBuffer>): Int32Array => new Int32Array(buffer);

/** The tables of one group over one snapshot. */
export class FacetCounter {
  readonly #snapshot: PreparedSnapshot;
  readonly #smallChange: number;
  #failing: Uint8Array<ArrayBuffer>;
  #before: Uint8Array<ArrayBuffer>;
  #hasCounted = false;
  #passed = 0;
  #run = 0;
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
  /** By condition: respondents of whom nothing passes, and something would without it. */
  readonly #keptOut = new Int32Array(32);

  constructor(snapshot: PreparedSnapshot, smallChange = SMALL_CHANGE) {
    this.#snapshot = snapshot;
    this.#smallChange = smallChange;
    this.#failing = bytesOf(snapshot.rows);
    this.#before = bytesOf(snapshot.rows);
    const { facets, codes, lastMonth, monthOfDay, districtPlaces, campaignPlaces, areaSets, themeSets } = snapshot;
    const table = (code: "mark" | "person" | "causes"): Int32Array => new Int32Array(codes[code].codes.length * (PERIOD + 1));
    this.#pins = { mark: table("mark"), person: table("person"), causes: table("causes") };
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
    this.#places = {
      home: placed("home", districtPlaces), district: placed("district", districtPlaces), campaign: placed("campaign", campaignPlaces),
      decade: placed("decade", Array.from({ length: 256 }, (_, code) => code - 1)), area: placed("area", areaSets.positions), theme: placed("theme", themeSets.positions),
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

  /** By row the condition that fails under the filter counted last: 0 none. */
  get failing(): Uint8Array {
    return this.#failing;
  }

  count(filter: CompiledFilter): FacetSums {
    [this.#before, this.#failing] = [this.#failing, this.#before];
    testRows(this.#snapshot, filter, this.#failing);
    if (this.#hasCounted && this.#run < MOST_RUNS && differing(wordsOf(this.#before), wordsOf(this.#failing)) < this.#snapshot.rows * this.#smallChange) this.#countChanged();
    else this.#countAll();
    return this.#sums();
  }

  #countAll(): void {
    for (const table of [...Object.values(this.#pins), this.#tallies, ...this.#respondents, this.#keptOut]) table.fill(0);
    this.#passed = 0;
    this.#run = 0;
    this.#countRows(this.#failing, 0, this.#snapshot.rows, 1);
    this.#hasCounted = true;
  }

  #countChanged(): void {
    const { rows, columns: { respondent } } = this.#snapshot;
    const [before, failing] = [this.#before, this.#failing];
    for (let row = 0; row < rows; row += 1) {
      if (before[row] === failing[row]) continue;
      const who = respondent[row];
      let [from, to] = [row, row + 1];
      while (from > 0 && respondent[from - 1] === who) from -= 1;
      while (to < rows && respondent[to] === who) to += 1;
      this.#countRows(before, from, to, -1);
      this.#countRows(failing, from, to, 1);
      row = to - 1;
    }
  }

  /** From the first row of a respondent to behind the last one of another. */
  #countRows(failing: Uint8Array, from: number, to: number, sign: 1 | -1): void {
    const { codes, columns } = this.#snapshot;
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
    const keptOut = this.#keptOut;
    let passed = 0;
    let run = this.#run;
    let now = -1;
    let lane0 = 0;
    let lane1 = 0;
    let conditions = 0;
    for (let row = from; row < to; row += 1) {
      const fail = failing[row] as number;
      if (fail > PERIOD) continue;
      const who = respondent[row] as number;
      if (who !== now) {
        countLane(respondents0, lane0, sign);
        countLane(respondents1, lane1, sign);
        if (conditions !== 0 && lane0 >= 0) countKeptOut(keptOut, conditions, sign);
        lane0 = 0;
        lane1 = 0;
        conditions = 0;
        now = who;
        run += 1;
      }
      const made = mark[row] as number;
      const by = person[row] as number;
      const cause = causes[row] as number;
      const bits0 = (markBits0[made] as number) | (causeBits[cause] as number);
      const bits1 = (markBits1[made] as number) | (personBits[by] as number);
      add(pinsByMark, fail * marks + made, sign);
      add(pinsByPerson, fail * persons + by, sign);
      add(pinsByCauses, fail * causeSets + cause, sign);
      if (fail === 0) {
        passed += sign;
        lane0 |= bits0 | PASSED_BIT;
        lane1 |= bits1;
        see(tallies, homePlace[home[row] as number] as number, run, sign);
        see(tallies, districtPlace[district[row] as number] as number, run, sign);
        see(tallies, campaignPlace[campaign[row] as number] as number, run, sign);
        see(tallies, dayPlace[day[row] as number] as number, run, sign);
        if (decade[row] !== 0) see(tallies, decadePlace[decade[row] as number] as number, run, sign);
        seeSet(tallies, areaPlace, areaStarts[areas[row] as number] as number, areaStarts[(areas[row] as number) + 1] as number, run, sign);
        seeSet(tallies, themePlace, themeStarts[themes[row] as number] as number, themeStarts[(themes[row] as number) + 1] as number, run, sign);
        continue;
      }
      conditions |= 1 << fail;
      lane0 |= bits0 & (allowed0[fail] as number);
      lane1 |= bits1 & (allowed1[fail] as number);
      if (fail === PERIOD) see(tallies, dayPlace[day[row] as number] as number, run, sign);
      else if (fail === HOME) see(tallies, homePlace[home[row] as number] as number, run, sign);
      else if (fail === DISTRICT) see(tallies, districtPlace[district[row] as number] as number, run, sign);
      else if (fail === CAMPAIGN) see(tallies, campaignPlace[campaign[row] as number] as number, run, sign);
      else if (fail === DECADE && decade[row] !== 0) see(tallies, decadePlace[decade[row] as number] as number, run, sign);
      else if (fail === AREA) seeSet(tallies, areaPlace, areaStarts[areas[row] as number] as number, areaStarts[(areas[row] as number) + 1] as number, run, sign);
      else if (fail === THEME) seeSet(tallies, themePlace, themeStarts[themes[row] as number] as number, themeStarts[(themes[row] as number) + 1] as number, run, sign);
    }
    countLane(respondents0, lane0, sign);
    countLane(respondents1, lane1, sign);
    if (conditions !== 0 && lane0 >= 0) countKeptOut(keptOut, conditions, sign);
    this.#passed += passed;
    this.#run = run;
  }

  #sums(): FacetSums {
    const lanes = this.#respondents.map(countBits) as [Int32Array, Int32Array];
    const respondents = lanes[0][PASSED] as number;
    const facets = Object.fromEntries(FACETS.map((facet) => [facet, isLaneFacet(facet) ? this.#lane(facet, lanes) : this.#tallied(facet, this.#snapshot.facets[facet].values.length)])) as unknown as FacetSums["facets"];
    return { pins: this.#passed, respondents, facets, wholes: this.#wholes(respondents), months: this.#tallied("month", this.#snapshot.lastMonth + 1) };
  }

  #tallied(facet: Tallied, size: number): Tally {
    const tally = makeTally(size);
    for (let position = 0, at = this.#starts[facet]; position < size; position += 1, at += NUMBERS) {
      tally.pins[position] = this.#tallies[at + PINS] as number;
      tally.respondents[position] = this.#tallies[at + RESPONDENTS] as number;
    }
    return tally;
  }

  /** Pins: of the rows that pass, and of those that only this facet keeps out. */
  #lane(facet: LaneFacet, lanes: readonly [Int32Array, Int32Array]): Tally {
    const { values, codes: numbers, starts, positions } = this.#snapshot.facets[facet];
    const table = this.#pins[CODE_OF[facet]];
    const tally = { pins: new Int32Array(values.length), respondents: lanes[LANES[facet].lane].slice(LANES[facet].shift, LANES[facet].shift + LANES[facet].size) };
    for (const number of numbers) {
      const amount = (table[number] as number) + (table[conditionOf(facet) * numbers.length + number] as number);
      for (const position of positions.subarray(starts[number], starts[number + 1])) add(tally.pins, position, amount);
    }
    return tally;
  }

  #wholes(respondents: number): Tally {
    const [table, marks] = [this.#pins.mark, this.#snapshot.codes.mark.codes.length];
    const wholes = makeTally(FACETS.length);
    FACETS.forEach((facet, nth) => {
      const condition = conditionOf(facet);
      wholes.pins[nth] = table.subarray(condition * marks, (condition + 1) * marks).reduce((sum, pins) => sum + pins, this.#passed);
      wholes.respondents[nth] = respondents + (this.#keptOut[condition] as number);
    });
    return wholes;
  }
}

/** How many words are not the same. */
function differing(one: Int32Array, other: Int32Array): number {
  let words = 0;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) words += 1;
  return words;
}
