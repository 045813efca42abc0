/** Days as files write them: 2026-05-01, 2026-05-01T12:00, 20260501, 2026/5/1, 1.5.2026, 1/5 2026, 1 maj 2026. Null: nothing a person would surely read as a day. */
import { fold } from "../domain/fold";

const MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"] as const;

export function readDay(text: string): string | null {
  const written = text.trim();
  const isoLike = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(written) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(written);
  if (isoLike !== null) return dayOf(isoLike[1], isoLike[2], isoLike[3]);
  const swedish = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written) ?? /^(\d{1,2})\/(\d{1,2}) (\d{4})$/.exec(written);
  if (swedish !== null) return dayOf(swedish[3], swedish[2], swedish[1]);
  const named = /^(?:den )?(\d{1,2}):?e? ([a-z]+) (\d{4})$/.exec(fold(written));
  const month = MONTHS.findIndex((name) => named?.[2]?.startsWith(name) === true);
  return named === null || month === -1 ? null : dayOf(named[3], String(month + 1), named[1]);
}

function dayOf(year = "", month = "", day = ""): string | null {
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const read = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(iso) ? null : iso;
}
