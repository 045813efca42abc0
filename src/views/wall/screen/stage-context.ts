/** The picture's own measures, for what must know where a finger means: inside <Stage> only. */
import { createContext } from "svelte";
import type { Size, Spot } from "../../../domain/wall/calibration";

export interface StageMeasures {
  /** CSS pixels of the picture, before it is laid out. */
  readonly size: Size;
  /** How much the kit grows: it is sized for a desk, and here it is read from across a hall and on 4K. */
  readonly zoom: number;
  /** From a pointer event's clientX and clientY to pixels of the picture, through any calibration. */
  spotOf(client: { readonly clientX: number; readonly clientY: number }): Spot;
}
export const [getStage, setStage] = createContext<StageMeasures>();
