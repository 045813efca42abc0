/** The workspace and what has been opened in it, for the views inside. */
import { createContext } from "svelte";
import type { OpenedContributions } from "../../../state/plan/opened-contributions.svelte";
import type { Overlays } from "../../../state/plan/overlays.svelte";
import type { SavedViews } from "../../../state/plan/saved-views.svelte";
import type { Workspace } from "../../../state/plan/workspace.svelte";
import type { MapPicture } from "./map-picture.svelte";
import type { Pointing } from "./pointing.svelte";

export interface PlanTools {
  readonly workspace: Workspace;
  readonly opened: OpenedContributions;
  readonly saved: SavedViews;
  readonly pointing: Pointing;
  /** The map on screen, for pictures and print. */
  readonly picture: MapPicture;
  /** The planner's own files, on this device only. */
  readonly overlays: Overlays;
}
export const [getPlan, setPlan] = createContext<PlanTools>();
