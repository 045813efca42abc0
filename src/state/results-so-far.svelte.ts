/**
 * What has come of the campaigns so far, each read when its page asks; figures of five or more people only.
 *
 *   results.of(campaignId)   "loading" | "error" | CampaignResults      await results.load(campaignId)   (again after an error)
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- the map is replaced, never mutated; $state.raw follows that */
import type { Backend } from "../backend/backend";
import type { CampaignResults } from "../domain/campaign";

export class ResultsSoFar {
  #read = $state.raw<ReadonlyMap<string, CampaignResults | "error">>(new Map());
  readonly #backend: Promise<Pick<Backend, "readCampaignResults">>;

  constructor(backend: Promise<Pick<Backend, "readCampaignResults">>) {
    this.#backend = backend;
  }

  of(campaignId: string): CampaignResults | "loading" | "error" {
    return this.#read.get(campaignId) ?? "loading";
  }

  async load(campaignId: string): Promise<void> {
    try {
      const backend = await this.#backend;
      this.#set(campaignId, await backend.readCampaignResults(campaignId));
    } catch {
      // What was read before still holds.
      const known = this.of(campaignId);
      if (known === "loading") this.#set(campaignId, "error");
    }
  }

  #set(campaignId: string, results: CampaignResults | "error"): void {
    this.#read = new Map(this.#read).set(campaignId, results);
  }
}
