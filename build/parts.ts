/**
 * Which files of a build belong to whom, from what imports what: the residents' app is everything that can be reached without going
 * through one of the other sides' doors.
 */
import type { Side } from "../src/service-worker/parts-ask.ts";

/** A chunk of the bundle, as Rolldown and Vite describe it. */
export interface BuiltChunk {
  readonly fileName: string;
  readonly facadeModuleId: string | null;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  readonly styles: readonly string[];
}
export interface BuiltParts extends Readonly<Record<Side, readonly string[]>> {
  readonly residents: ReadonlySet<string>;
}

const DOORS: Readonly<Record<Side, readonly string[]>> = {
  wall: ["src/main-wall.ts"],
  staff: ["src/views/staff/StaffArea.svelte", "src/views/plan/PlanArea.svelte", "src/backend/staff/doors.ts"],
};

/** File names as in the bundle; the sides' without what residents keep anyhow. A door that the build does not know is an error. */
export function partsOf(chunks: readonly BuiltChunk[]): BuiltParts {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const doorsOf = (side: Side): readonly string[] =>
    DOORS[side].map((source) => {
      const door = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(source));
      if (door === undefined) throw new Error(`No chunk begins with ${source}: build/parts.ts names a door that is not there.`);
      return door.fileName;
    });
  const doors = { wall: doorsOf("wall"), staff: doorsOf("staff") };
  const reach = (starts: readonly string[], closed: readonly string[]): ReadonlySet<string> => {
    const files = new Set<string>();
    const enter = (name: string): void => {
      const chunk = byName.get(name);
      if (chunk === undefined || files.has(name)) return;
      files.add(name);
      for (const style of chunk.styles) files.add(style);
      chunk.imports.forEach(enter);
      for (const next of chunk.dynamicImports) if (!closed.includes(next)) enter(next);
    };
    starts.forEach(enter);
    return files;
  };
  const residents = reach(chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith("index.html")).map(({ fileName }) => fileName), [...doors.wall, ...doors.staff]);
  const only = (starts: readonly string[], closed: readonly string[]) => [...reach(starts, closed)].filter((file) => !residents.has(file)).sort();
  return { residents, wall: only(doors.wall, doors.staff), staff: only(doors.staff, doors.wall) };
}
