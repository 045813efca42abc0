import type { MapTaker } from "../../../map/plan";

/** The map that is on screen now and what explains it; null where there is none. Set by the map, used by exports. */
export class MapPicture {
  taker = $state.raw<MapTaker | null>(null);
  legend = $state.raw<HTMLElement | null>(null);
}
