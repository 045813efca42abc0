/**
 * How this person wants to read: language, simple mode, large text, contrast, motion. Kept in localStorage, tolerant of blocked storage,
 * mirrored on <html> (lang, dir, data-simple, data-large, data-contrast="high", data-motion="reduced"). Paraglide asks this class for
 * the locale, so every `m.key()` in a template follows the language by itself, without a reload and without losing state.
 *
 *   const preferences = new Preferences({ storage: safeStorage(), root: document.documentElement, languages: navigator.languages });
 *   preferences.language  preferences.direction  preferences.setLanguage("ar")
 *   preferences.simple  .largeText  .contrast ("auto" | "high")  .motion ("auto" | "reduced")   – each with .set({ simple: true })
 */
import { LANGUAGES, type Language } from "../domain/kind";
import { overwriteGetLocale } from "../generated/messages/runtime";

export interface Comfort {
  readonly simple: boolean;
  readonly largeText: boolean;
  readonly contrast: "auto" | "high";
  readonly motion: "auto" | "reduced";
}
const CALM: Comfort = { simple: false, largeText: false, contrast: "auto", motion: "auto" };
const KEY = "vart-helsingborg.preferences";

export interface PreferencesParts {
  readonly storage: Pick<Storage, "getItem" | "setItem"> | null;
  readonly root: HTMLElement | null;
  /** What the browser asks for, most wanted first. */
  readonly languages: readonly string[];
}

export class Preferences {
  #language = $state<Language>("sv");
  #comfort = $state.raw<Comfort>(CALM);
  readonly #parts: PreferencesParts;

  constructor(parts: PreferencesParts) {
    this.#parts = parts;
    const kept = readKept(parts.storage);
    this.#language = languageOf(kept["language"]) ?? firstKnown(parts.languages) ?? "sv";
    this.#comfort = {
      simple: kept["simple"] === true,
      largeText: kept["largeText"] === true,
      contrast: kept["contrast"] === "high" ? "high" : "auto",
      motion: kept["motion"] === "reduced" ? "reduced" : "auto",
    };
    overwriteGetLocale(() => this.#language);
    this.#apply();
  }

  get language(): Language {
    return this.#language;
  }
  get direction(): "ltr" | "rtl" {
    return this.#language === "ar" ? "rtl" : "ltr";
  }
  get simple(): boolean {
    return this.#comfort.simple;
  }
  get largeText(): boolean {
    return this.#comfort.largeText;
  }
  get contrast(): Comfort["contrast"] {
    return this.#comfort.contrast;
  }
  get motion(): Comfort["motion"] {
    return this.#comfort.motion;
  }

  setLanguage(language: Language): void {
    this.#language = language;
    this.#keep();
  }
  set(change: Partial<Comfort>): void {
    this.#comfort = { ...this.#comfort, ...change };
    this.#keep();
  }

  #keep(): void {
    this.#apply();
    try {
      this.#parts.storage?.setItem(KEY, JSON.stringify({ language: this.#language, ...this.#comfort }));
    } catch {
      // Blocked or full: the choice holds for this visit.
    }
  }
  #apply(): void {
    const { root } = this.#parts;
    if (root === null) return;
    root.lang = this.#language;
    root.dir = this.direction;
    root.toggleAttribute("data-simple", this.simple);
    root.toggleAttribute("data-large", this.largeText);
    setOrRemove(root, "data-contrast", this.contrast === "high" ? "high" : null);
    setOrRemove(root, "data-motion", this.motion === "reduced" ? "reduced" : null);
  }
}

/** localStorage, or null where merely touching it throws. */
export function safeStorage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}

function readKept(storage: PreferencesParts["storage"]): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? "{}");
    return typeof kept === "object" && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}
function languageOf(value: unknown): Language | undefined {
  return LANGUAGES.find((language) => language === value);
}
function firstKnown(wanted: readonly string[]): Language | undefined {
  return wanted.map((tag) => languageOf(tag.toLowerCase().split("-")[0])).find((language) => language !== undefined);
}
function setOrRemove(root: HTMLElement, name: string, value: string | null): void {
  if (value === null) root.removeAttribute(name);
  else root.setAttribute(name, value);
}
