/** The map as a page of its own: title, selection, how many and when, the map with north and scale, what its signs mean, and whose it is. */
import type { TakenMap } from "../../../map/plan";
import { legendRows, type LegendPiece } from "./legend-rows";

export interface MapWords {
  readonly title: string;
  readonly lines: readonly string[];
  readonly north: string;
  /** "500 m", "2 km". */
  readonly distance: (metres: number) => string;
  readonly notes: readonly string[];
  readonly isRightToLeft: boolean;
}
const RATIO = 2;
const LEAST_WIDTH = 720;
const MARGIN = 28;
const INK = "#1d1417";
const QUIET = "#57474c";
const WINE = "#76232f";
const FONTS = "'Roboto Variable', Roboto, 'Noto Sans Arabic Variable', 'Noto Sans Arabic', Arial, sans-serif";
const ROUND = [1, 2, 5];

/** The longest round distance that is no wider. */
export function scaleMetres(metresPerPixel: number, widest: number): number {
  const most = metresPerPixel * widest;
  const power = 10 ** Math.floor(Math.log10(most));
  return Math.max(...ROUND.map((step) => step * power).filter((metres) => metres <= most), power);
}

export async function drawMap(map: TakenMap, legend: HTMLElement | null, words: MapWords): Promise<HTMLCanvasElement> {
  const width = Math.max(LEAST_WIDTH, map.width) + 2 * MARGIN;
  const rows = legend === null ? [] : await legendRows(legend);
  // Measured on one canvas, drawn on another once the height is known.
  const measured = new Sheet(width, 4000, words.isRightToLeft);
  draw(measured, map, rows, words);
  const sheet = new Sheet(width, Math.ceil(measured.y + MARGIN), words.isRightToLeft);
  draw(sheet, map, rows, words);
  return sheet.canvas;
}

function draw(sheet: Sheet, map: TakenMap, rows: readonly (readonly LegendPiece[])[], { title, lines, notes, north, distance }: MapWords): void {
  sheet.text(title, { size: 22, weight: 700, color: WINE });
  for (const line of lines) sheet.text(line, { size: 14, weight: 400, color: INK });
  sheet.y += 10;
  sheet.map(map, north, distance);
  sheet.y += 12;
  for (const row of rows) sheet.pieces(row);
  sheet.y += 6;
  for (const note of [...notes, map.attribution]) sheet.text(note, { size: 12, weight: 400, color: QUIET });
}

interface Lettering {
  readonly size: number;
  readonly weight: number;
  readonly color: string;
}

class Sheet {
  readonly canvas = document.createElement("canvas");
  readonly #pen: CanvasRenderingContext2D;
  readonly #width: number;
  readonly #isRightToLeft: boolean;
  y = MARGIN;

  constructor(width: number, height: number, isRightToLeft: boolean) {
    [this.canvas.width, this.canvas.height] = [width * RATIO, height * RATIO];
    const pen = this.canvas.getContext("2d");
    if (pen === null) throw new Error("map picture: no canvas to draw on");
    this.#pen = pen;
    this.#width = width;
    this.#isRightToLeft = isRightToLeft;
    pen.scale(RATIO, RATIO);
    pen.direction = isRightToLeft ? "rtl" : "ltr";
    pen.textAlign = "start";
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, width, height);
  }

  text(words: string, look: Lettering): void {
    this.#letters(look);
    let line = "";
    const put = () => {
      this.y += look.size * 1.4;
      this.#pen.fillText(line, this.#at(MARGIN), this.y - look.size * 0.35);
    };
    for (const word of words.split(/\s+/u)) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (line !== "" && this.#pen.measureText(longer).width > this.#width - 2 * MARGIN) {
        put();
        line = word;
      } else line = longer;
    }
    if (line !== "") put();
  }

  map({ canvas, width, height, metresPerPixel }: TakenMap, north: string, distance: (metres: number) => string): void {
    const pen = this.#pen;
    const wide = this.#width - 2 * MARGIN;
    const shrink = wide / width;
    const high = height * shrink;
    pen.drawImage(canvas, MARGIN, this.y, wide, high);
    pen.strokeStyle = QUIET;
    pen.lineWidth = 1;
    pen.strokeRect(MARGIN, this.y, wide, high);
    const metres = scaleMetres(metresPerPixel / shrink, wide / 5);
    const bar = (metres * shrink) / metresPerPixel;
    this.#scale(this.y + high - 14, bar, distance(metres));
    this.#north(this.y + 16, north);
    this.y += high;
  }

  #scale(bottom: number, bar: number, words: string): void {
    const pen = this.#pen;
    this.#letters({ size: 13, weight: 600, color: INK });
    const box = Math.max(bar, pen.measureText(words).width) + 16;
    const left = this.#isRightToLeft ? this.#width - MARGIN - 10 - box : MARGIN + 10;
    pen.fillStyle = "#ffffff";
    pen.fillRect(left, bottom - 26, box, 34);
    pen.fillStyle = INK;
    pen.fillText(words, this.#isRightToLeft ? left + box - 8 : left + 8, bottom - 10);
    const from = left + (this.#isRightToLeft ? box - 8 - bar : 8);
    pen.fillRect(from, bottom - 3, bar, 3);
    pen.fillRect(from, bottom - 8, 2, 8);
    pen.fillRect(from + bar - 2, bottom - 8, 2, 8);
  }
  #north(top: number, words: string): void {
    const pen = this.#pen;
    const middle = this.#isRightToLeft ? MARGIN + 26 : this.#width - MARGIN - 26;
    pen.fillStyle = "#ffffff";
    pen.fillRect(middle - 16, top - 6, 32, 50);
    pen.fillStyle = INK;
    pen.beginPath();
    pen.moveTo(middle, top);
    pen.lineTo(middle + 8, top + 20);
    pen.lineTo(middle, top + 15);
    pen.lineTo(middle - 8, top + 20);
    pen.fill();
    this.#letters({ size: 13, weight: 700, color: INK });
    pen.textAlign = "center";
    pen.fillText(words, middle, top + 38);
    pen.textAlign = "start";
  }

  pieces(row: readonly LegendPiece[]): void {
    const pen = this.#pen;
    const isHead = row.some((piece) => piece.type === "heading");
    const look = { size: isHead ? 14 : 13, weight: isHead ? 700 : 400, color: isHead ? WINE : INK };
    this.#letters(look);
    const widthOf = (piece: LegendPiece) => (piece.type === "picture" || piece.type === "color" ? 22 : pen.measureText(piece.words).width + 16);
    if (row.every((piece) => piece.type === "words" || piece.type === "heading") && row.length === 1) return this.text(row[0] !== undefined && "words" in row[0] ? row[0].words : "", look);
    let x = MARGIN;
    this.y += 22;
    for (const [nth, piece] of row.entries()) {
      const next = row[nth + 1];
      const needed = widthOf(piece) + (next !== undefined && piece.type === "picture" ? widthOf(next) : 0);
      if (x > MARGIN && x + needed > this.#width - MARGIN) {
        x = MARGIN;
        this.y += 22;
      }
      if (piece.type === "picture") pen.drawImage(piece.image, this.#isRightToLeft ? this.#width - x - 18 : x, this.y - 15, 18, 18 * piece.ratio);
      else if (piece.type === "color") {
        pen.fillStyle = piece.color;
        pen.fillRect(this.#isRightToLeft ? this.#width - x - 22 : x, this.y - 12, 22, 14);
      } else {
        this.#letters(look);
        pen.fillText(piece.words, this.#at(x), this.y);
      }
      x += widthOf(piece);
    }
  }

  #at(x: number): number {
    return this.#isRightToLeft ? this.#width - x : x;
  }
  #letters({ size, weight, color }: Lettering): void {
    this.#pen.font = `${weight} ${size}px ${FONTS}`;
    this.#pen.fillStyle = color;
  }
}
