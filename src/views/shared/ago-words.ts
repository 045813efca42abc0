/** How long ago something was, as the reader's language says it: "för 3 minuter sedan". */
import { getLocale } from "../../generated/messages/runtime";

const STEPS = [
  { unit: "day", ms: 86_400_000 },
  { unit: "hour", ms: 3_600_000 },
  { unit: "minute", ms: 60_000 },
  { unit: "second", ms: 1_000 },
] as const;

export function agoWords(moment: Date, now: Date): string {
  // A clock ahead of the server's must not say "in two seconds".
  const ms = Math.max(0, now.getTime() - moment.getTime());
  const { unit, ms: size } = STEPS.find((step) => ms >= step.ms) ?? STEPS[3];
  const locale = getLocale() === "ar" ? "ar-u-nu-latn" : getLocale();
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-Math.floor(ms / size), unit);
}
