/**
 * The receipt as a picture to keep in the phone's photos: drawn on a canvas on this device, with the code and its QR. Laid out from the
 * reading side; the author's own words keep their own direction.
 */
import { encode } from "uqr";
import { KIND_MARKS } from "../../domain/kind-marks";
import type { Kind } from "../../domain/kind";

export interface PictureWords {
  readonly app: string;
  readonly heading: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly where: string;
  readonly date: string;
  readonly codeLabel: string;
  /** In groups with hyphens. */
  readonly code: string;
  readonly secret: string;
}
export interface PictureParts {
  readonly words: PictureWords;
  readonly kind: Kind;
  readonly link: string;
  readonly direction: "ltr" | "rtl";
}

const WIDTH = 1080;
const HEIGHT = 1440;
const EDGE = 90;
const FONT = '"Roboto Variable", "Noto Sans Arabic Variable", system-ui, sans-serif';

/** Breaks words into lines no wider than `width`; what does not fit in `most` lines ends with an ellipsis. Words longer than a line are cut. */
export function linesOf(text: string, width: number, most: number, measure: (line: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const push = (next: string) => {
    if (line !== "") lines.push(line);
    line = next;
  };
  for (const paragraph of text.split("\n")) {
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const joined = line === "" ? word : `${line} ${word}`;
      if (measure(joined) <= width) line = joined;
      else {
        push("");
        for (const letter of word) {
          if (line !== "" && measure(line + letter) > width) push(letter);
          else line += letter;
        }
      }
    }
    push("");
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  let last = kept.pop() ?? "";
  while (last !== "" && measure(`${last}…`) > width) last = [...last].slice(0, -1).join("");
  return [...kept, `${last.trimEnd()}…`];
}

/** Rejects when the browser cannot make a picture. */
export async function receiptPicture(parts: PictureParts): Promise<Blob> {
  await document.fonts.ready;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("The browser gives no canvas.");
  draw(context, parts);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob === null ? reject(new Error("The browser made no picture.")) : resolve(blob)), "image/png"));
}

function draw(context: CanvasRenderingContext2D, { words, kind, link, direction }: PictureParts): void {
  const start = direction === "rtl" ? WIDTH - EDGE : EDGE;
  const inner = WIDTH - 2 * EDGE;
  context.direction = direction;
  context.textAlign = "start";
  context.fillStyle = "#fbeef2";
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = "#76232f";
  context.fillRect(0, 0, WIDTH, 130);
  context.fillStyle = "#ffffff";
  context.beginPath();
  context.roundRect(40, 170, WIDTH - 80, HEIGHT - 210, 44);
  context.fill();

  let y = 0;
  const write = (text: string, { size, weight = 400, color = "#1d1417", gap = 14, most = 1, x = start, own = false }: { size: number; weight?: number; color?: string; gap?: number; most?: number; x?: number; own?: boolean }) => {
    if (text === "") return;
    context.font = `${weight} ${size}px ${FONT}`;
    context.fillStyle = color;
    const width = inner - Math.abs(x - start);
    for (const line of linesOf(text, width, most, (part) => context.measureText(part).width)) {
      y += size * 1.3;
      // First strong direction isolate: an Arabic story on a Swedish receipt reads as it was written.
      context.fillText(own ? `\u2068${line}\u2069` : line, x, y);
    }
    y += gap;
  };
  y = 22;
  write(words.app, { size: 46, weight: 800, color: "#ffffff" });
  y = 200;
  write(words.heading, { size: 50, weight: 750, color: "#76232f", gap: 26 });

  const mark = KIND_MARKS[kind];
  context.save();
  context.translate(direction === "rtl" ? start - 66 : start, y);
  context.scale(2, 2);
  context.fillStyle = mark.color;
  context.fill(new Path2D(mark.plate));
  context.fillStyle = "#ffffff";
  context.fill(new Path2D(mark.icon));
  context.restore();
  write(words.kind, { size: 38, weight: 650, x: direction === "rtl" ? start - 90 : start + 90, gap: 34 });
  write(words.title, { size: 44, weight: 750, most: 2, own: true });
  write(words.text, { size: 38, most: 8, gap: 24, own: true });
  write(words.where, { size: 32, color: "#57474c", most: 2, gap: 4 });
  write(words.date, { size: 32, color: "#57474c" });

  const side = 300;
  const top = HEIGHT - 90 - side;
  drawQr(context, link, direction === "rtl" ? EDGE : WIDTH - EDGE - side, top, side);
  y = top - 10;
  write(words.codeLabel, { size: 34, weight: 650, gap: 4 });
  context.direction = "ltr";
  context.textAlign = direction === "rtl" ? "right" : "left";
  // Twelve characters and their hyphens a line: to be read aloud or copied by hand.
  for (const line of words.code.match(/(?:[^-]+-?){1,3}/g) ?? []) write(line, { size: 44, weight: 750, color: "#76232f", gap: 0 });
  context.direction = direction;
  context.textAlign = "start";
  y += 12;
  const beside = inner - side - 40;
  context.font = `400 28px ${FONT}`;
  for (const line of linesOf(words.secret, beside, 4, (part) => context.measureText(part).width)) write(line, { size: 28, color: "#57474c", gap: 0 });
}

function drawQr(context: CanvasRenderingContext2D, link: string, left: number, top: number, side: number): void {
  const code = encode(link, { ecc: "M", border: 2 });
  const cell = side / code.size;
  context.fillStyle = "#ffffff";
  context.fillRect(left, top, side, side);
  context.fillStyle = "#1d1417";
  code.data.forEach((row, y) => row.forEach((dark, x) => dark && context.fillRect(Math.floor(left + x * cell), Math.floor(top + y * cell), Math.ceil(cell), Math.ceil(cell))));
}
