/** A chart as an SVG that stands alone: text stays text, in fonts that are there or the nearest that is. No script, nothing from elsewhere. */
import type { ChartBar, ChartColumns, ChartPicture } from "./chart-picture";

export const CHART_WIDTH = 720;
const MARGIN = 24;
const LABEL = 190;
const WORDS = 170;
const TRACK = CHART_WIDTH - 2 * MARGIN - LABEL - WORDS;
const BAR = 14;
const INK = "#1d1417";
const QUIET = "#57474c";
const WINE = "#76232f";
const FONTS = "Roboto, 'Noto Sans Arabic', 'Segoe UI', Arial, sans-serif";
/** An average letter is about this wide, in ems: no font is measured here. */
const LETTER = 0.53;

export interface ChartSvg {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export function chartSvg(chart: ChartPicture): ChartSvg {
  const pen = new Pen(chart.isRightToLeft);
  pen.text(chart.title, { size: 18, isBold: true, color: WINE });
  pen.down(8);
  if (chart.legend.length > 0) pen.legend(chart.legend);
  for (const { label, bars } of chart.rows) pen.row(label, bars);
  if (chart.columns !== null) pen.columns(chart.columns);
  pen.down(10);
  for (const note of chart.notes) pen.text(note, { size: 11.5, isBold: false, color: QUIET });
  return pen.finish(chart.title);
}

interface Lettering {
  readonly size: number;
  readonly isBold: boolean;
  readonly color: string;
}

class Pen {
  readonly #isRightToLeft: boolean;
  readonly #shapes: string[] = [];
  #y = MARGIN;

  constructor(isRightToLeft: boolean) {
    this.#isRightToLeft = isRightToLeft;
  }

  down(by: number): void {
    this.#y += by;
  }

  text(words: string, look: Lettering): void {
    for (const line of wrapped(words, CHART_WIDTH - 2 * MARGIN, look.size)) {
      this.#y += look.size * 1.35;
      this.#write(line, MARGIN, this.#y - look.size * 0.35, look);
    }
  }

  legend(entries: ChartPicture["legend"]): void {
    let x = MARGIN;
    this.#y += 16;
    for (const { words, color } of entries) {
      const width = 20 + words.length * 12 * LETTER + 18;
      if (x > MARGIN && x + width > CHART_WIDTH - MARGIN) {
        x = MARGIN;
        this.#y += 18;
      }
      this.#rect(x, this.#y - 10, 12, 12, color);
      this.#write(words, x + 18, this.#y, { size: 12, isBold: false, color: INK });
      x += width;
    }
    this.#y += 10;
  }

  row(label: string, bars: readonly ChartBar[]): void {
    const lines = wrapped(label, LABEL - 12, 12.5);
    const height = Math.max(lines.length * 15, bars.length * (BAR + 4)) + 8;
    const middle = this.#y + height / 2;
    lines.forEach((line, nth) => this.#write(line, MARGIN, middle + 4.5 + (nth - (lines.length - 1) / 2) * 15, { size: 12.5, isBold: false, color: INK }));
    bars.forEach(({ parts, interval, words }, nth) => {
      const top = middle - BAR / 2 + (nth - (bars.length - 1) / 2) * (BAR + 4);
      const from = MARGIN + LABEL;
      this.#rect(from, top, TRACK, BAR, "#fbeef2");
      let at = from;
      for (const { share, color } of parts) {
        this.#rect(at, top, share * TRACK, BAR, color);
        at += share * TRACK;
      }
      if (interval !== null) {
        this.#rect(from + interval.low * TRACK, top + BAR / 2 - 1.5, (interval.high - interval.low) * TRACK, 3, "#ffffff");
        this.#rect(from + interval.low * TRACK, top + BAR / 2 - 0.75, (interval.high - interval.low) * TRACK, 1.5, INK);
      }
      this.#write(words, from + TRACK + 10, top + BAR - 2.5, { size: 12, isBold: false, color: INK });
    });
    this.#y += height;
  }

  columns({ groups, most, from, to }: ChartColumns): void {
    const [height, width] = [150, CHART_WIDTH - 2 * MARGIN];
    this.#y += 14;
    this.#write(most, MARGIN, this.#y, { size: 12, isBold: false, color: QUIET });
    const top = this.#y + 6;
    const count = groups[0]?.shares.length ?? 0;
    const step = width / Math.max(1, count);
    groups.forEach(({ shares, color }, group) => {
      const wide = Math.max(0.5, (step - Math.min(2, step / 4)) / groups.length);
      shares.forEach((share, nth) => this.#rect(MARGIN + nth * step + group * wide, top + height * (1 - share), wide, height * share, color));
    });
    this.#rect(MARGIN, top + height, width, 1.5, INK);
    this.#y = top + height + 16;
    this.#write(from, MARGIN, this.#y, { size: 12, isBold: false, color: INK });
    this.#write(to, CHART_WIDTH - MARGIN, this.#y, { size: 12, isBold: false, color: INK }, "end");
    this.#y += 8;
  }

  finish(title: string): ChartSvg {
    const height = Math.ceil(this.#y + MARGIN);
    const direction = this.#isRightToLeft ? ' direction="rtl"' : "";
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${CHART_WIDTH}" height="${height}" viewBox="0 0 ${CHART_WIDTH} ${height}" role="img" aria-labelledby="title" font-family="${FONTS}"${direction}>\n<title id="title">${escaped(title)}</title>\n<rect width="${CHART_WIDTH}" height="${height}" fill="#ffffff"/>\n${this.#shapes.join("\n")}\n</svg>\n`;
    return { svg, width: CHART_WIDTH, height };
  }

  /** `x` from the reading side. */
  #rect(x: number, y: number, width: number, height: number, color: string): void {
    if (width <= 0 || height <= 0) return;
    this.#shapes.push(`<rect x="${short(this.#isRightToLeft ? CHART_WIDTH - x - width : x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${color}"/>`);
  }
  #write(words: string, x: number, y: number, { size, isBold, color }: Lettering, side: "start" | "end" = "start"): void {
    this.#shapes.push(`<text x="${short(this.#isRightToLeft ? CHART_WIDTH - x : x)}" y="${short(y)}" font-size="${size}"${isBold ? ' font-weight="700"' : ""} fill="${color}"${side === "end" ? ' text-anchor="end"' : ""}>${escaped(words)}</text>`);
  }
}

const short = (value: number): string => String(Number(value.toFixed(2)));
/** Also what XML may not hold at all. */
const escaped = (words: string): string => words.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function wrapped(words: string, width: number, size: number): string[] {
  const most = Math.max(8, Math.floor(width / (size * LETTER)));
  const lines: string[] = [];
  for (const word of words.split(/\s+/u)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.length === 0 ? [""] : lines;
}
