/**
 * What an author may change after sending, and how a change is told: only what differs travels, and changes made one after the other
 * add up. Used by the receipt; the database applies the same.
 */
import type { Amendment, Receipt, Submission } from "./contribution";
import type { DraftData } from "./draft";
import { tidy } from "./tidy";
import type { Kind } from "./kind";

export type Changes = Amendment["changes"];
/** The fields of the conversation's form that an amendment may carry. */
export type OwnWords = Pick<DraftData, "title" | "text" | "level" | "times" | "causes" | "era" | "audiences" | "exhibition">;

export function ownWordsOf(sent: Submission | Receipt): OwnWords {
  const feeling = sent.safety ?? sent.avoid;
  return {
    title: sent.title ?? "", text: sent.text, level: sent.safety?.level ?? null, times: feeling?.times ?? [], causes: feeling?.causes ?? [],
    era: sent.era ?? null, audiences: sent.audiences ?? [], exhibition: sent.exhibition,
  };
}

export function withChanges(words: OwnWords, changes: Changes): OwnWords {
  const feeling = changes.safety ?? changes.avoid;
  return {
    title: changes.title ?? words.title, text: changes.text ?? words.text, level: changes.safety?.level ?? words.level,
    times: feeling?.times ?? words.times, causes: feeling?.causes ?? words.causes, era: changes.era ?? words.era,
    audiences: changes.audiences ?? words.audiences, exhibition: changes.exhibition ?? words.exhibition,
  };
}

/** Empty when nothing differs. A title that is taken away is an empty one. */
export function changesBetween(kind: Kind, before: OwnWords, after: OwnWords): Changes {
  const differs = (...fields: readonly (keyof OwnWords)[]) => fields.some((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const title = tidy(after.title);
  const text = tidy(after.text);
  const { level, times, causes, era, audiences, exhibition } = after;
  return {
    ...(title === before.title ? {} : { title }),
    ...(text === before.text ? {} : { text }),
    ...(kind === "safety" && level !== null && differs("level", "times", "causes") ? { safety: { level, times, causes } } : {}),
    ...(kind === "avoid" && differs("times", "causes") ? { avoid: { times, causes } } : {}),
    ...(kind === "memory" && era !== null && differs("era") ? { era } : {}),
    ...(kind === "wish" && differs("audiences") ? { audiences } : {}),
    ...(differs("exhibition") ? { exhibition } : {}),
  };
}

export function isEmptyChange(changes: Changes): boolean {
  return Object.keys(changes).length === 0;
}

/** Several changes as one; of each field the latest, of removed photos and recordings all. */
export function changesTogether(list: readonly Changes[]): Changes {
  const removeMedia = [...new Set(list.flatMap((changes) => changes.removeMedia ?? []))];
  return { ...Object.assign({}, ...list) as Changes, ...(removeMedia.length === 0 ? {} : { removeMedia }) };
}

/** The receipt as it stands once the server has taken the changes. */
export function receiptWith(receipt: Receipt, changes: Changes): Receipt {
  const words = withChanges(ownWordsOf(receipt), changes);
  return {
    ...receipt, title: words.title === "" ? null : words.title, text: words.text, era: words.era, audiences: words.audiences, exhibition: words.exhibition,
    safety: changes.safety ?? receipt.safety, avoid: changes.avoid ?? receipt.avoid, media: receipt.media.filter(({ id }) => changes.removeMedia?.includes(id) !== true),
  };
}
