/** The message files as text, one per key: of a plural the forms, each once. */
import { readFileSync } from "node:fs";
import { LANGUAGES, type Language } from "../../../src/domain/kind";

interface Plural {
  readonly match: Readonly<Record<string, string>>;
}
type Entry = string | readonly Plural[];

export type MessageTexts = Readonly<Record<string, readonly string[]>>;

function read(language: Language): MessageTexts {
  const entries = JSON.parse(readFileSync(new URL(`../../../src/messages/${language}.json`, import.meta.url), "utf8")) as Record<string, Entry>;
  return Object.fromEntries(Object.entries(entries).filter(([key]) => key !== "$schema").map(([key, entry]) => [key, typeof entry === "string" ? [entry] : entry.flatMap(({ match }) => [...new Set(Object.values(match))])]));
}

export const messages: Readonly<Record<Language, MessageTexts>> = { sv: read("sv"), en: read("en"), ar: read("ar") };
export { LANGUAGES };

export const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).sort();
