import { expect, test } from "vitest";
import { parsePlanPath, planPath, type PlanPage } from "../../src/views/plan/plan-route";

const PAGES: readonly PlanPage[] = [
  { name: "workspace", query: "" },
  { name: "workspace", query: "typ=wish&enhet=pins" },
  { name: "dossier", areaId: "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c10", stage: "consultation" },
  { name: "dossier", areaId: "7d0f6f3e-58a5-4a0e-8a52-8b6f7d2b9c10", stage: "review" },
];

test.each(PAGES)("a planner's address says $name and is read back", (page) => {
  expect(parsePlanPath(planPath(page))).toEqual(page);
});

test("an address that nobody made is the workspace", () => {
  for (const path of ["underlag", "underlag/abc", "underlag/abc/antagen", "underlag/abc/samrad/mer", "annat"]) expect(parsePlanPath(path)).toEqual({ name: "workspace", query: "" });
});
