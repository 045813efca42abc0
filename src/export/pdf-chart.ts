/** A chart on a printed page: drawn with lines and boxes, its words as text that can be read out, found and copied. */
import type { Content, CanvasElement } from "pdfmake/interfaces";
import type { ChartBar, ChartColumns, ChartPicture } from "./chart-picture";
import type { TextShape } from "./pdf-text";

type Words = (text: string, shape: TextShape, color?: string) => Content[];
const LABEL = 130;
const VALUE = 120;
const BAR = 8;
const INK = "#1d1417";
const QUIET = "#57474c";
const WINE = "#76232f";
const TRACK = "#fbeef2";

export function chartContent({ title, rows, columns, legend, notes, isRightToLeft }: ChartPicture, width: number, words: Words): Content {
  const track = width - LABEL - VALUE - 24;
  const plain = (size: number, of: number): TextShape => ({ size, isBold: false, width: of });
  const side = { alignment: isRightToLeft ? "right" : "left" } as const;
  const parts = (cells: readonly [Content, Content, Content]) => (isRightToLeft ? [...cells].reverse() : [...cells]);
  const body = rows.map(({ label, bars }) => parts([{ ...side, stack: words(label, plain(9, LABEL - 4)) }, { stack: bars.map((bar) => drawnBar(bar, track, isRightToLeft)) }, { ...side, stack: bars.flatMap(({ words: said }) => words(said, plain(8.5, VALUE - 4))) }]));
  return {
    unbreakable: true,
    margin: [0, 6, 0, 12],
    stack: [
      ...words(title, { size: 11, isBold: true, width }, WINE),
      ...(legend.length === 0 ? [] : [{ margin: [0, 2, 0, 2] as [number, number, number, number], columnGap: 8, columns: legend.map(({ words: said, color }) => ({ width: "auto", columns: [{ width: 10, canvas: [box(0, 2, 8, 8, color)] }, { width: "auto", stack: words(said, plain(8, 90)) }], columnGap: 3 })) }]),
      ...(body.length === 0 ? [] : [{ layout: { hLineWidth: () => 0, vLineWidth: () => 0, paddingTop: () => 1.5, paddingBottom: () => 1.5, paddingLeft: () => 2, paddingRight: () => 2 }, table: { widths: isRightToLeft ? [VALUE, track, LABEL] : [LABEL, track, VALUE], body } }]),
      ...(columns === null ? [] : drawnColumns(columns, width, isRightToLeft, words)),
      ...notes.flatMap((note) => words(note, plain(8, width), QUIET)),
    ],
  };
}

const box = (x: number, y: number, w: number, h: number, color: string): CanvasElement => ({ type: "rect", x, y, w, h, color, lineWidth: 0 });

function drawnBar({ parts, interval }: ChartBar, track: number, isRightToLeft: boolean): Content {
  const place = (x: number, w: number) => (isRightToLeft ? track - x - w : x);
  let at = 0;
  const filled = parts.flatMap(({ share, color }) => {
    const [x, w] = [at, share * track];
    at += w;
    return w <= 0 ? [] : [box(place(x, w), 2, w, BAR, color)];
  });
  const line = interval === null ? [] : [interval].flatMap(({ low, high }) => {
    const [x, w] = [low * track, Math.max(0.5, (high - low) * track)];
    return [box(place(x, w), 2 + BAR / 2 - 1.25, w, 2.5, "#ffffff"), box(place(x, w), 2 + BAR / 2 - 0.5, w, 1, INK)];
  });
  return { canvas: [box(0, 2, track, BAR, TRACK), ...filled, ...line], margin: [0, 0, 0, 1] };
}

function drawnColumns({ groups, most, from, to }: ChartColumns, width: number, isRightToLeft: boolean, words: Words): Content[] {
  const height = 90;
  const step = width / Math.max(1, groups[0]?.shares.length ?? 0);
  const wide = Math.max(0.4, (step - Math.min(2, step / 4)) / groups.length);
  const bars = groups.flatMap(({ shares, color }, group) =>
    shares.flatMap((share, nth) => (share === 0 ? [] : [box(isRightToLeft ? width - nth * step - group * wide - wide : nth * step + group * wide, height * (1 - share), wide, height * share, color)])),
  );
  const shape: TextShape = { size: 8, isBold: false, width: width / 2 };
  const ends = [{ stack: words(from, shape), alignment: isRightToLeft ? "right" : "left" }, { stack: words(to, shape), alignment: isRightToLeft ? "left" : "right" }] as const;
  return [
    ...words(most, shape, QUIET),
    { canvas: [...bars, { type: "line", x1: 0, y1: height, x2: width, y2: height, lineWidth: 1, lineColor: INK }] },
    { columns: isRightToLeft ? [...ends].reverse() : [...ends], margin: [0, 2, 0, 4] },
  ];
}
