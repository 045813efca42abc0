/**
 * The pictures on the map, drawn when the map first asks for them: plates and icons from domain/kind-marks.ts with a white outline,
 * clusters ringed with the colours of their kinds, and the small signs of the basemap. Ids: `mark-<kind>`, `mark-<kind>-chosen`,
 * `cluster-<size>-<share of each public kind>`, `place-<sign>`.
 */
import type { Map as MapLibreMap } from "maplibre-gl";
import { KIND_MARKS } from "../domain/kind-marks";
import { KINDS, PUBLIC_KINDS, type Kind } from "../domain/kind";
import { PALETTES } from "./basemaps/palette";
import type { MapTheme } from "./types";

/** Twice the CSS pixels: sharp on phones, small in memory. */
const PIXEL_RATIO = 2;
/** How finely a cluster's ring is divided: more would be more pictures than an eye can tell apart. */
export const CLUSTER_SHARES = 12;

export type Sprite =
  | { readonly type: "mark"; readonly kind: Kind; readonly chosen: boolean }
  | { readonly type: "cluster"; readonly size: "small" | "medium" | "large"; readonly shares: readonly number[] }
  | { readonly type: "place"; readonly sign: string };

/** What an image id asks for; null for images that are not ours. */
export function parseSpriteId(id: string): Sprite | null {
  const [type, ...rest] = id.split("-");
  const [first, second] = rest;
  const kind = KINDS.find((known) => known === first);
  if (type === "mark" && kind !== undefined) return { type, kind, chosen: second === "chosen" };
  if (type === "cluster" && (first === "small" || first === "medium" || first === "large")) return { type, size: first, shares: rest.slice(1).map(Number) };
  if (type === "place" && first !== undefined) return { type, sign: first };
  return null;
}

/** Gives the map our pictures; anything unknown gets one clear pixel, so that a foreign style draws no gaps and logs no noise. */
export function provideSprites(map: MapLibreMap, theme: () => MapTheme): void {
  map.setMissingStyleImageResolver((id) => {
    if (map.hasImage(id)) return;
    const sprite = parseSpriteId(id);
    const image = sprite === null ? null : draw(sprite, theme());
    if (image === null) map.addImage(id, { width: 1, height: 1, data: new Uint8Array(4) });
    else map.addImage(id, image, { pixelRatio: PIXEL_RATIO });
  });
}

function draw(sprite: Sprite, theme: MapTheme): ImageData | null {
  switch (sprite.type) {
    case "mark":
      return paint(sprite.chosen ? 56 : 40, (context, size) => drawMark(context, size, sprite.kind, sprite.chosen, theme));
    case "cluster":
      return paint({ small: 46, medium: 52, large: 60 }[sprite.size], (context, size) => drawCluster(context, size, sprite.shares, theme));
    case "place":
      return paint(16, (context, size) => drawPlace(context, size, sprite.sign, theme));
  }
}

function paint(size: number, how: (context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D, size: number) => void): ImageData | null {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * PIXEL_RATIO;
  const context = canvas.getContext("2d");
  if (context === null) return null;
  context.scale(PIXEL_RATIO, PIXEL_RATIO);
  how(context, size);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

function shadow(context: Context, blur: number, y: number): void {
  context.shadowColor = "rgb(50 12 22 / 0.38)";
  context.shadowBlur = blur * PIXEL_RATIO;
  context.shadowOffsetY = y * PIXEL_RATIO;
}
function noShadow(context: Context): void {
  context.shadowColor = "transparent";
}

/** In high contrast a black line around the white one, instead of a shadow: a plate is then told from any ground. */
const EDGE = "#000";

function drawMark(context: Context, size: number, kind: Kind, chosen: boolean, theme: MapTheme): void {
  const mark = KIND_MARKS[kind];
  const plate = new Path2D(mark.plate);
  // The drawings are 32 wide on a 34 × 36 box; the rest of the picture is room for the outline and the shadow.
  const scale = (size - 8) / 36;
  context.translate((size - 32 * scale) / 2, (size - 34 * scale) / 2 - 0.5);
  context.scale(scale, scale);
  context.lineJoin = "round";
  if (chosen) {
    shadow(context, 4, 1.5);
    context.strokeStyle = "#76232f";
    context.lineWidth = 8;
    context.stroke(plate);
    noShadow(context);
  }
  if (!chosen && theme === "contrast") {
    context.strokeStyle = EDGE;
    context.lineWidth = 7;
    context.stroke(plate);
  } else if (!chosen) shadow(context, 2, 1);
  context.strokeStyle = "#fff";
  context.lineWidth = chosen ? 4.4 : 3.8;
  context.stroke(plate);
  noShadow(context);
  context.fillStyle = mark.color;
  context.fill(plate);
  context.fillStyle = "#fff";
  context.fill(new Path2D(mark.icon), "evenodd");
}

function drawCluster(context: Context, size: number, shares: readonly number[], theme: MapTheme): void {
  const middle = size / 2;
  const disc = (radius: number, color: string): void => {
    context.fillStyle = color;
    context.beginPath();
    context.arc(middle, middle, radius, 0, Math.PI * 2);
    context.fill();
  };
  if (theme === "contrast") disc(middle - 1, EDGE);
  else shadow(context, 2.5, 1);
  disc(middle - 3, "#fff");
  noShadow(context);
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const present = shares.filter((share) => share > 0).length;
  // A white gap between two colours, so that the parts are told apart without their colours.
  const gap = present > 1 ? 0.16 : 0;
  let from = -Math.PI / 2;
  shares.forEach((share, index) => {
    const kind = PUBLIC_KINDS[index];
    if (share === 0 || kind === undefined) return;
    const to = from + (share / whole) * Math.PI * 2;
    context.strokeStyle = KIND_MARKS[kind].color;
    context.lineWidth = 5.5;
    context.beginPath();
    context.arc(middle, middle, middle - 7.5, from + gap / 2, to - gap / 2);
    context.stroke();
    from = to;
  });
}

/** Small white signs on a quiet plate; 16 × 16. */
const SIGNS: Readonly<Record<string, string>> = {
  tower: "M5 12V6h1.400v1.300h1V6h1.200v1.300h1V6H11v6z",
  culture: "M4.500 5h3v3.600a1.500 1.500 0 0 1-3 0zM8.500 7.200h3v3.600a1.500 1.500 0 0 1-3 0z",
  square: "M5 5h6v6H5z",
  ferry: "M4.300 9h7.400l-1.100 2.600H5.400zM6.500 5.200h3V8h-3z",
  bath: "M4 8.200c1-.8 1.700-.8 2.700 0s1.700.8 2.600 0 1.700-.8 2.700 0v1.300c-1-.8-1.800-.8-2.700 0s-1.700.8-2.600 0-1.700-.8-2.700 0zM7 4.800h2V7H7z",
  museum: "M4.300 6.800 8 4.500l3.700 2.300zM5 7.500h1.300v3H5zm2.300 0h1.400v3H7.300zm2.400 0H11v3H9.700zM4.300 11h7.400v1H4.300z",
  sport: "M8 4.700a3.300 3.300 0 1 0 0 6.600 3.300 3.300 0 0 0 0-6.600zm0 2a1.300 1.300 0 1 1 0 2.600 1.300 1.300 0 0 1 0-2.600z",
  hospital: "M7 4.800h2v2.200h2.200v2H9v2.200H7V9H4.800V7H7z",
  book: "M4.600 5.200 7.700 6v5.600l-3.100-.8zM11.400 5.200 8.300 6v5.600l3.100-.8z",
  shop: "M5 6.700h6l.5 4.800h-7zM6.500 6.700a1.500 1.500 0 0 1 3 0h-.8a.7.7 0 0 0-1.400 0z",
  harbour: "M7.400 4.500h1.200v1.600H10v1H8.600v3.500c.9-.2 1.600-.8 1.800-1.700h1.100c-.3 1.800-1.800 2.900-3.500 2.900s-3.200-1.100-3.500-2.900h1.100c.2.9.9 1.500 1.800 1.700V7.100H6v-1h1.400z",
  school: "M3.800 7 8 5l4.200 2L8 9zM5.600 8.600 8 9.800l2.400-1.200v1.900L8 11.600l-2.400-1.100z",
  church: "M7.500 4.200h1v1h1v.9h-1v1.300L11 9.200V12H5V9.200l2.500-1.800V6.100h-1v-.9h1z",
  park: "M8 4.300a2.600 2.600 0 0 1 2.600 2.600A2.300 2.300 0 0 1 8.600 9.400V12H7.400V9.400a2.300 2.300 0 0 1-2-2.500A2.600 2.600 0 0 1 8 4.300z",
  station: "M5.600 4.800h4.800v4.800l-.8.6 1 1.600H9.400l-.6-1H7.200l-.6 1H5.400l1-1.600-.8-.6zm.9 1v2h3v-2z",
};

function drawPlace(context: Context, size: number, sign: string, theme: MapTheme): void {
  const palette = PALETTES[theme];
  context.fillStyle = palette.halo;
  context.beginPath();
  context.roundRect(0.5, 0.5, size - 1, size - 1, 5);
  context.fill();
  context.fillStyle = sign === "park" ? palette.labelGreen : sign === "bath" || sign === "harbour" || sign === "ferry" ? palette.labelWater : palette.labelQuiet;
  context.beginPath();
  context.roundRect(1.75, 1.75, size - 3.5, size - 3.5, 4);
  context.fill();
  context.fillStyle = palette.halo;
  context.fill(new Path2D(SIGNS[sign] ?? "M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z"), "evenodd");
}
