/**
 * Figures of districts and development areas by the ids that the database computed when each contribution came: no geometry here. A row in
 * two overlapping areas counts in both.
 */
import { unansweredOf } from "./facet-codes";
import type { RegionFigures } from "./figures";
import { indexLists, type PreparedSnapshot, type SetIndex } from "./prepared-snapshot";
import { KINDS } from "./snapshot";
import { OncePerRespondent, SharedMeans } from "./weights";

const MONTHS = 12;
const TOP_THEMES = 3;
/** Bits of TIMES. */
const BY_DAY = 0b0011;
const BY_NIGHT = 0b1100;
const UNANSWERED = Uint8Array.from({ length: 256 }, (_, state) => (unansweredOf(state) ? 1 : 0));

export function regionFigures(snapshot: PreparedSnapshot, failing: Uint8Array): { readonly districts: readonly RegionFigures[]; readonly areas: readonly RegionFigures[] } {
  const { dictionaries, columns } = snapshot;
  const lastMonth = lastMonthOf(snapshot, failing);
  const districts = dictionaries.districts.flatMap((district) => (district === null ? [] : [district.id]));
  // A district's code is a set of one: its place among those that are, of which the facet's first is "none".
  const districtSets = indexLists(Array.from(snapshot.districtPlaces, (place) => (place === 0 ? [] : [place - 1])));
  return {
    districts: countRegions(snapshot, failing, districts, columns.district, districtSets, lastMonth),
    areas: countRegions(snapshot, failing, dictionaries.areas.map((area) => area.id), columns.areas, indexLists(dictionaries.areaSets), lastMonth),
  };
}

function lastMonthOf({ rows, columns: { day }, monthOfDay }: PreparedSnapshot, failing: Uint8Array): number {
  let last = 0;
  for (let row = 0; row < rows; row += 1) if (failing[row] === 0 && (day[row] as number) > last) last = day[row] as number;
  return monthOfDay[last] as number;
}

function countRegions(snapshot: PreparedSnapshot, failing: Uint8Array, ids: readonly string[], codes: Uint8Array | Uint16Array, { starts, positions }: SetIndex, lastMonth: number): readonly RegionFigures[] {
  const { rows, columns: { respondent, kind, safety, times, day, state, themes }, monthOfDay, dictionaries, themeSets } = snapshot;
  const { starts: themeStarts, positions: themePositions } = themeSets;
  const kinds = KINDS.length;
  // Position 0 of a theme is "none".
  const themeCount = dictionaries.themes.length + 1;
  const pins = new Int32Array(ids.length * kinds);
  const unanswered = new Int32Array(ids.length);
  const months = new Int32Array(ids.length * MONTHS);
  const all = new OncePerRespondent(ids.length);
  const byKind = new OncePerRespondent(ids.length * kinds);
  const byTheme = new OncePerRespondent(ids.length * themeCount);
  const byDay = new SharedMeans(ids.length);
  const byNight = new SharedMeans(ids.length);
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
  return ids.map((id, region) => {
    const pinsByKind = Array.from(pins.subarray(region * kinds, (region + 1) * kinds));
    return {
      id,
      respondents: all.respondents[region] as number,
      pins: pinsByKind.reduce((sum, each) => sum + each, 0),
      pinsByKind,
      respondentsByKind: Array.from(byKind.respondents.subarray(region * kinds, (region + 1) * kinds)),
      safetyByDay: byDay.mean(region),
      safetyByNight: byNight.mean(region),
      unanswered: unanswered[region] as number,
      topThemes: topThemes(byTheme.respondents.subarray(region * themeCount + 1, (region + 1) * themeCount), dictionaries.themes.map((theme) => theme.id)),
      months: Array.from(months.subarray(region * MONTHS, (region + 1) * MONTHS)),
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
