/** The engine's cells as the hexagon layer draws them: how many, how safe, or A against B. */
import type { AnalysisResult, HexCells } from "../../../domain/analysis/figures";
import type { Unit } from "../../../domain/analysis/filter";
import { differenceInterval } from "../../../domain/analysis/intervals";
import type { HexagonFigures } from "../../../map/plan";

/** Round numbers, since most cells hold few and one holds very many: quantiles would make one class of them. */
const ROUND = [2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000] as const;
/** One fewer than the colours of the scale. */
const MOST_BREAKS = 4;
/** An interval as wide as this says nothing of which way it leans. */
const WIDEST = 0.8;

export function hexagonFigures(mode: "hexagons" | "safety" | "difference", result: Pick<AnalysisResult, "a" | "b">, unit: Unit): HexagonFigures | null {
  const { a, b } = result;
  if (a.cells === null) return null;
  if (mode === "safety") return { mode: "safety", places: a.cells, mean: a.cells.meanSafety, respondents: a.cells.safetyRespondents };
  if (mode === "difference" && b?.cells != null) return difference(a.cells, b.cells);
  const counts = unit === "pins" ? a.cells.pins : a.cells.respondents;
  return { mode: "count", places: a.cells, counts, breaks: roundBreaks(counts) };
}

/** Lower bounds of all classes but the first: 2, 5, 10, 20 in a small city, 2, 20, 100, 1 000 in a great one. */
export function roundBreaks(counts: ArrayLike<number>): readonly number[] {
  let most = 0;
  for (let nth = 0; nth < counts.length; nth += 1) most = Math.max(most, counts[nth] ?? 0);
  const reached = ROUND.filter((bound) => bound <= most);
  if (reached.length <= MOST_BREAKS) return reached;
  return Array.from({ length: MOST_BREAKS }, (_, nth) => reached[Math.round((nth * (reached.length - 1)) / (MOST_BREAKS - 1))] ?? most);
}

/** Respondents who avoid a place or find it unsafe, as shares of those who marked something in the cell. */
function difference(a: HexCells, b: HexCells): HexagonFigures {
  const inB = new Map(Array.from(b.q, (q, nth) => [`${q} ${b.r[nth] ?? 0}`, nth]));
  const inA = new Set<string>();
  const [q, r]: [number[], number[]] = [[], []];
  const rows: { readonly uneasyA: number; readonly allA: number; readonly uneasyB: number; readonly allB: number }[] = [];
  const add = (at: { q: number; r: number }, nthA: number | undefined, nthB: number | undefined) => {
    q.push(at.q);
    r.push(at.r);
    rows.push({ uneasyA: of(a.uneasyRespondents, nthA), allA: of(a.respondents, nthA), uneasyB: of(b.uneasyRespondents, nthB), allB: of(b.respondents, nthB) });
  };
  a.q.forEach((atQ, nth) => {
    const atR = a.r[nth] ?? 0;
    inA.add(`${atQ} ${atR}`);
    add({ q: atQ, r: atR }, nth, inB.get(`${atQ} ${atR}`));
  });
  b.q.forEach((atQ, nth) => {
    const atR = b.r[nth] ?? 0;
    if (!inA.has(`${atQ} ${atR}`)) add({ q: atQ, r: atR }, undefined, nth);
  });
  const intervals = rows.map(({ uneasyA, allA, uneasyB, allB }) => differenceInterval({ part: uneasyA, all: allA }, { part: uneasyB, all: allB }));
  return {
    mode: "difference",
    places: { q: Int32Array.from(q), r: Int32Array.from(r), widthMetres: a.widthMetres },
    difference: Float32Array.from(intervals, (interval) => interval?.difference ?? Number.NaN),
    uncertainty: Float32Array.from(intervals, (interval) => (interval === null ? 1 : Math.min(1, (interval.high - interval.low) / WIDEST))),
    respondentsA: rows.map(({ allA }) => allA),
    respondentsB: rows.map(({ allB }) => allB),
  };
}

const of = (values: Uint32Array, nth: number | undefined): number => (nth === undefined ? 0 : (values[nth] ?? 0));
