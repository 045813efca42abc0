/** Whether a statement can be made on a development area's plan now: in consultation or review, until the last day. Dates are ISO, whole days in the city. */
import type { DevelopmentArea } from "./campaign";

export type StatementTime = "open" | "past" | "closed";

export function statementTime({ phase, phaseFrom, phaseTo }: Pick<DevelopmentArea, "phase" | "phaseFrom" | "phaseTo">, today: string): StatementTime {
  if (phase !== "consultation" && phase !== "review") return "closed";
  if (phaseFrom !== null && phaseFrom.slice(0, 10) > today) return "closed";
  return phaseTo !== null && phaseTo.slice(0, 10) < today ? "past" : "open";
}
