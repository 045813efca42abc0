/**
 * Reads aloud with the device's own voice. One reading a tab; a new one ends the one before. Only voices that live on the device are used:
 * some browsers offer voices that send the text to a company's server, and nobody's words leave the device to be read.
 * Used by views/shared/ReadAloud.svelte. Where something fails, `canRead` turns false and the button goes away.
 */
import type { Language } from "../domain/kind";
import { spokenParts } from "../domain/spoken-parts";

export type Synthesis = Pick<SpeechSynthesis, "getVoices" | "speak" | "cancel" | "addEventListener">;
/** What a part is read with; a test brings its own. */
export type MakeUtterance = (text: string) => SpeechSynthesisUtterance;

interface Reading {
  /** Who asked, so that each button knows whether it is the one. */
  readonly owner: object;
  readonly voice: SpeechSynthesisVoice;
  readonly parts: readonly string[];
  readonly at: number;
  readonly isPaused: boolean;
}

export class Speech {
  readonly #synthesis: Synthesis | null;
  readonly #makeUtterance: MakeUtterance;
  #voices = $state.raw<readonly SpeechSynthesisVoice[]>([]);
  #reading = $state.raw<Reading | null>(null);
  #hasFailed = $state(false);
  /** Held while it speaks: Chromium forgets to tell the end of an utterance nobody holds. */
  #utterance: SpeechSynthesisUtterance | null = null;

  constructor(synthesis: Synthesis | null, makeUtterance: MakeUtterance) {
    this.#synthesis = synthesis;
    this.#makeUtterance = makeUtterance;
    this.#listVoices();
    // Most browsers fetch the list after the first question.
    synthesis?.addEventListener("voiceschanged", () => this.#listVoices());
  }

  canRead(language: Language): boolean {
    return !this.#hasFailed && this.#voiceFor(language) !== undefined;
  }
  stateOf(owner: object): "silent" | "speaking" | "paused" {
    if (this.#reading?.owner !== owner) return "silent";
    return this.#reading.isPaused ? "paused" : "speaking";
  }

  read(owner: object, text: string, language: Language): void {
    this.#silence();
    const voice = this.#voiceFor(language);
    const parts = spokenParts(text, language);
    if (voice === undefined || parts.length === 0) return;
    this.#reading = { owner, voice, parts, at: 0, isPaused: false };
    this.#speakPart();
  }
  /** Pauses by falling silent and remembering the sentence: the browsers' own pause ends the reading on many phones. */
  pause(owner: object): void {
    const reading = this.#reading;
    if (reading?.owner !== owner) return;
    this.#silence();
    this.#reading = { ...reading, isPaused: true };
  }
  resume(owner: object): void {
    if (this.#reading?.owner !== owner || !this.#reading.isPaused) return;
    this.#reading = { ...this.#reading, isPaused: false };
    this.#speakPart();
  }
  stop(owner: object): void {
    if (this.#reading?.owner === owner) this.#silence();
  }

  #voiceFor(language: Language): SpeechSynthesisVoice | undefined {
    const fitting = this.#voices.filter((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === language);
    return fitting.find((voice) => voice.default) ?? fitting[0];
  }
  #listVoices(): void {
    this.#voices = this.#synthesis?.getVoices() ?? [];
  }
  #silence(): void {
    this.#utterance = null;
    this.#reading = null;
    this.#synthesis?.cancel();
  }
  #speakPart(): void {
    const reading = this.#reading;
    const part = reading?.parts[reading.at];
    if (reading === null || part === undefined) return void (this.#reading = null);
    const utterance = this.#makeUtterance(part);
    utterance.voice = reading.voice;
    utterance.lang = reading.voice.lang.replace("_", "-");
    utterance.onend = () => {
      if (this.#utterance !== utterance) return;
      this.#reading = { ...reading, at: reading.at + 1 };
      this.#speakPart();
    };
    utterance.onerror = () => {
      // What we silenced ourselves is told as an error too.
      if (this.#utterance !== utterance) return;
      this.#hasFailed = true;
      this.#silence();
    };
    this.#utterance = utterance;
    this.#synthesis?.speak(utterance);
  }
}

let ofThisTab: Speech | null = null;
/** The voice of this tab, made when somebody first asks. */
export function tabSpeech(): Speech {
  if (ofThisTab !== null) return ofThisTab;
  const synthesis = "speechSynthesis" in globalThis ? globalThis.speechSynthesis : null;
  ofThisTab = new Speech(synthesis, (text) => new SpeechSynthesisUtterance(text));
  if (synthesis !== null) globalThis.addEventListener("pagehide", () => synthesis.cancel());
  return ofThisTab;
}
