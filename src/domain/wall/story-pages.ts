/**
 * A long text is told in pages that turn, never in smaller letters: where it is parted, and how long each page stays. Sentences stay whole
 * while they fit, pages are about equally long, and the time of a page follows its length. Pure.
 */
export interface StoryPage {
  readonly text: string;
  /** From the start of the scene, milliseconds. */
  readonly from: number;
  readonly to: number;
  /** Of the author's words, or of what the recording says. */
  readonly source: "text" | "voice";
}
/** The eye needs this long to find the beginning of a page, however short it is: as long as this many letters take. */
const FIND_LETTERS = 40;

/** Pages of at most `limit` letters (at least 20). Words longer than that are parted. */
export function pagesOf(text: string, limit: number): readonly string[] {
  const pieces = sentences(text.trim()).flatMap((sentence) => wordsWithin(sentence, limit));
  const whole = pieces.reduce((sum, { length }) => sum + length + 1, 0);
  const wanted = whole / Math.max(1, Math.ceil(whole / limit));
  const pages: string[] = [];
  let page = "";
  for (const piece of pieces) {
    const longer = page === "" ? piece : `${page} ${piece}`;
    const isFull = longer.length > limit || (page.length > wanted * 0.75 && longer.length > wanted * 1.15);
    if (page !== "" && isFull) {
      pages.push(page);
      page = piece;
    } else page = longer;
  }
  return page === "" ? pages : [...pages, page];
}

/** What is told of a story and when, in `ms`. `voiceMs`: how long the recording is heard at the end; null when it is only read. */
export function storyPages(told: { readonly text: string; readonly transcript: string | null }, ms: number, limit: number, voiceMs: number | null = null): readonly StoryPage[] {
  const text = pagesOf(told.text, limit).map((page) => ({ text: page, source: "text" as const }));
  const voice = pagesOf(told.transcript ?? "", limit).map((page) => ({ text: page, source: "voice" as const }));
  if (voiceMs === null || voice.length === 0) return timed([...text, ...voice], 0, ms);
  const heardFrom = Math.max(0, ms - voiceMs);
  return [...timed(text, 0, heardFrom), ...timed(voice, heardFrom, ms)];
}

export function pageAt(pages: readonly StoryPage[], ms: number): number {
  const found = pages.findIndex(({ to }) => ms < to);
  return found === -1 ? pages.length - 1 : found;
}

function timed(pages: readonly Pick<StoryPage, "text" | "source">[], from: number, to: number): readonly StoryPage[] {
  const weight = ({ text }: Pick<StoryPage, "text">) => text.length + FIND_LETTERS;
  const whole = pages.reduce((sum, page) => sum + weight(page), 0);
  let gone = 0;
  return pages.map((page) => {
    const begins = from + ((to - from) * gone) / whole;
    gone += weight(page);
    return { ...page, from: begins, to: from + ((to - from) * gone) / whole };
  });
}

function sentences(text: string): readonly string[] {
  return text.split(/(?<=[.!?…؟。]["”’»)]?)\s+|\n+/u).filter((sentence) => sentence.trim() !== "");
}

function wordsWithin(sentence: string, limit: number): readonly string[] {
  if (sentence.length <= limit) return [sentence];
  const parts: string[] = [];
  let part = "";
  for (const word of sentence.split(/\s+/u).flatMap((long) => long.match(new RegExp(`.{1,${limit}}`, "gu")) ?? [])) {
    if (part !== "" && part.length + 1 + word.length > limit) {
      parts.push(part);
      part = word;
    } else part = part === "" ? word : `${part} ${word}`;
  }
  return part === "" ? parts : [...parts, part];
}
