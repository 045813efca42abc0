/** Names the place of a contribution: the street or landmark where the place is exact, only the district where it is rough. */
import type { PublishedContribution } from "../../domain/contribution";
import type { LonLat } from "../../domain/place";

type Describe = (point: LonLat) => { readonly near: string | null };

class PlaceWords {
  #describe = $state.raw<Describe | null>(null);
  readonly #known = new Map<string, string | null>();

  /** The gazetteer is 10 kB and a help, not a need: it comes after the list stands. */
  async load(): Promise<void> {
    if (this.#describe !== null) return;
    try {
      this.#describe = (await import("../../city/gazetteer")).describePlace;
    } catch {
      // Offline before it was kept: the district alone is said.
    }
  }

  near(row: PublishedContribution): string | null {
    if (row.square !== null || this.#describe === null) return null;
    const key = row.point.join();
    let words = this.#known.get(key);
    if (words === undefined) {
      words = this.#describe(row.point).near;
      this.#known.set(key, words);
    }
    return words;
  }
}

export const placeWords = new PlaceWords();
