import type { DrawingTool } from "../../../map/plan";
import type { Bounds } from "../../../map";

/** What the mouse or the keyboard points at, on the map or in the table: both mark it. And whether something is being drawn as a filter. */
export class Pointing {
  regionId = $state<string | null>(null);
  drawing = $state<DrawingTool | null>(null);
  /** Where the map is, also while it moves. */
  extent = $state.raw<Bounds | null>(null);
  /** Where it last came to rest: what takes long to draw is drawn for this. */
  restedExtent = $state.raw<Bounds | null>(null);
}
