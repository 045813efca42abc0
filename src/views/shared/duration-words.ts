/** Lengths of time as the reader's language writes them. */
import { getLocale } from "../../generated/messages/runtime";

/** To be seen: 1:05. */
export function durationDigits(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** To be read and heard: 1 minut och 5 sekunder. */
export function durationWords(ms: number): string {
  const total = Math.round(ms / 1000);
  const [minutes, seconds] = [Math.floor(total / 60), total % 60];
  const unit = (count: number, name: "minute" | "second"): string => new Intl.NumberFormat(getLocale(), { style: "unit", unit: name, unitDisplay: "long" }).format(count);
  const parts = [...(minutes > 0 ? [unit(minutes, "minute")] : []), ...(seconds > 0 || minutes === 0 ? [unit(seconds, "second")] : [])];
  return new Intl.ListFormat(getLocale(), { type: "unit", style: "long" }).format(parts);
}
