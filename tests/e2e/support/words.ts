/** The app's own messages in a given language, so that no journey repeats what is written on the screen. */
import type { Kind } from "../../../src/domain/kind";
import type { Locale } from "./journey";
import { loadMessages } from "./messages";

const { m } = await loadMessages();

type Messages = typeof m;
export type Words = { readonly [Key in keyof Messages]: (inputs?: Parameters<Messages[Key]>[0]) => string };

export function wordsIn(locale: Locale): Words {
  return new Proxy({} as Words, {
    get: (_, key) => (inputs: Record<string, unknown> = {}) => {
      const message = (m as unknown as Record<string, ((inputs: object, options: { locale: string }) => string) | undefined>)[String(key)];
      if (message === undefined) throw new Error(`There is no message ${String(key)}.`);
      return message(inputs, { locale });
    },
  });
}

export function kindCard(words: Words, kind: Kind): string {
  const cards = {
    story: words.contribute_kind_story,
    memory: words.contribute_kind_memory,
    wish: words.contribute_kind_wish,
    like: words.contribute_kind_like,
    avoid: words.contribute_kind_avoid,
    safety: words.contribute_kind_safety,
  };
  return cards[kind]();
}
