/**
 * Suggests themes by words: which words stand more often in what staff have coded with a theme than in the rest of what they have coded.
 * No service, nothing hidden: the words that made the suggestion are handed back with it. The counts come from read_theme_words.
 *
 * A word tells of a theme when it stands in at least two contributions coded with it, and at least twice as often there as elsewhere:
 * (in theme + ½) / (theme + 1)  ≥  2 · (elsewhere + ½) / (rest + 1). The halves keep a word that stands nowhere else from weighing
 * infinitely (Haldane, 1955). Words are folded (fold.ts) and stripped of the commonest Swedish endings.
 */
import { fold } from "./fold";

export interface WordCounts {
  /** How many contributions were counted. */
  readonly coded: number;
  /** In how many of them each word stands. */
  readonly words: Readonly<Record<string, number>>;
  readonly themes: readonly { readonly id: string; readonly coded: number; readonly words: Readonly<Record<string, number>> }[];
}
/** By theme: stem → how many times more often it stands there. */
export type TellingWords = ReadonlyMap<string, ReadonlyMap<string, number>>;
export interface ThemeSuggestion {
  readonly themeId: string;
  /** As they stand in the text, at most three, the most telling first. */
  readonly words: readonly string[];
}

const AT_LEAST = 2;
const TIMES_AS_OFTEN = 2;
const SHOWN_WORDS = 3;
const SUGGESTIONS = 3;

/** Words that stand in any Swedish text, folded. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  fold(`
    alla allt alltid andra att av bara behöver bland blev bli blir borde bra både dag dags de dem den denna deras dess dessa det detta dig din dina dit ditt där därför då efter
    eller en ens er era ert ett ex fick finns fler flera fram från får före för gick ganska genom ges gjort gör göra ha hade han har helt hennes hit hon honom hos hur här i ibland
    igen in inga ingen inget innan inte ja jag kan kanske kom kommer kunde kunna lite man massa med medan mellan men mer mest mig min mina mitt mot mycket många måste ner ni nog nu
    nya någon något några nån nåt när nära och också om oss på redan runt samma sedan sig sin sina sitt ska skulle snart som så sådan ta till tycker under upp ut utan vad var vara
    varit varje vart vem vi vid vilka vilken vill vår våra vårt väldigt åt är även över
    bor brukar folk gamla gillar går gå idag kul ofta plats platsen platser saker ser sitter skönt stor stora stort största tid vet år året
  `).split(" "),
);
/** Longest first; what is left must still be a word. */
const ENDINGS = ["arnas", "ernas", "ornas", "arna", "erna", "orna", "aste", "are", "ade", "ast", "ens", "ets", "ar", "er", "or", "en", "et", "an", "ad", "at", "as", "a", "e", "t", "n"] as const;
const SHORTEST_STEM = 4;

export function stemOf(word: string): string | null {
  const folded = fold(word);
  if (folded.length < 3 || /\d/.test(folded) || STOP_WORDS.has(folded)) return null;
  const ending = ENDINGS.find((one) => folded.endsWith(one) && folded.length - one.length >= SHORTEST_STEM);
  return ending === undefined ? folded : folded.slice(0, -ending.length);
}

export function tellingWords({ coded, words, themes }: WordCounts): TellingWords {
  const everywhere = byStem(words);
  return new Map(
    themes.map((theme) => {
      const telling = new Map<string, number>();
      const rest = Math.max(0, coded - theme.coded);
      for (const [stem, inside] of byStem(theme.words)) {
        // One form of a word in a text is enough; adding two forms up may count a text twice.
        const here = Math.min(inside, theme.coded);
        const elsewhere = Math.max(0, Math.min((everywhere.get(stem) ?? inside) - inside, rest));
        const times = ((here + 0.5) / (theme.coded + 1)) / ((elsewhere + 0.5) / (rest + 1));
        if (here >= AT_LEAST && times >= TIMES_AS_OFTEN) telling.set(stem, times);
      }
      return [theme.id, telling] as const;
    }),
  );
}

/** The likeliest first; none that the contribution has already. */
export function suggestThemes(text: string, telling: TellingWords, already: readonly string[] = []): readonly ThemeSuggestion[] {
  const found = new Map<string, string>();
  for (const word of text.split(/[^\p{L}\p{M}\p{N}]+/u)) {
    const stem = stemOf(word);
    if (stem !== null && !found.has(stem)) found.set(stem, word.toLocaleLowerCase("sv"));
  }
  return [...telling]
    .filter(([themeId]) => !already.includes(themeId))
    .map(([themeId, weights]) => {
      const hits = [...found].flatMap(([stem, word]) => {
        const weight = weights.get(stem);
        return weight === undefined ? [] : [{ word, weight }];
      });
      hits.sort((a, b) => b.weight - a.weight);
      return { themeId, score: hits.reduce((sum, { weight }) => sum + Math.log(weight), 0), words: hits.slice(0, SHOWN_WORDS).map(({ word }) => word) };
    })
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, SUGGESTIONS)
    .map(({ themeId, words }) => ({ themeId, words }));
}

function byStem(words: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  const stems = new Map<string, number>();
  for (const [word, count] of Object.entries(words)) {
    const stem = stemOf(word);
    if (stem !== null) stems.set(stem, (stems.get(stem) ?? 0) + count);
  }
  return stems;
}
