/** Where hexagons' corners lie, worked out once: the same cells come back with every filter. */
import { hexagonRing } from "../../domain/analysis/hexagon";
import type { LonLat } from "../../domain/place";
import { keyOf, type HexagonKey } from "./hexagon-features";

export class RingCache {
  readonly #rings = new Map<string, readonly LonLat[]>();
  #widthMetres = 0;

  /** The closed ring. */
  ringOf(key: HexagonKey, widthMetres: number): readonly LonLat[] {
    if (widthMetres !== this.#widthMetres) this.#rings.clear();
    this.#widthMetres = widthMetres;
    const name = keyOf(key);
    const known = this.#rings.get(name);
    if (known !== undefined) return known;
    const ring = hexagonRing(key.q, key.r, widthMetres);
    this.#rings.set(name, ring);
    return ring;
  }
}
