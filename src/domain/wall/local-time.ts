/** Minutes and days by the city's clock, whatever the machine's own is set to. */
const formats = new Map<string, Intl.DateTimeFormat>();

function partsAt(now: number, timeZone: string): Readonly<Record<string, string>> {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" });
    formats.set(timeZone, format);
  }
  return Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
}

/** 0–1439. */
export function minuteOfDay(now: number, timeZone: string): number {
  const { hour, minute } = partsAt(now, timeZone);
  return Number(hour) * 60 + Number(minute);
}
/** "2026-11-23". */
export function dayAt(now: number, timeZone: string): string {
  const { year, month, day } = partsAt(now, timeZone);
  return `${year}-${month}-${day}`;
}
