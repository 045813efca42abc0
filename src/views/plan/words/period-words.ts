/** Months and periods as the reader's language writes them. Days are the city's; a month is told by its first day at noon, far from any border. */
import { m } from "../../../generated/messages/messages";
import { getLocale } from "../../../generated/messages/runtime";
import { dateWords } from "../../shared/dates";

const locale = (): string => ({ sv: "sv", en: "en-GB", ar: "ar-u-nu-latn" })[getLocale()];

/** "2026-05" → maj 2026. */
export function monthWords(month: string, length: "long" | "short" = "long"): string {
  return new Intl.DateTimeFormat(locale(), { month: length, year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T12:00:00Z`));
}
export function periodWords(from: string | null, to: string | null): string {
  if (from === null && to === null) return m.plan_filter_any_time();
  return m.plan_filter_period_words({ from: from === null ? "…" : dateWords(`${from}T12:00:00Z`), to: to === null ? "…" : dateWords(`${to}T12:00:00Z`) });
}
export function clockWords(moment: Date): string {
  return new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Stockholm" }).format(moment);
}
/** Last day of "2026-05". */
export function lastDayOf(month: string): string {
  const [year = 0, nth = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, nth, 0)).toISOString().slice(0, 10);
}
