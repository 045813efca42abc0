/** Dates as the reader's language writes them, in the city's time. */
import { city } from "../../city";
import { getLocale } from "../../generated/messages/runtime";

export function dateWords(iso: string): string {
  // English as Europe writes it: 30 January, never January 30.
  const locale = getLocale() === "en" ? "en-GB" : getLocale();
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: city.timeZone }).format(new Date(iso));
}

export function listWords(words: readonly string[]): string {
  return new Intl.ListFormat(getLocale(), { type: "conjunction" }).format(words);
}
