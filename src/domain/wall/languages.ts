/** Which language speaks now, of those the wall cycles through. By the clock, so that screens side by side speak the same. */
import type { Language } from "../kind";

export function languageAt(languages: readonly Language[], languageSeconds: number, now: number): Language {
  const turn = Math.floor(now / (languageSeconds * 1000)) % Math.max(1, languages.length);
  return languages[turn] ?? "sv";
}
