/** The phase of a plan, as its process calls it. */
import type { PlanPhase } from "../../domain/campaign";
import { m } from "../../generated/messages/messages";

const WORDS: Readonly<Record<PlanPhase, () => string>> = {
  started: m.phase_started,
  consultation: m.phase_consultation,
  review: m.phase_review,
  adopted: m.phase_adopted,
  appealed: m.phase_appealed,
  supervision: m.phase_supervision,
  in_force: m.phase_in_force,
  repealed: m.phase_repealed,
  closed: m.phase_closed,
};

export function phaseWord(phase: PlanPhase): string {
  return WORDS[phase]();
}
