/** Dates as the reader's language writes them, in the city's time. */
import { city } from "../../city";
import { getLocale } from "../../generated/messages/runtime";

export function dateWords(iso: string): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: "long", timeZone: city.timeZone }).format(new Date(iso));
}

export function listWords(words: readonly string[]): string {
  return new Intl.ListFormat(getLocale(), { type: "conjunction" }).format(words);
}
