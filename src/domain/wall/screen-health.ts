/** Whether a paired screen is there: it says something of itself at least every fifteen seconds, and a network may stumble. */
const SILENT_AFTER_MS = 60_000;

export type ScreenHealth = "alive" | "silent" | "never";

export function screenHealth(seenAt: string | null, now: Date): ScreenHealth {
  if (seenAt === null) return "never";
  return now.getTime() - Date.parse(seenAt) <= SILENT_AFTER_MS ? "alive" : "silent";
}
