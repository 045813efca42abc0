/** The way from an area to its dossier: the stage its plan is in, consultation before anything else. */
import { routeHref } from "../../route";
import { planPath } from "./plan-route";

const AFTER_CONSULTATION = new Set(["review", "adopted", "appealed", "supervision", "in_force", "repealed", "closed"]);

export function dossierHref({ id, phase }: { readonly id: string; readonly phase: string | null }): string {
  return routeHref({ name: "plan", path: planPath({ name: "dossier", areaId: id, stage: phase !== null && AFTER_CONSULTATION.has(phase) ? "review" : "consultation" }) });
}
