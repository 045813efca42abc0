/** Which contributions a planner looks at. Goes to read_contributions_to_answer as it is, and into the address. */
import { KINDS, type Kind } from "./kind";

export interface ContributionFilter {
  readonly answered: "no" | "draft" | "yes" | null;
  readonly overdue: boolean;
  readonly kinds: readonly Kind[];
  readonly districtId: string | null;
  readonly campaignId: string | null;
  readonly themeId: string | null;
  readonly uncoded: boolean;
  readonly areaId: string | null;
  readonly words: string;
  /** Only these: what a planner has opened elsewhere to answer. Empty: any. */
  readonly ids: readonly string[];
}
/** As many as an address holds. */
export const MOST_IDS = 50;
/** How one begins: what waits for an answer. */
export const WAITING: ContributionFilter = { answered: "no", overdue: false, kinds: [], districtId: null, campaignId: null, themeId: null, uncoded: false, areaId: null, words: "", ids: [] };

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const NAMES = { districtId: "stadsdel", campaignId: "dialog", themeId: "tema", areaId: "omrade", words: "ord" } as const;
const ANSWERED = { no: null, draft: "utkast", yes: "ja", all: "alla" } as const;

/** `filterFrom(filterQuery(f))` equals f. Only what differs from WAITING stands in the address. */
export function filterQuery(filter: ContributionFilter): string {
  const query = new URLSearchParams();
  const answered = ANSWERED[filter.answered ?? "all"];
  if (answered !== null) query.set("besvarad", answered);
  if (filter.overdue) query.set("sen", "1");
  if (filter.kinds.length > 0) query.set("typ", filter.kinds.join("."));
  for (const key of Object.keys(NAMES) as (keyof typeof NAMES)[]) {
    const value = filter[key];
    if (value !== null && value !== "") query.set(NAMES[key], value);
  }
  if (filter.uncoded) query.set("okodad", "1");
  if (filter.ids.length > 0) query.set("bidrag", filter.ids.slice(0, MOST_IDS).join("."));
  return query.toString();
}

export function filterFrom(search: string): ContributionFilter {
  const query = new URLSearchParams(search);
  const said = query.get("besvarad");
  const kinds = (query.get("typ") ?? "").split(".");
  return {
    answered: said === ANSWERED.all ? null : said === ANSWERED.yes ? "yes" : said === ANSWERED.draft ? "draft" : "no",
    overdue: query.get("sen") === "1",
    kinds: KINDS.filter((kind) => kinds.includes(kind)),
    districtId: query.get(NAMES.districtId),
    campaignId: query.get(NAMES.campaignId),
    themeId: query.get(NAMES.themeId),
    uncoded: query.get("okodad") === "1",
    areaId: query.get(NAMES.areaId),
    words: query.get(NAMES.words) ?? "",
    ids: (query.get("bidrag") ?? "").split(".").filter((id) => UUID.test(id)).slice(0, MOST_IDS),
  };
}

/** As the database takes it: what is not asked for is not there. */
export function filterDocument(filter: ContributionFilter): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== false && value !== "" && !(Array.isArray(value) && value.length === 0)));
}
