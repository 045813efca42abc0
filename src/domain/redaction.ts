/**
 * Removing words from what somebody wrote: which words there are, which are marked, and how the text reads without them. Nobody writes other
 * words into an author's mouth. Positions are UTF-16 code units as JavaScript counts, from (included) to (not included).
 */
export interface Span {
  readonly from: number;
  readonly to: number;
}
/** Words of the title or text. */
export interface Redaction extends Span {
  readonly field: "title" | "text";
}
/** Stands where words were removed, in every language. The database puts it there. */
export const REDACTED = "[…]";

/** Everything between spaces, without the punctuation around it; a lone sign stands for itself. */
export function wordsOf(text: string): readonly Span[] {
  return [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => {
    const before = /^[\p{P}\p{S}]*/u.exec(word)?.[0].length ?? 0;
    const after = /[\p{P}\p{S}]*$/u.exec(word)?.[0].length ?? 0;
    return before === word.length ? { from: index, to: index + word.length } : { from: index + before, to: index + word.length - after };
  });
}

/** Marks more. What touches, or has only spaces between it, becomes one: it is read as one gap. */
export function withSpan(text: string, spans: readonly Span[], added: Span): readonly Span[] {
  const merged: Span[] = [];
  for (const span of [...spans, added].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && text.slice(last.to, span.from).trim() === "") merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}

/** Takes a mark off again; what is left on either side stays marked, without its loose spaces. */
export function withoutSpan(text: string, spans: readonly Span[], removed: Span): readonly Span[] {
  return spans.flatMap((span) => {
    if (!touches(span, removed)) return [span];
    return [trimmed(text, { from: span.from, to: Math.min(span.to, removed.from) }), trimmed(text, { from: Math.max(span.from, removed.to), to: span.to })].filter(({ from, to }) => from < to);
  });
}

export function isMarked(spans: readonly Span[], word: Span): boolean {
  return spans.some((span) => span.from <= word.from && word.to <= span.to);
}

/** As it will read. `spans` as `withSpan` makes them. */
export function redacted(text: string, spans: readonly Span[]): string {
  return [...spans].reverse().reduce((left, { from, to }) => left.slice(0, from) + REDACTED + left.slice(to), text);
}

function touches(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}
function trimmed(text: string, { from, to }: Span): Span {
  const words = text.slice(from, Math.max(from, to));
  return { from: from + words.length - words.trimStart().length, to: from + words.trimEnd().length };
}
