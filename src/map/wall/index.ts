/** The wall's map for views, a chunk of its own: `const { WallMap } = await import("../../map/wall")`. */
export { default as WallMap } from "./WallMap.svelte";
export type { Room } from "./aim";
export type { WallAim } from "./wall-aim";
