/**
 * When the page may be loaded anew without need – for a new version, or only to begin fresh: when nobody is there to see it. In the quiet
 * hours, or where there are none between three and five at night; never while somebody looks around; at most once a day.
 */
import { dayAt } from "./local-time";
import { isQuiet } from "./quiet";
import type { QuietHours, ScreenStatus } from "./wall";

const NIGHT: QuietHours = { from: "03:00", to: "05:00" };
/** A screen that was switched on in the quiet hours is let alone. */
const FRESH_MS = 3_600_000;
const HALF_DAY_MS = 12 * 3_600_000;

export interface NightSigns {
  readonly now: number;
  readonly timeZone: string;
  readonly quietHours: QuietHours | null;
  readonly status: ScreenStatus;
  readonly loadedAt: number;
  /** When it was last loaded anew by this rule, kept over the reload; null: never. */
  readonly updatedAt: number | null;
}

export function mayUpdate({ now, timeZone, quietHours, status, loadedAt, updatedAt }: NightSigns): boolean {
  if (status === "browsing" || status === "paused" || status === "starting") return false;
  if (!isQuiet(quietHours ?? NIGHT, now, timeZone) || now - loadedAt < FRESH_MS) return false;
  if (updatedAt === null || updatedAt > now) return true;
  // A night has two dates: neither twice the same day nor on both sides of midnight.
  return dayAt(updatedAt, timeZone) !== dayAt(now, timeZone) && now - updatedAt > HALF_DAY_MS;
}
