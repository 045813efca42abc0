/** Questions about a campaign that the clock or the list answers. Dates are whole days in the city's time zone, both ends included. */
import type { Campaign, Words } from "./campaign";
import { KINDS, type Kind, type Language } from "./kind";

/** The date where the city is, as YYYY-MM-DD. */
export function cityDate(now: Date, timeZone: string): string {
  // sv-SE writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}

export function isOpen(campaign: Campaign, now: Date, timeZone = "Europe/Stockholm"): boolean {
  const today = cityDate(now, timeZone);
  const begun = campaign.opensOn.slice(0, 10) <= today;
  const ended = campaign.closesOn !== null && campaign.closesOn.slice(0, 10) < today;
  return campaign.status === "open" && begun && !ended;
}

/** Whole days from today to the last day, 0 on it; null when there is no last day or it has passed. */
export function daysLeft({ closesOn }: Pick<Campaign, "closesOn">, now: Date, timeZone = "Europe/Stockholm"): number | null {
  if (closesOn === null) return null;
  const days = Math.round((Date.parse(closesOn.slice(0, 10)) - Date.parse(cityDate(now, timeZone))) / 86_400_000);
  return days < 0 ? null : days;
}

/** What one may share: everything without a campaign, else what it asks for, in the fixed order. */
export function offeredKinds(campaign: Campaign | null): readonly Kind[] {
  return campaign === null ? KINDS : KINDS.filter((kind) => campaign.kinds.includes(kind));
}

export function wordsIn(words: Words, language: Language): string {
  return words[language] ?? words["sv"] ?? "";
}
