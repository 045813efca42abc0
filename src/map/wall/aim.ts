/** Where the camera must be so that a place stands where the words leave room, or the whole city does. Pure. */
import { MercatorCoordinate } from "maplibre-gl";
import type { Screen, View } from "../../domain/wall/camera";
import type { LonLat } from "../../domain/place";
import type { Bounds } from "../types";

/** A part of the screen, in shares of its width and height from the upper left corner. */
export interface Room {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
/** MapLibre's: the side of the world at zoom 0, pixels. */
const WORLD = 512;

export function aimAt(place: LonLat, zoom: number, room: Room, screen: Screen): View {
  const world = WORLD * 2 ** zoom;
  const at = MercatorCoordinate.fromLngLat([place[0], place[1]]);
  const x = at.x + ((0.5 - room.left - room.width / 2) * screen.width) / world;
  const y = at.y + ((0.5 - room.top - room.height / 2) * screen.height) / world;
  const { lng, lat } = new MercatorCoordinate(x, y).toLngLat();
  return { centre: [lng, lat], zoom };
}

/** All of a box within the room; never nearer than `nearest`. */
export function aimAtAll([west, south, east, north]: Bounds, nearest: number, room: Room, screen: Screen): View {
  const [from, to] = [MercatorCoordinate.fromLngLat([west, north]), MercatorCoordinate.fromLngLat([east, south])];
  const zoom = Math.log2(Math.min((room.width * screen.width) / (to.x - from.x), (room.height * screen.height) / (to.y - from.y)) / WORLD);
  const middle = new MercatorCoordinate((from.x + to.x) / 2, (from.y + to.y) / 2).toLngLat();
  return aimAt([middle.lng, middle.lat], Math.min(nearest, zoom), room, screen);
}
