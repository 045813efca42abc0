/** Where the camera must be so that a place stands where the words leave room, or the whole city does. Pure. */
import type { Screen, View } from "../../domain/wall/camera";
import type { LonLat } from "../../domain/place";
import { fromWorld, toWorld } from "../../domain/wall/view";
import type { Bounds } from "../types";
import type { WallAim } from "./wall-aim";

/** A part of the screen, in shares of its width and height from the upper left corner. */
export interface Room {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
/** MapLibre's: the side of the world at zoom 0, pixels. */
const WORLD = 512;

/** What the camera must look at so that the aim stands in its room. */
export function viewOf(aim: WallAim, screen: Screen): View {
  return aim.type === "place" ? aimAt(aim.at, aim.zoom, aim.room, screen) : aimAtAll(aim.bounds, aim.nearest, aim.room, screen);
}
export function aimAt(place: LonLat, zoom: number, room: Room, screen: Screen): View {
  const world = WORLD * 2 ** zoom;
  const at = toWorld(place);
  const x = at.x + ((0.5 - room.left - room.width / 2) * screen.width) / world;
  const y = at.y + ((0.5 - room.top - room.height / 2) * screen.height) / world;
  return { centre: fromWorld({ x, y }), zoom };
}

/** All of a box within the room; never nearer than `nearest`. */
export function aimAtAll([west, south, east, north]: Bounds, nearest: number, room: Room, screen: Screen): View {
  const [from, to] = [toWorld([west, north]), toWorld([east, south])];
  const zoom = Math.log2(Math.min((room.width * screen.width) / (to.x - from.x), (room.height * screen.height) / (to.y - from.y)) / WORLD);
  return aimAt(fromWorld({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }), Math.min(nearest, zoom), room, screen);
}
