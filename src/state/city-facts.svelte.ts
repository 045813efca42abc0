/**
 * What the city knows about itself: districts and development areas. Loaded once; empty until then, and offline.
 *
 *   facts.status "loading" | "ready" | "error"   facts.districts   facts.areas   facts.districtName(id)   await facts.load()
 */
import type { Backend } from "../backend/backend";
import type { DevelopmentArea, District } from "../domain/campaign";

type Source = Pick<Backend, "readDistricts" | "readDevelopmentAreas">;

export class CityFacts {
  status = $state<"loading" | "ready" | "error">("loading");
  districts = $state.raw<readonly District[]>([]);
  areas = $state.raw<readonly DevelopmentArea[]>([]);
  readonly #backend: Promise<Source>;

  constructor(backend: Promise<Source>) {
    this.#backend = backend;
  }

  districtName(id: string | null): string | undefined {
    return this.districts.find((district) => district.id === id)?.name;
  }

  async load(): Promise<void> {
    try {
      const backend = await this.#backend;
      [this.districts, this.areas] = await Promise.all([backend.readDistricts(), backend.readDevelopmentAreas()]);
      this.status = "ready";
    } catch {
      if (this.districts.length === 0) this.status = "error";
      // Names beside pins are a help, not a need: the map and the list stand without them.
    }
  }
}
