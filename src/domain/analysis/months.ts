/** Days and months of the snapshot as numbers, and back to words. A month's number is months since that of FIRST_DAY. */
import { FIRST_DAY } from "./snapshot";

const DAY_MS = 86_400_000;
const FIRST_MS = Date.parse(`${FIRST_DAY}T00:00:00Z`);
const FIRST_MONTH = new Date(FIRST_MS).getUTCFullYear() * 12 + new Date(FIRST_MS).getUTCMonth();
/** As many days as fit in the column, 179 years. */
const DAYS = 65_536;

/** Days since FIRST_DAY; null for what is no day. */
export function dayNumber(day: string): number | null {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? null : Math.round((at - FIRST_MS) / DAY_MS);
}
export function dayName(day: number): string {
  return new Date(FIRST_MS + day * DAY_MS).toISOString().slice(0, 10);
}

/** "2026-05". */
export function monthName(month: number): string {
  const months = FIRST_MONTH + month;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

/** The month of every day that the column can hold. */
export function monthsOfDays(): Uint16Array {
  const months = new Uint16Array(DAYS);
  const at = new Date(FIRST_MS);
  for (let day = 0; day < DAYS; day += 1) {
    months[day] = at.getUTCFullYear() * 12 + at.getUTCMonth() - FIRST_MONTH;
    at.setUTCDate(at.getUTCDate() + 1);
  }
  return months;
}
