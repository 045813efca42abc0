/** What was said besides title and text, as terms and words: for the receipt, the comparison of two versions, and the picture. */
import type { OwnWords } from "../../domain/amending";
import { isCellOnly, type Kind } from "../../domain/kind";
import { m } from "../../generated/messages/messages";
import { audienceWord, causeWord, safetyWord, timeWord } from "../contribute/words";
import { listWords } from "../shared/dates";
import { eraWords } from "../shared/era-words";

export interface Fact {
  readonly key: "title" | "text" | "level" | "times" | "causes" | "era" | "audiences" | "exhibition";
  readonly term: string;
  readonly words: string;
}

/** Every field of the kind, also the empty ones: a comparison must show that something was taken away. */
export function allFacts(kind: Kind, own: OwnWords): readonly Fact[] {
  const causes = own.causes.map(({ cause, effect }) => (effect === "good" ? m.receipt_cause_good({ cause: causeWord[cause]() }) : m.receipt_cause_bad({ cause: causeWord[cause]() })));
  const feeling: readonly Fact[] = isCellOnly(kind)
    ? [
        ...(kind === "safety" ? [{ key: "level", term: m.contribute_preview_feeling(), words: own.level === null ? "" : safetyWord(own.level) } as const] : []),
        { key: "times", term: m.contribute_preview_when(), words: listWords(own.times.map((time) => timeWord[time]())) },
        { key: "causes", term: m.contribute_preview_why(), words: listWords(causes) },
      ]
    : [];
  return [
    { key: "title", term: m.receipt_title_label(), words: own.title },
    { key: "text", term: m.contribute_preview_text(), words: own.text },
    ...feeling,
    ...(kind === "memory" ? [{ key: "era", term: m.contribute_preview_when(), words: own.era === null ? "" : eraWords(own.era) } as const] : []),
    ...(kind === "wish" ? [{ key: "audiences", term: m.receipt_audience_label(), words: listWords(own.audiences.map((one) => audienceWord[one]())) } as const] : []),
    ...(isCellOnly(kind) ? [] : [{ key: "exhibition", term: m.contribute_preview_exhibition(), words: own.exhibition ? m.contribute_preview_yes() : m.contribute_preview_no() } as const]),
  ];
}

/** What to list under the text. */
export function factsBeside(kind: Kind, own: OwnWords): readonly Fact[] {
  return allFacts(kind, own).filter(({ key, words }) => key !== "title" && key !== "text" && words !== "");
}
