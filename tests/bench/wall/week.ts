/** What happens in the soak's week: pins approved and taken back all evening, and every fault a hall knows. Times are milliseconds from its start. */
import type { PublicKind } from "../../../src/domain/kind";
import type { QuietHours, WallStory } from "../../../src/domain/wall/wall";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Monday 2026-06-15 19:00 in Helsingborg. The hall is open from 20 to midnight, so that the sun goes down in it and the night's update comes where the date changes. */
export const START = Date.parse("2026-06-15T17:00:00Z");
export const CLOSED: QuietHours = { from: "00:00", to: "20:00" };
const OPENS = HOUR;
const OPEN = 4 * HOUR;
export const CLOSES = OPENS + OPEN;
const HALF_HOUR = 30 * MINUTE;
/** Begins a half hour: nothing happens, what the wall keeps is counted. */
const COUNTING = 2 * MINUTE;
/** Ends a half hour: so that the last is taken back before the counting. */
const AFTERMATH = MINUTE;

export type Fault = "socket_lost" | "server_restart" | "context_lost_and_back" | "context_lost" | "forged_message";
export type Happening =
  | { readonly at: number; readonly type: "publish"; readonly nth: number }
  | { readonly at: number; readonly type: "remove" }
  | { readonly at: number; readonly type: "fault"; readonly fault: Fault; readonly forMs: number }
  | { readonly at: number; readonly type: "new_version" | "opening" | "closing" | "sample" };

/** Minutes after opening, on which day. Between two countings. */
const FAULTS: readonly (readonly [day: number, minutes: number, fault: Fault, forMs: number])[] = [
  [0, 10, "forged_message", 0], [0, 40, "context_lost_and_back", 2_000], [0, 70, "context_lost", 0], [0, 100, "server_restart", 20_000], [0, 130, "socket_lost", HOUR],
  [1, 70, "socket_lost", HOUR], [1, 160, "server_restart", 5 * MINUTE], [2, 100, "context_lost", 0],
  [3, 40, "server_restart", 20_000], [3, 100, "socket_lost", HOUR], [4, 100, "context_lost_and_back", 2_000], [5, 70, "server_restart", HOUR], [5, 220, "forged_message", 0], [6, 100, "context_lost", 0],
];
/** Evenings on which a new version appears, to take over the night after. */
const VERSIONS: readonly number[] = [0, 2, 5];

/** The hall is open four hours a day (more is only more of the same); that is when people tell. `pins` in all, one in five is taken back. */
export function weekOf({ days, pins }: { readonly days: number; readonly pins: number }): readonly Happening[] {
  const all: Happening[] = [];
  const room = HALF_HOUR - COUNTING - AFTERMATH;
  const spacing = (days * (OPEN / HALF_HOUR) * room) / pins;
  for (let nth = 0; nth < pins; nth += 1) {
    const [halfHour, within] = [Math.floor((nth * spacing) / room), (nth * spacing) % room];
    const [day, inDay] = [Math.floor(halfHour / (OPEN / HALF_HOUR)), halfHour % (OPEN / HALF_HOUR)];
    const at = day * DAY + OPENS + inDay * HALF_HOUR + COUNTING + within;
    all.push({ at, type: "publish", nth });
    if (nth % 5 === 4) all.push({ at: at + Math.min(7_000, spacing / 2), type: "remove" });
  }
  for (const [day, minutes, fault, forMs] of FAULTS) if (day < days) all.push({ at: day * DAY + OPENS + minutes * MINUTE + 20_000, type: "fault", fault, forMs });
  for (let day = 0; day < days; day += 1) {
    all.push({ at: day * DAY + OPENS, type: "opening" }, { at: day * DAY + CLOSES - 1_000, type: "closing" });
    if (VERSIONS.includes(day)) all.push({ at: day * DAY + OPENS + 10 * MINUTE, type: "new_version" });
    for (let at = HALF_HOUR; at < OPEN; at += HALF_HOUR) all.push({ at: day * DAY + OPENS + at, type: "sample" });
  }
  return all.sort((one, other) => one.at - other.at);
}

const KINDS: readonly PublicKind[] = ["story", "memory", "wish", "like"];
export function soakStory(nth: number, now: number): WallStory {
  const kind = KINDS[nth % KINDS.length] ?? "story";
  return {
    id: `00000000-0000-4000-8000-${String(nth).padStart(12, "0")}`, kind,
    point: [12.66 + ((nth * 37) % 100) / 1_000, 56.01 + ((nth * 61) % 90) / 1_000], square: null, shape: null,
    title: null, text: `Berättelse nummer ${nth}. Här satt vi och såg färjorna gå, och ingen av oss sa något på en lång stund.`, language: "sv",
    era: kind === "memory" ? { type: "year", from: 1950 + (nth % 60), to: 1950 + (nth % 60) } : null,
    audiences: [], campaignId: null, districtId: null, supportCount: 0, exhibition: true, publishedAt: new Date(now).toISOString(), media: [], answers: [], viaWall: nth % 10 === 0,
  };
}
