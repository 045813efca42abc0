/** What happens in the soak's week: pins approved and taken back all day, and every fault a hall knows. Times are milliseconds from its start. */
import type { PublicKind } from "../../../src/domain/kind";
import type { WallStory } from "../../../src/domain/wall/wall";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const OPEN = 5 * HOUR;
/** Monday 2026-11-30 09:00 in Helsingborg, an hour before the hall opens. */
export const START = Date.parse("2026-11-30T08:00:00Z");

export type Fault = "socket_lost" | "server_restart" | "context_lost_and_back" | "context_lost" | "forged_message";
export type Happening =
  | { readonly at: number; readonly type: "publish"; readonly nth: number }
  | { readonly at: number; readonly type: "remove" }
  | { readonly at: number; readonly type: "fault"; readonly fault: Fault; readonly forMs: number }
  | { readonly at: number; readonly type: "sample" };

/** Hours after opening, on which day. */
const FAULTS: readonly (readonly [day: number, hour: number, fault: Fault, forMs: number])[] = [
  [0, 2, "forged_message", 0], [0, 4, "context_lost_and_back", 2_000], [1, 1, "socket_lost", HOUR], [1, 4, "server_restart", 5 * 60_000], [2, 3, "context_lost", 0],
  [3, 1, "server_restart", 20_000], [3, 3, "socket_lost", HOUR], [4, 3, "context_lost_and_back", 2_000], [5, 1, "server_restart", HOUR], [5, 4, "forged_message", 0], [6, 3, "context_lost", 0],
];

/** The hall is open five hours a day (more is only more of the same); that is when people tell. `pins` in all, one in five is taken back. */
export function weekOf({ days, pins }: { readonly days: number; readonly pins: number }): readonly Happening[] {
  const all: Happening[] = [];
  const spacing = (days * OPEN) / pins;
  for (let nth = 0; nth < pins; nth += 1) {
    const open = nth * spacing;
    const at = Math.floor(open / OPEN) * DAY + HOUR + (open % OPEN) + (nth % 7) * 900;
    all.push({ at, type: "publish", nth });
    if (nth % 5 === 4) all.push({ at: at + 7_000, type: "remove" });
  }
  for (const [day, hour, fault, forMs] of FAULTS) if (day < days) all.push({ at: day * DAY + hour * HOUR + HOUR, type: "fault", fault, forMs });
  for (let at = HOUR; at <= days * DAY; at += HOUR) if (at % DAY <= OPEN + HOUR) all.push({ at, type: "sample" });
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
