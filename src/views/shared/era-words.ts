/** A memory's time in words: 1962, 1950-talet, 1939–1945. */
import type { Era } from "../../domain/contribution";
import { m } from "../../generated/messages/messages";

export function eraWords(era: Era): string {
  if (era.type === "year") return String(era.from);
  if (era.type === "decade") return m.explore_era_decade({ year: String(era.from) });
  return m.explore_era_period({ from: String(era.from), to: String(era.to) });
}
