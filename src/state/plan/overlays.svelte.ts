/** The planner's own files over the map: the only writer of them. Kept on this device alone. */
import type { Feature, Geometry } from "geojson";
import { OVERLAY_COLORS, type Overlay, type OverlayStyle } from "../../domain/analysis/overlay";
import type { OverlayStore } from "./overlay-store";

/** More than these, and the map is nobody's any longer. */
export const OVERLAY_LIMIT = 12;
/** Corners in all: beyond this a phone's map stutters, and so does a laptop's at a million points. */
export const POSITION_LIMIT = 600_000;

/** too_many: overlays. too_large: corners. not_kept: shown until the page is closed, but the device has no room. */
export type OverlayProblem = "too_many" | "too_large" | "not_kept";

export class Overlays {
  /** Bottom first. */
  list = $state.raw<readonly Overlay[]>([]);
  problem = $state<OverlayProblem | null>(null);
  readonly #store: OverlayStore;
  readonly #newId: () => string;

  constructor(store: OverlayStore, newId: () => string) {
    this.#store = store;
    this.#newId = newId;
  }

  async load(): Promise<void> {
    try {
      const kept = await this.#store.load();
      // What was added while it was read lies above.
      this.list = [...kept, ...this.list];
    } catch {
      this.problem = "not_kept";
    }
  }

  /** False, and nothing added, when there is no room for it. */
  async add(name: string, features: readonly Feature<Geometry>[]): Promise<boolean> {
    this.problem = this.list.length >= OVERLAY_LIMIT ? "too_many" : this.list.reduce((sum, overlay) => sum + positionsIn(overlay.features), positionsIn(features)) > POSITION_LIMIT ? "too_large" : null;
    if (this.problem !== null) return false;
    const used = this.list.map(({ style }) => style.color);
    const color = OVERLAY_COLORS.find((each) => !used.includes(each)) ?? OVERLAY_COLORS[0];
    await this.#keep([...this.list, { id: this.#newId(), name, features, isVisible: true, style: { color, opacity: 0.2, lineWidth: 2 } }]);
    return true;
  }
  remove(id: string): Promise<void> {
    return this.#keep(this.list.filter((overlay) => overlay.id !== id));
  }
  restyle(id: string, style: Partial<OverlayStyle>): Promise<void> {
    return this.#keep(this.list.map((overlay) => (overlay.id === id ? { ...overlay, style: { ...overlay.style, ...style } } : overlay)));
  }
  show(id: string, isVisible: boolean): Promise<void> {
    return this.#keep(this.list.map((overlay) => (overlay.id === id ? { ...overlay, isVisible } : overlay)));
  }
  /** 1: one up, −1: one down. */
  async move(id: string, by: 1 | -1): Promise<void> {
    const from = this.list.findIndex((overlay) => overlay.id === id);
    const [moved, other] = [this.list[from], this.list[from + by]];
    if (moved === undefined || other === undefined) return;
    await this.#keep(this.list.map((overlay, nth) => (nth === from ? other : nth === from + by ? moved : overlay)));
  }

  async #keep(next: readonly Overlay[]): Promise<void> {
    this.list = next;
    try {
      await this.#store.save(next);
      if (this.problem === "not_kept") this.problem = null;
    } catch {
      this.problem = "not_kept";
    }
  }
}

function positionsIn(features: readonly Feature<Geometry>[]): number {
  return features.reduce((sum, { geometry }) => sum + ("coordinates" in geometry ? depthCount(geometry.coordinates) : 0), 0);
}
function depthCount(coordinates: unknown): number {
  if (!Array.isArray(coordinates)) return 0;
  return typeof coordinates[0] === "number" ? 1 : coordinates.reduce<number>((sum, each) => sum + depthCount(each), 0);
}
