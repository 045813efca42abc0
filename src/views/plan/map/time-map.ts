/** Hexagons of one time of day as few paths, one a step of the safety scale: thousands of cells stay cheap to draw and to move. Pure. */
import { MINIMUM_RESPONDENTS } from "../../../domain/analysis/filter";
import type { TimeCells } from "../../../domain/analysis/figures";
import { hexagonRing } from "../../../domain/analysis/hexagon";
import { safetyColor } from "../../../domain/analysis/plan-colors";
import { planePoint, ringPath, type Box } from "../parts/svg-plane";

export interface ColoredPath {
  readonly color: string;
  readonly path: string;
}
interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly path: string;
}

/** The outlines of cells, each worked out once a width: the same come back with every filter and at every time. */
export class CellPaths {
  readonly #drawn = new Map<string, Drawn>();
  #widthMetres = 0;

  of(q: number, r: number, widthMetres: number): Drawn {
    if (widthMetres !== this.#widthMetres) this.#drawn.clear();
    this.#widthMetres = widthMetres;
    const key = `${q} ${r}`;
    const known = this.#drawn.get(key);
    if (known !== undefined) return known;
    const ring = hexagonRing(q, r, widthMetres);
    const [x, y] = planePoint(ring[0] ?? [0, 0]);
    const drawn = { x, y, path: ringPath(ring) };
    this.#drawn.set(key, drawn);
    return drawn;
  }
}

/** Cells with enough respondents in `box` and half as much around it, for who moves the map a little. */
export function timeMapPaths({ q, r, meanSafety, safetyRespondents }: TimeCells, widthMetres: number, box: Box, cells: CellPaths): readonly ColoredPath[] {
  const paths = new Map<string, string[]>();
  q.forEach((each, nth) => {
    if ((safetyRespondents[nth] ?? 0) < MINIMUM_RESPONDENTS) return;
    const { x, y, path } = cells.of(each, r[nth] ?? 0, widthMetres);
    if (x < box.x - box.width / 2 || x > box.x + box.width * 1.5 || y < box.y - box.height / 2 || y > box.y + box.height * 1.5) return;
    const color = safetyColor(meanSafety[nth] ?? Number.NaN);
    const same = paths.get(color);
    if (same === undefined) paths.set(color, [path]);
    else same.push(path);
  });
  return [...paths].map(([color, parts]) => ({ color, path: parts.join("") }));
}
