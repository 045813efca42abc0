/**
 * What is being read right now, shared by the map, the list and the filters so that they always say the same. Owns no data: it derives
 * from the address, the published rows and the part of the city the map shows.
 */
import { city } from "../../city";
import type { MapView } from "../../map";
import { navigation } from "../../navigation.svelte";
import { EXPLORE, NO_FILTERS, type ExploreFilters } from "../../route";
import type { Campaigns } from "../../state/campaigns.svelte";
import type { CityFacts } from "../../state/city-facts.svelte";
import type { Preferences } from "../../state/preferences.svelte";
import type { PublishedContributions } from "../../state/published.svelte";
import { filterContributions, isFiltering, SearchIndex, type Asked, type Facet } from "./filtering";
import { districtAt, listContributions } from "./listing";
import { placeWords } from "./place-words.svelte";

export type ExploreRoute = typeof EXPLORE;
interface Parts {
  readonly route: () => ExploreRoute;
  readonly published: PublishedContributions;
  readonly facts: CityFacts;
  readonly campaigns: Campaigns;
  readonly preferences: Preferences;
}
/** An id that nobody has: an unknown name in the address shows nothing instead of everything. */
const NOBODY = "";
/** Closer than this the list is of a district. */
const DISTRICT_ZOOM = 13;

export class Exploring {
  view = $state.raw<MapView | null>(null);
  mapFailed = $state(false);
  /** The decade on show while the years play; the address gets it when they stop. */
  playedDecade = $state<number | null>(null);
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  readonly route = $derived.by(() => this.#parts.route());
  readonly hasMap = $derived(this.route.view === "map" && !this.mapFailed);
  readonly decade = $derived(this.playedDecade ?? this.route.filters.decade);
  readonly campaign = $derived.by(() => this.#parts.campaigns.all.find(({ slug }) => slug === this.route.filters.campaignSlug));
  readonly chosenDistrict = $derived.by(() => this.#parts.facts.districts.find(({ slug }) => slug === this.route.filters.districtSlug));
  /** True while a name in the address is not known yet. */
  readonly isResolving = $derived.by(() =>
    (this.route.filters.campaignSlug !== null && this.#parts.campaigns.status === "loading") || (this.route.filters.districtSlug !== null && this.#parts.facts.status === "loading"),
  );
  readonly asked: Asked = $derived({
    kinds: this.route.kinds,
    search: this.route.filters.search,
    campaignId: this.route.filters.campaignSlug === null ? null : (this.campaign?.id ?? NOBODY),
    decade: this.decade,
    districtId: this.route.filters.districtSlug === null ? null : (this.chosenDistrict?.id ?? NOBODY),
    answered: this.route.filters.answered,
  });
  readonly isFiltered = $derived(isFiltering(this.asked));
  /** Made anew when the names of places become known or change language: then every row reads differently. */
  readonly index = $derived.by(() => {
    const { facts } = this.#parts;
    void facts.districts;
    const { language } = this.#parts.preferences;
    const hasNames = placeWords.isLoaded;
    return new SearchIndex((row) => [facts.districtName(row.districtId), ...(hasNames ? [placeWords.near(row, "sv")?.text, placeWords.near(row, language)?.text] : [])]);
  });
  readonly found = $derived.by(() => filterContributions(this.#parts.published.all, this.asked, this.index));
  // Zoomed out, the whole city is in view: the list is not cut by a few metres of map edge.
  readonly bounds = $derived(this.hasMap && this.view !== null && this.view.zoom > city.zoom + 0.3 ? this.view.bounds : null);
  readonly listing = $derived(listContributions(this.found.rows, this.bounds));
  readonly districtHere = $derived.by(() => this.bounds !== null && this.view !== null && this.view.zoom > DISTRICT_ZOOM ? districtAt(this.#parts.facts.districts, this.view.centre) : undefined);
  readonly chosen = $derived.by(() => this.route.contributionId === null ? undefined : this.#parts.published.get(this.route.contributionId));
  /** How many filters are on, besides the kinds and the words, which show themselves. */
  readonly filterCount = $derived([this.route.filters.campaignSlug, this.decade, this.route.filters.districtSlug, this.route.filters.answered].filter((each) => each !== null).length);

  goTo(change: Partial<ExploreRoute>, replace = false): void {
    navigation.go({ ...this.route, ...change }, { replace });
  }

  /** A choice is a step one can go back from; so is the first letter of a search, but not each of the next. */
  setFilters(change: Partial<ExploreFilters>): void {
    const isTyping = change.search !== undefined && change.search !== "" && this.route.filters.search !== "";
    this.goTo({ filters: { ...this.route.filters, ...change }, contributionId: null }, isTyping);
  }

  clear(): void {
    this.playedDecade = null;
    this.goTo({ kinds: [], filters: NO_FILTERS, contributionId: null });
  }

  remove(facet: Facet): void {
    if (facet === "decade") this.playedDecade = null;
    if (facet === "kinds") this.goTo({ kinds: [], contributionId: null });
    else this.setFilters(REMOVED[facet]);
  }
}

const REMOVED: Readonly<Record<Exclude<Facet, "kinds">, Partial<ExploreFilters>>> = {
  search: { search: "" },
  campaign: { campaignSlug: null },
  decade: { decade: null },
  district: { districtSlug: null },
  answered: { answered: null },
};
