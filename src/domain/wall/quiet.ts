/** Quiet hours: the wall rests. By the city's clock as it hangs on the wall, so that "22:00 to 07:00" holds also the nights the clocks change. */
import { minuteOfDay } from "./local-time";
import type { QuietHours } from "./wall";

export function isQuiet(hours: QuietHours | null, now: number, timeZone: string): boolean {
  if (hours === null) return false;
  const [from, to, minute] = [minutesOf(hours.from), minutesOf(hours.to), minuteOfDay(now, timeZone)];
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}
