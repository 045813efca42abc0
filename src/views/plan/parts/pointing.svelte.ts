import type { DrawingTool } from "../../../map/plan";

/** What the mouse or the keyboard points at, on the map or in the table: both mark it. And whether something is being drawn as a filter. */
export class Pointing {
  regionId = $state<string | null>(null);
  drawing = $state<DrawingTool | null>(null);
}
