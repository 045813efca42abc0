/**
 * How this person wants to read: language, simple mode, large text, contrast, motion, read aloud. Kept in localStorage, tolerant of blocked
 * storage, mirrored on <html> (lang, dir, data-simple, data-large, data-contrast="high", data-motion="reduced" | "full"). Contrast and motion
 * follow the system until one chooses otherwise here. Paraglide asks this class for the locale, so every `m.key()` in a template follows the
 * language by itself, without a reload and without losing state.
 *
 *   const preferences = new Preferences({ storage: safeStorage(), root: document.documentElement, languages: navigator.languages, media: (query) => matchMedia(query) });
 *   preferences.language  preferences.direction  preferences.setLanguage("ar")
 *   preferences.simple  .largeText  .contrast ("normal" | "high")  .motion ("full" | "reduced")  .readAloud   – each with .set({ simple: true })
 */
import { LANGUAGES, type Language } from "../domain/kind";
import { overwriteGetLocale } from "../generated/messages/runtime";

export interface Comfort {
  readonly simple: boolean;
  readonly largeText: boolean;
  /** auto: as the system asks. */
  readonly contrast: "auto" | "high" | "normal";
  readonly motion: "auto" | "reduced" | "full";
  /** The button that reads aloud stands on every step, not only in simple mode. */
  readonly readAloud: boolean;
}
const AS_IT_COMES: Comfort = { simple: false, largeText: false, contrast: "auto", motion: "auto", readAloud: false };
const KEY = "vart-helsingborg.preferences";

export interface PreferencesParts {
  readonly storage: Pick<Storage, "getItem" | "setItem"> | null;
  readonly root: HTMLElement | null;
  /** What the browser asks for, most wanted first. */
  readonly languages: readonly string[];
  /** What the system asks for; nothing where left out. */
  readonly media?: (query: string) => Pick<MediaQueryList, "matches" | "addEventListener">;
}

export class Preferences {
  #language = $state<Language>("sv");
  #comfort = $state.raw<Comfort>(AS_IT_COMES);
  #system = $state.raw<{ readonly contrast: "high" | "normal"; readonly motion: "reduced" | "full" }>({ contrast: "normal", motion: "full" });
  readonly #parts: PreferencesParts;

  constructor(parts: PreferencesParts) {
    this.#parts = parts;
    const kept = readKept(parts.storage);
    this.#language = languageOf(kept["language"]) ?? firstKnown(parts.languages) ?? "sv";
    this.#comfort = {
      simple: kept["simple"] === true,
      largeText: kept["largeText"] === true,
      contrast: (["high", "normal"] as const).find((word) => word === kept["contrast"]) ?? "auto",
      motion: (["reduced", "full"] as const).find((word) => word === kept["motion"]) ?? "auto",
      readAloud: kept["readAloud"] === true,
    };
    this.#followSystem();
    overwriteGetLocale(() => this.#language);
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
  get contrast(): "high" | "normal" {
    return this.#comfort.contrast === "auto" ? this.#system.contrast : this.#comfort.contrast;
  }
  get motion(): "reduced" | "full" {
    return this.#comfort.motion === "auto" ? this.#system.motion : this.#comfort.motion;
  }
  /** Whether steps and forms offer to be read aloud; stories and pages of text always do. */
  get readAloud(): boolean {
    return this.#comfort.readAloud || this.#comfort.simple;
  }
  /** True when something is not as it comes. */
  get isChanged(): boolean {
    return Object.entries(AS_IT_COMES).some(([name, value]) => this.#comfort[name as keyof Comfort] !== value);
  }

  setLanguage(language: Language): void {
    this.#language = language;
    this.#keep();
  }
  set(change: Partial<Comfort>): void {
    const next = { ...this.#comfort, ...change };
    // What one chooses like the system goes on following it.
    this.#comfort = { ...next, contrast: next.contrast === this.#system.contrast ? "auto" : next.contrast, motion: next.motion === this.#system.motion ? "auto" : next.motion };
    this.#keep();
  }
  /** Everything but the language as it came. */
  reset(): void {
    this.set(AS_IT_COMES);
  }

  #followSystem(): void {
    const contrast = this.#parts.media?.("(prefers-contrast: more)");
    const motion = this.#parts.media?.("(prefers-reduced-motion: reduce)");
    const read = () => {
      this.#system = { contrast: contrast?.matches ? "high" : "normal", motion: motion?.matches ? "reduced" : "full" };
      this.#apply();
    };
    for (const asked of [contrast, motion]) asked?.addEventListener("change", read);
    read();
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
    setOrRemove(root, "data-motion", this.motion === "reduced" ? "reduced" : this.#comfort.motion === "full" ? "full" : null);
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

/** The same for what lives as long as the tab. */
export function safeTabStorage(): Storage | null {
  try {
    return globalThis.sessionStorage;
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
