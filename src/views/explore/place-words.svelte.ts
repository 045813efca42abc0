/**
 * Names of places in the reader's language: of the street or landmark where a place is exact, of the district alone where it is rough.
 * The gazetteer is about 10 kB and a help, not a need: it comes after the list stands. Before that, and without it, nothing is named.
 */
import type { GazetteerPlace } from "../../city/gazetteer";
import type { PublishedContribution } from "../../domain/contribution";
import type { Language } from "../../domain/kind";
import type { LonLat } from "../../domain/place";

type Gazetteer = Pick<typeof import("../../city/gazetteer"), "describePlace" | "searchGazetteer">;
/** A name with the language it is in: Swedish where the city has no other. */
export interface PlaceName {
  readonly text: string;
  readonly lang: Language;
}
export interface NamedPlace {
  readonly near: PlaceName | null;
  readonly district: PlaceName | null;
}

class PlaceWords {
  #gazetteer = $state.raw<Gazetteer | null>(null);
  readonly #known = new Map<string, NamedPlace>();

  async load(): Promise<void> {
    if (this.#gazetteer !== null) return;
    try {
      this.#gazetteer = await import("../../city/gazetteer");
    } catch {
      // Offline before it was kept: the district alone is said.
    }
  }

  get isLoaded(): boolean {
    return this.#gazetteer !== null;
  }

  at(point: LonLat, language: Language): NamedPlace | null {
    if (this.#gazetteer === null) return null;
    const key = `${language} ${point.join()}`;
    let named = this.#known.get(key);
    if (named === undefined) {
      named = describeIn(this.#gazetteer, point, language);
      this.#known.set(key, named);
    }
    return named;
  }

  near(row: PublishedContribution, language: Language): PlaceName | null {
    return row.square === null ? (this.at(row.point, language)?.near ?? null) : null;
  }

  find(words: string, limit: number): readonly GazetteerPlace[] {
    return this.#gazetteer?.searchGazetteer(words, limit) ?? [];
  }
}

function describeIn({ describePlace }: Gazetteer, point: LonLat, language: Language): NamedPlace {
  const swedish = describePlace(point, "sv");
  const own = language === "sv" ? swedish : describePlace(point, language);
  const named = (text: string | null, inSwedish: string | null): PlaceName | null => (text === null ? null : { text, lang: text === inSwedish ? "sv" : language });
  return { near: named(own.near, swedish.near), district: named(own.district, swedish.district) };
}

export const placeWords = new PlaceWords();
