/**
 * The campaigns one may read about, which of them are open now, and which closed ones are still current.
 *
 *   campaigns.status "loading" | "ready" | "error"   campaigns.all   campaigns.open   campaigns.closed
 *   campaigns.bySlug(slug)   campaigns.byId(id)   await campaigns.load()   (again after an error)
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- a clock read once, nothing follows it */
import type { Backend } from "../backend/backend";
import type { Campaign } from "../domain/campaign";
import { isOpen } from "../domain/campaign-time";

export class Campaigns {
  status = $state<"loading" | "ready" | "error">("loading");
  all = $state.raw<readonly Campaign[]>([]);
  readonly open = $derived(this.all.filter((campaign) => isOpen(campaign, this.#now())));
  readonly closed = $derived(this.all.filter((campaign) => campaign.status !== "archived" && !isOpen(campaign, this.#now())));
  readonly #backend: Promise<Pick<Backend, "readCampaigns">>;
  readonly #now: () => Date;

  constructor(backend: Promise<Pick<Backend, "readCampaigns">>, now: () => Date = () => new Date()) {
    this.#backend = backend;
    this.#now = now;
  }

  bySlug(slug: string): Campaign | undefined {
    return this.all.find((campaign) => campaign.slug === slug);
  }
  byId(id: string): Campaign | undefined {
    return this.all.find((campaign) => campaign.id === id);
  }

  async load(): Promise<void> {
    try {
      this.all = await (await this.#backend).readCampaigns();
      this.status = "ready";
    } catch {
      if (this.all.length === 0) this.status = "error";
    }
  }
}
