/** A filter that is on, in words: the chip that takes it away says the same as the way out of an empty list. */
import { m } from "../../generated/messages/messages";
import { listWords } from "../shared/dates";
import { kindName } from "../shared/kind-words";
import { wordsIn } from "../shared/words-in";
import type { Exploring } from "./exploring.svelte";
import type { Facet } from "./filtering";

/** Null when the filter is off. An unknown name in the address is said as it stands there. */
export function facetWords(exploring: Exploring, facet: Facet): string | null {
  const { kinds, filters } = exploring.route;
  switch (facet) {
    case "kinds":
      return kinds.length === 0 ? null : listWords(kinds.map(kindName));
    case "search":
      return filters.search === "" ? null : m.explore_filter_words({ words: filters.search });
    case "campaign":
      return exploring.campaign === undefined ? filters.campaignSlug : wordsIn(exploring.campaign.title).text;
    case "decade":
      return exploring.decade === null ? null : m.explore_era_decade({ year: String(exploring.decade) });
    case "district":
      return exploring.chosenDistrict?.name ?? filters.districtSlug;
    case "answered":
      return filters.answered === null ? null : filters.answered === "yes" ? m.explore_filter_answered_yes() : m.explore_filter_answered_no();
  }
}
