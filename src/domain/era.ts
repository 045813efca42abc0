/** When a memory happened: one year, a decade or a period, in whole years of the common era. Without words: views add them. */
import type { Era } from "./contribution";

/** Nobody remembers earlier; the database refuses earlier years too. */
export const FIRST_YEAR = 1800;

/** Nobody runs this before the year it was written in, nor longer than a working life after. */
const WRITTEN_IN = 2026;
const LONGEST_LIFE_YEARS = 50;

/** The year by the device's clock; one that cannot be right (an empty battery, a wrong century) must not shut anybody out of the form. */
export function yearBy(clock: Date): number {
  const year = clock.getFullYear();
  return year >= WRITTEN_IN && year <= WRITTEN_IN + LONGEST_LIFE_YEARS ? year : WRITTEN_IN;
}

/** First years of the decades to offer, oldest first: 1930, 1940 … the present one. */
export function decades(thisYear: number, first = 1930): readonly number[] {
  const list: number[] = [];
  for (let year = first; year <= thisYear; year += 10) list.push(year);
  return list;
}

export function decadeOf(year: number): number {
  return Math.floor(year / 10) * 10;
}
export function yearEra(year: number): Era {
  return { type: "year", from: year, to: year };
}
export function decadeEra(firstYear: number): Era {
  return { type: "decade", from: decadeOf(firstYear), to: decadeOf(firstYear) + 9 };
}
export function periodEra(from: number, to: number): Era {
  return { type: "period", from: Math.min(from, to), to: Math.max(from, to) };
}

/** The present decade may end after this year; nothing may begin after it. */
export function isSaneEra(era: Era, thisYear: number): boolean {
  const whole = Number.isInteger(era.from) && Number.isInteger(era.to);
  if (!whole || era.from < FIRST_YEAR || era.from > thisYear || era.to < era.from) return false;
  switch (era.type) {
    case "year":
      return era.to === era.from;
    case "decade":
      return era.from % 10 === 0 && era.to === era.from + 9;
    case "period":
      return era.to <= thisYear;
  }
}

export function erasOverlap(a: Pick<Era, "from" | "to">, b: Pick<Era, "from" | "to">): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** "1957" or "1950–1959", in the language's digits. */
export function eraYears(era: Era, language: string): string {
  const year = new Intl.NumberFormat(language, { useGrouping: false });
  return era.from === era.to ? year.format(era.from) : `${year.format(era.from)}–${year.format(era.to)}`;
}
