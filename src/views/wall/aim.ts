/** What the camera looks at while a scene is told, and which part of the picture the words leave free. Pure. */
import { city } from "../../city";
import type { LonLat } from "../../domain/place";
import { STORY_ZOOM } from "../../domain/wall/camera";
import type { Scene } from "../../domain/wall/scene";
import type { WallStory } from "../../domain/wall/wall";
import type { Bounds } from "../../map";
import type { Room, WallAim } from "../../map/wall";

export interface Stand {
  readonly isPortrait: boolean;
  readonly isRightToLeft: boolean;
  /** Nothing but the map: it lies still, so that it fits the model it is projected on. */
  readonly isMapOnly: boolean;
}
/** Room enough about a square of 150 m that one sees it is one. */
const SQUARE_ZOOM = 13.8;
const ANSWER_ZOOM = 13.6;
/** The town from shore to ridge. */
const TOWN_ZOOM = 12.6;
const CALM_ZOOM = 11.6;
const ALL_OF_IT = { type: "all" as const, bounds: city.bounds, nearest: 14, room: { left: 0, top: 0, width: 1, height: 1 } } satisfies WallAim;
const EVERYWHERE: Room = { left: 0.05, top: 0.07, width: 0.9, height: 0.86 };

export function aimOf(scene: Scene | null, stand: Stand, story: (id: string) => WallStory | undefined): WallAim {
  if (stand.isMapOnly) return ALL_OF_IT;
  const room = besideWords(stand);
  const town: WallAim = { type: "place", at: city.centre, zoom: TOWN_ZOOM, room };
  switch (scene?.type) {
    case "story": {
      const told = story(scene.storyId);
      return told === undefined ? town : { type: "place", at: told.point, zoom: told.square === null ? STORY_ZOOM : SQUARE_ZOOM, room };
    }
    case "answer": {
      const told = scene.storyId === null ? undefined : story(scene.storyId);
      return told === undefined ? town : { type: "place", at: told.point, zoom: ANSWER_ZOOM, room };
    }
    case "decade": {
      const bounds = boundsOf(scene.storyIds.map((id) => story(id)?.point).filter((point) => point !== undefined));
      return bounds === null ? town : { type: "all", bounds, nearest: TOWN_ZOOM + 0.6, room };
    }
    case "title":
    case "voices":
      return town;
    case "map":
    case undefined:
      return { type: "place", at: city.centre, zoom: TOWN_ZOOM, room: EVERYWHERE };
  }
}

/** A picture that cannot move shows all there is, at once. */
export function calmAimOf(stand: Stand): WallAim {
  if (stand.isMapOnly) return ALL_OF_IT;
  return { ...ALL_OF_IT, nearest: CALM_ZOOM, room: besideWords(stand) };
}

/** In portrait the words stand under the map, else on the side that reading ends at; above the invitation either way. */
function besideWords({ isPortrait, isRightToLeft }: Stand): Room {
  if (isPortrait) return { left: 0.06, top: 0.1, width: 0.88, height: 0.3 };
  return { left: isRightToLeft ? 0.58 : 0.04, top: 0.14, width: 0.38, height: 0.5 };
}

function boundsOf(points: readonly LonLat[]): Bounds | null {
  if (points.length === 0) return null;
  const [lons, lats] = [points.map(([lon]) => lon), points.map(([, lat]) => lat)];
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
