/** Phases and days of areas in words. */
import { PLAN_PHASES } from "../../../domain/campaign";
import { m } from "../../../generated/messages/messages";
import { dateWords } from "../../shared/dates";
import { phaseWord } from "../../shared/phase-words";

export function phaseOptions(): readonly { readonly value: string; readonly label: string }[] {
  return PLAN_PHASES.map((phase) => ({ value: phase, label: phaseWord(phase) }));
}
export function daysWords(from: string | null, to: string | null): string {
  if (from !== null && to !== null) return m.area_days_both({ from: dateWords(from), to: dateWords(to) });
  if (from !== null) return m.area_days_from({ from: dateWords(from) });
  return to === null ? m.area_days_none() : m.area_days_to({ to: dateWords(to) });
}
