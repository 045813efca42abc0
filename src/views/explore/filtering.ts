/**
 * Which contributions are shown, and how many each other choice would show. Pure: one pass over the rows answers both, so that the map,
 * the list and every count come from the same look. Words are folded once a row, not once a keypress (tests/bench/filters.ts measures it).
 */
import type { PublishedContribution } from "../../domain/contribution";
import { decadeEra, decadeOf, erasOverlap } from "../../domain/era";
import { fold } from "../../domain/fold";
import type { Kind, PublicKind } from "../../domain/kind";

export const FACETS = ["kinds", "search", "campaign", "decade", "district", "answered"] as const;
export type Facet = (typeof FACETS)[number];

/** What is asked for. Ids, not slugs; an id nobody has shows nothing. */
export interface Asked {
  /** None means all of them. */
  readonly kinds: readonly Kind[];
  readonly search: string;
  readonly campaignId: string | null;
  readonly decade: number | null;
  readonly districtId: string | null;
  readonly answered: "yes" | "no" | null;
}
export interface Found {
  /** In the order given. */
  readonly rows: readonly PublishedContribution[];
  /** How many there would be with this option chosen, all other filters as they are. */
  readonly counts: {
    readonly kinds: ReadonlyMap<PublicKind, number>;
    readonly campaigns: ReadonlyMap<string, number>;
    /** By first year. A memory of a period counts in every decade it touches. */
    readonly decades: ReadonlyMap<number, number>;
    readonly districts: ReadonlyMap<string, number>;
    readonly answered: Readonly<Record<"yes" | "no", number>>;
  };
  /** How many there would be without this filter. */
  readonly without: Readonly<Record<Facet, number>>;
}

/** Folded words of every row, kept as long as the row itself: a live change folds one row, not all. */
export class SearchIndex {
  readonly #folded = new WeakMap<PublishedContribution, string>();
  readonly #placeOf: (row: PublishedContribution) => readonly (string | null | undefined)[];

  /** `placeOf` names where a row is: district, street. When its names change, make a new index. */
  constructor(placeOf: (row: PublishedContribution) => readonly (string | null | undefined)[]) {
    this.#placeOf = placeOf;
  }

  wordsOf(row: PublishedContribution): string {
    let words = this.#folded.get(row);
    if (words === undefined) {
      words = fold([row.title ?? "", row.text, ...this.#placeOf(row).map((name) => name ?? "")].join("\n"));
      this.#folded.set(row, words);
    }
    return words;
  }

  /** Folds ahead of the first letter, a piece at a time so that typing is never held up. Gives back how to stop. */
  warm(rows: readonly PublishedContribution[], pieceSize = 400): () => void {
    let next = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const foldPiece = () => {
      for (const row of rows.slice(next, next + pieceSize)) this.wordsOf(row);
      next += pieceSize;
      timer = next < rows.length ? setTimeout(foldPiece, 0) : undefined;
    };
    timer = setTimeout(foldPiece, 0);
    return () => clearTimeout(timer);
  }
}

export function isFiltering(asked: Asked): boolean {
  return asked.kinds.length > 0 || fold(asked.search) !== "" || asked.campaignId !== null || asked.decade !== null || asked.districtId !== null || asked.answered !== null;
}

/** First years of the decades a memory touches, oldest first; none for what has no time. */
export function decadesTouched({ era }: Pick<PublishedContribution, "era">): readonly number[] {
  if (era === null) return [];
  const touched: number[] = [];
  for (let decade = decadeOf(era.from); decade <= era.to; decade += 10) touched.push(decade);
  return touched;
}

export function filterContributions(all: readonly PublishedContribution[], asked: Asked, index: SearchIndex): Found {
  const words = fold(asked.search).split(" ").filter(Boolean);
  const rows: PublishedContribution[] = [];
  const counts = { kinds: new Map<PublicKind, number>(), campaigns: new Map<string, number>(), decades: new Map<number, number>(), districts: new Map<string, number>(), answered: { yes: 0, no: 0 } };
  const missedOnly: Record<Facet, number> = { kinds: 0, search: 0, campaign: 0, decade: 0, district: 0, answered: 0 };

  for (const row of all) {
    const missed = missedBy(row, asked, words, index);
    if (missed === "several") continue;
    if (missed === null) rows.push(row);
    else missedOnly[missed] += 1;
    const countsFor = (facet: Facet) => missed === null || missed === facet;
    if (countsFor("kinds")) add(counts.kinds, row.kind);
    if (countsFor("campaign") && row.campaignId !== null) add(counts.campaigns, row.campaignId);
    if (countsFor("district") && row.districtId !== null) add(counts.districts, row.districtId);
    if (countsFor("answered")) counts.answered[row.answers.length > 0 ? "yes" : "no"] += 1;
    if (countsFor("decade")) for (const decade of decadesTouched(row)) add(counts.decades, decade);
  }
  return {
    rows,
    counts,
    without: {
      kinds: rows.length + missedOnly.kinds, search: rows.length + missedOnly.search, campaign: rows.length + missedOnly.campaign,
      decade: rows.length + missedOnly.decade, district: rows.length + missedOnly.district, answered: rows.length + missedOnly.answered,
    },
  };
}

/** Which single filter to take away when nothing was found: the one that then shows most. Null when no single one helps. */
export function nearestWayOut(asked: Asked, { without }: Pick<Found, "without">): { readonly facet: Facet; readonly count: number } | null {
  const isOn: Readonly<Record<Facet, boolean>> = {
    kinds: asked.kinds.length > 0, search: asked.search !== "", campaign: asked.campaignId !== null, decade: asked.decade !== null, district: asked.districtId !== null, answered: asked.answered !== null,
  };
  return FACETS.filter((facet) => isOn[facet] && without[facet] > 0).map((facet) => ({ facet, count: without[facet] })).sort((a, b) => b.count - a.count)[0] ?? null;
}

/** The one filter a row does not pass; null when it passes all; "several" when no single change would show it. */
function missedBy(row: PublishedContribution, asked: Asked, words: readonly string[], index: SearchIndex): Facet | "several" | null {
  let missed: Facet | null = null;
  if (asked.kinds.length > 0 && !asked.kinds.includes(row.kind)) missed = "kinds";
  if (asked.campaignId !== null && row.campaignId !== asked.campaignId) {
    if (missed !== null) return "several";
    missed = "campaign";
  }
  if (asked.districtId !== null && row.districtId !== asked.districtId) {
    if (missed !== null) return "several";
    missed = "district";
  }
  if (asked.answered !== null && row.answers.length > 0 !== (asked.answered === "yes")) {
    if (missed !== null) return "several";
    missed = "answered";
  }
  if (asked.decade !== null && !(row.era !== null && erasOverlap(row.era, decadeEra(asked.decade)))) {
    if (missed !== null) return "several";
    missed = "decade";
  }
  // Last, because it costs most.
  if (words.length > 0 && !holdsAll(index.wordsOf(row), words)) return missed === null ? "search" : "several";
  return missed;
}

/** A short word is found where a word begins; a longer one anywhere, for words are put together in Swedish: "vagn" finds Spårvagnen. */
function holdsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => (word.length < ANYWHERE_LENGTH ? text.startsWith(word) || text.includes(` ${word}`) : text.includes(word)));
}
const ANYWHERE_LENGTH = 4;

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Every decade from the first to the last that has any, the empty ones between them too: a gap in the memories is seen as a gap. */
export function decadeLine(counts: ReadonlyMap<number, number>, chosen: number | null): readonly { readonly decade: number; readonly count: number }[] {
  const known = [...counts.keys(), ...(chosen === null ? [] : [chosen])];
  if (known.length === 0) return [];
  const line = [];
  for (let decade = Math.min(...known); decade <= Math.max(...known); decade += 10) line.push({ decade, count: counts.get(decade) ?? 0 });
  return line;
}
