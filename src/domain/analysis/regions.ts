/**
 * Figures of districts and development areas by the ids that the database computed when each contribution came: no geometry here. A row in
 * two overlapping areas counts in both.
 */
import { idsOf, unansweredOf } from "./facet-codes";
import type { RegionFigures } from "./figures";
import { indexLists, type PreparedSnapshot, type SetIndex } from "./prepared-snapshot";
import { KINDS, type Dictionaries } from "./snapshot";
import { addCounts } from "./tally";
import { addMeans, meanAt, OncePerRespondent, SharedMeans, type Means } from "./weights";

const MONTHS = 12;
const TOP_THEMES = 3;
/** Bits of TIMES. */
const BY_DAY = 0b0011;
const BY_NIGHT = 0b1100;
const UNANSWERED = Uint8Array.from({ length: 256 }, (_, state) => (unansweredOf(state) ? 1 : 0));

/** By region, and in it by kind, theme (position 0: none) or month. Those of different respondents add up. */
export interface RegionSums {
  readonly respondents: Int32Array;
  readonly pinsByKind: Int32Array;
  readonly respondentsByKind: Int32Array;
  readonly respondentsByTheme: Int32Array;
  readonly byDay: Means;
  readonly byNight: Means;
  readonly unanswered: Int32Array;
  /** Pins of twelve months, the last of which is `lastMonth`. */
  readonly months: Int32Array;
  readonly lastMonth: number;
}
export interface PlaceSums {
  readonly districts: RegionSums;
  readonly areas: RegionSums;
}

export function countPlaces(snapshot: PreparedSnapshot, failing: Uint8Array): PlaceSums {
  const { dictionaries, columns } = snapshot;
  const lastMonth = lastMonthOf(snapshot, failing);
  // A district's code is a set of one: its place among those that are, of which the facet's first is "none".
  const districtSets = indexLists(Array.from(snapshot.districtPlaces, (place) => (place === 0 ? [] : [place - 1])));
  return {
    districts: countRegions(snapshot, failing, idsOf(dictionaries.districts).length, columns.district, districtSets, lastMonth),
    areas: countRegions(snapshot, failing, dictionaries.areas.length, columns.areas, indexLists(dictionaries.areaSets), lastMonth),
  };
}
export function addPlaces(one: PlaceSums, other: PlaceSums): PlaceSums {
  return { districts: addRegions(one.districts, other.districts), areas: addRegions(one.areas, other.areas) };
}
export function placeFigures({ districts, areas }: PlaceSums, dictionaries: Dictionaries): { readonly districts: readonly RegionFigures[]; readonly areas: readonly RegionFigures[] } {
  const themes = dictionaries.themes.map((theme) => theme.id);
  return { districts: regionFigures(districts, idsOf(dictionaries.districts), themes), areas: regionFigures(areas, dictionaries.areas.map((area) => area.id), themes) };
}

function lastMonthOf({ rows, columns: { day }, monthOfDay }: PreparedSnapshot, failing: Uint8Array): number {
  let last = 0;
  for (let row = 0; row < rows; row += 1) if (failing[row] === 0 && (day[row] as number) > last) last = day[row] as number;
  return monthOfDay[last] as number;
}

function countRegions(snapshot: PreparedSnapshot, failing: Uint8Array, count: number, codes: Uint8Array | Uint16Array, { starts, positions }: SetIndex, lastMonth: number): RegionSums {
  const { rows, columns: { respondent, kind, safety, times, day, state, themes }, monthOfDay, dictionaries, themeSets } = snapshot;
  const { starts: themeStarts, positions: themePositions } = themeSets;
  const kinds = KINDS.length;
  // Position 0 of a theme is "none".
  const themeCount = dictionaries.themes.length + 1;
  const pins = new Int32Array(count * kinds);
  const unanswered = new Int32Array(count);
  const months = new Int32Array(count * MONTHS);
  const all = new OncePerRespondent(count);
  const byKind = new OncePerRespondent(count * kinds);
  const byTheme = new OncePerRespondent(count * themeCount);
  const byDay = new SharedMeans(count);
  const byNight = new SharedMeans(count);
  let [run, now] = [0, -1];
  for (let row = 0; row < rows; row += 1) {
    if (failing[row] !== 0) continue;
    const who = respondent[row] as number;
    if (who !== now) {
      now = who;
      run += 1;
    }
    const code = codes[row] as number;
    const end = starts[code + 1] as number;
    for (let at = starts[code] as number; at < end; at += 1) {
      const region = positions[at] as number;
      const slot = region * kinds + (kind[row] as number);
      pins[slot] = (pins[slot] as number) + 1;
      all.add(region, run);
      byKind.add(slot, run);
      unanswered[region] = (unanswered[region] as number) + (UNANSWERED[state[row] as number] as number);
      const month = (monthOfDay[day[row] as number] as number) - lastMonth + MONTHS - 1;
      if (month >= 0) months[region * MONTHS + month] = (months[region * MONTHS + month] as number) + 1;
      const set = themes[row] as number;
      if (set !== 0) for (let nth = themeStarts[set] as number; nth < (themeStarts[set + 1] as number); nth += 1) byTheme.add(region * themeCount + (themePositions[nth] as number), run);
      const level = safety[row] as number;
      if (level === 0) continue;
      if (((times[row] as number) & BY_DAY) !== 0) byDay.add(region, run, level);
      if (((times[row] as number) & BY_NIGHT) !== 0) byNight.add(region, run, level);
    }
  }
  return { respondents: all.respondents, pinsByKind: pins, respondentsByKind: byKind.respondents, respondentsByTheme: byTheme.respondents, byDay: byDay.means(), byNight: byNight.means(), unanswered, months, lastMonth };
}

function addRegions(one: RegionSums, other: RegionSums): RegionSums {
  const lastMonth = Math.max(one.lastMonth, other.lastMonth);
  return {
    respondents: addCounts(one.respondents, other.respondents), pinsByKind: addCounts(one.pinsByKind, other.pinsByKind), respondentsByKind: addCounts(one.respondentsByKind, other.respondentsByKind),
    respondentsByTheme: addCounts(one.respondentsByTheme, other.respondentsByTheme), byDay: addMeans(one.byDay, other.byDay), byNight: addMeans(one.byNight, other.byNight),
    unanswered: addCounts(one.unanswered, other.unanswered), months: addCounts(monthsUpTo(lastMonth, one), monthsUpTo(lastMonth, other)), lastMonth,
  };
}
/** The same months, as the twelve that end with a later one. */
function monthsUpTo(last: number, { months, lastMonth }: RegionSums): Int32Array {
  const later = last - lastMonth;
  return later === 0 ? months : months.map((_, at) => ((at % MONTHS) + later < MONTHS ? (months[at + later] as number) : 0));
}

function regionFigures(sums: RegionSums, ids: readonly string[], themes: readonly string[]): readonly RegionFigures[] {
  const kinds = KINDS.length;
  return ids.map((id, region) => {
    const pinsByKind = Array.from(sums.pinsByKind.subarray(region * kinds, (region + 1) * kinds));
    return {
      id,
      respondents: sums.respondents[region] as number,
      pins: pinsByKind.reduce((sum, each) => sum + each, 0),
      pinsByKind,
      respondentsByKind: Array.from(sums.respondentsByKind.subarray(region * kinds, (region + 1) * kinds)),
      safetyByDay: meanAt(sums.byDay, region),
      safetyByNight: meanAt(sums.byNight, region),
      unanswered: sums.unanswered[region] as number,
      topThemes: topThemes(sums.respondentsByTheme.subarray(region * (themes.length + 1) + 1, (region + 1) * (themes.length + 1)), themes),
      months: Array.from(sums.months.subarray(region * MONTHS, (region + 1) * MONTHS)),
    };
  });
}

/** The most respondents first; of equally many the one earlier in the dictionary. */
function topThemes(respondents: Int32Array, ids: readonly string[]): readonly string[] {
  return ids
    .map((id, nth) => ({ id, respondents: respondents[nth] ?? 0 }))
    .filter((theme) => theme.respondents > 0)
    .sort((one, other) => other.respondents - one.respondents)
    .slice(0, TOP_THEMES)
    .map((theme) => theme.id);
}
