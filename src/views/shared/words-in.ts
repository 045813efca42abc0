/** What the city wrote, in the reader's language where it exists, else in Swedish – with the language it came out in, for `lang`. */
import type { Words } from "../../domain/campaign";
import { getLocale } from "../../generated/messages/runtime";

export function wordsIn(words: Words): { readonly text: string; readonly lang: string } {
  const lang = getLocale();
  const own = words[lang];
  return own === undefined || own === "" ? { text: words["sv"] ?? "", lang: "sv" } : { text: own, lang };
}
