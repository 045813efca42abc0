/** Dates as the reader's language writes them, in the city's time. */
import { city } from "../../city";
import { getLocale } from "../../generated/messages/runtime";

export function dateWords(iso: string): string {
  return new Intl.DateTimeFormat(dateLocale(), { dateStyle: "long", timeZone: city.timeZone }).format(new Date(iso));
}
/** A day and a time of day: 3 augusti 10:15; with its year when that is not this one. */
export function momentWords(moment: Date, now = new Date()): string {
  const year = moment.getFullYear() === now.getFullYear() ? {} : { year: "numeric" as const };
  return new Intl.DateTimeFormat(dateLocale(), { ...year, day: "numeric", month: "long", hour: "numeric", minute: "2-digit", timeZone: city.timeZone }).format(moment);
}

// English as Europe writes it: 30 January, never January 30.
function dateLocale(): string {
  return getLocale() === "en" ? "en-GB" : getLocale();
}

export function listWords(words: readonly string[]): string {
  return new Intl.ListFormat(getLocale(), { type: "conjunction" }).format(words);
}
