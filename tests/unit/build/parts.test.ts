import { expect, test } from "vitest";
import { partsOf, type BuiltChunk } from "../../../build/parts";

function aChunk(fileName: string, parts: Partial<BuiltChunk> = {}): BuiltChunk {
  return { fileName, facadeModuleId: null, imports: [], dynamicImports: [], styles: [], ...parts };
}
const CHUNKS = [
  aChunk("index.js", { facadeModuleId: "/app/index.html", imports: ["shared.js"], dynamicImports: ["page.js", "wall.js", "staff.js", "plan.js", "doors.js"] }),
  aChunk("shared.js"),
  aChunk("page.js", { styles: ["page.css"] }),
  aChunk("wall.js", { facadeModuleId: "/app/src/main-wall.ts", imports: ["shared.js", "scene.js", "index.js"], dynamicImports: ["late.js"] }),
  aChunk("scene.js", { styles: ["scene.css", "page.css"] }),
  aChunk("late.js"),
  aChunk("staff.js", { facadeModuleId: "/app/src/views/staff/StaffArea.svelte", imports: ["shared.js"], dynamicImports: ["editor.js", "page.js"] }),
  aChunk("plan.js", { facadeModuleId: "/app/src/views/plan/PlanArea.svelte" }),
  aChunk("doors.js", { facadeModuleId: "/app/src/backend/staff/doors.ts" }),
  aChunk("editor.js", { imports: ["scene.js"] }),
];

test("what only a wall or only staff reach is theirs, also what they fetch later; what residents reach is residents'", () => {
  const { residents, wall, staff } = partsOf(CHUNKS);
  expect([...residents].sort()).toEqual(["index.js", "page.css", "page.js", "shared.js"]);
  expect(wall).toEqual(["late.js", "scene.css", "scene.js", "wall.js"]);
  expect(staff).toEqual(["doors.js", "editor.js", "plan.js", "scene.css", "scene.js", "staff.js"]);
});

test("a door that is not in the build stops it: else its side's parts would fall to the residents", () => {
  expect(() => partsOf(CHUNKS.filter(({ fileName }) => fileName !== "plan.js"))).toThrow("src/views/plan/PlanArea.svelte");
});
