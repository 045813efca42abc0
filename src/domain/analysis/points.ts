/** What the point layer draws, one entry a row in the snapshot's order. Made by the engine, drawn and picked from by the map. */
import type { Columns } from "./snapshot";

export interface PointColumns extends Pick<Columns, "kind" | "safety" | "ordinal"> {
  /** x, y pairs: web mercator, 0–1 over the world, as offsets from `origin`, so that 32 bits keep centimetres. */
  readonly mercator: Float32Array;
  readonly origin: readonly [x: number, y: number];
}
