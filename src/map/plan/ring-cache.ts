/** Where hexagons' corners lie, worked out once: the same cells come back with every filter. */
import type { LonLat } from "../../domain/place";
import { keyOf, type HexagonKey } from "./hexagon-features";

/** The six corners in order. */
export type Corners = (q: number, r: number, widthMetres: number) => readonly LonLat[];

export class RingCache {
  readonly #rings = new Map<string, readonly LonLat[]>();
  #widthMetres = 0;

  /** The closed ring. */
  ringOf(key: HexagonKey, widthMetres: number, corners: Corners): readonly LonLat[] {
    if (widthMetres !== this.#widthMetres) this.#rings.clear();
    this.#widthMetres = widthMetres;
    const name = keyOf(key);
    const known = this.#rings.get(name);
    if (known !== undefined) return known;
    const six = corners(key.q, key.r, widthMetres);
    const ring = [...six, ...six.slice(0, 1)];
    this.#rings.set(name, ring);
    return ring;
  }
}
