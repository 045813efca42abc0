/** What the wall's camera looks at, in words of the scene; which view that is depends on the screen (aim.ts). */
import type { LonLat } from "../../domain/place";
import type { Bounds } from "../types";
import type { Room } from "./aim";

export type WallAim =
  | { readonly type: "place"; readonly at: LonLat; readonly zoom: number; readonly room: Room }
  | { readonly type: "all"; readonly bounds: Bounds; readonly nearest: number; readonly room: Room };
