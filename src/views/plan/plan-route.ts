/** The addresses below /planera. `parsePlanPath` and `planPath` are inverses. Kept out of route.ts so that residents never fetch it. */
import { DOSSIER_STAGES, type DossierStage } from "../../domain/dossier";

export type PlanPage =
  /** `query` is read by domain/analysis/filter-address.ts. */
  | { readonly name: "workspace"; readonly query: string }
  | { readonly name: "dossier"; readonly areaId: string; readonly stage: DossierStage };

const STAGE_WORDS: Readonly<Record<DossierStage, string>> = { consultation: "samrad", review: "granskning" };

/** Of what stands after /planera/ in the address; anything unknown is the workspace. */
export function parsePlanPath(path: string): PlanPage {
  const url = new URL(path, "https://plan.invalid/");
  const [head, areaId, stageWord, ...more] = url.pathname.split("/").filter(Boolean);
  const stage = DOSSIER_STAGES.find((each) => STAGE_WORDS[each] === stageWord);
  if (head === "underlag" && areaId !== undefined && stage !== undefined && more.length === 0) return { name: "dossier", areaId, stage };
  return { name: "workspace", query: url.search.slice(1) };
}

/** Give it to routeHref({ name: "plan", path }). */
export function planPath(page: PlanPage): string {
  if (page.name === "dossier") return `underlag/${page.areaId}/${STAGE_WORDS[page.stage]}`;
  return page.query === "" ? "" : `?${page.query}`;
}
