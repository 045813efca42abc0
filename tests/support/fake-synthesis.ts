/** A browser's voice that says nothing: what it was given is kept, and the test decides when a part ends. */
import { Speech } from "../../src/state/speech.svelte";

type Utterance = Pick<SpeechSynthesisUtterance, "text" | "lang" | "voice" | "onend" | "onerror">;

export class FakeSynthesis {
  readonly said: Utterance[] = [];
  cancelled = 0;
  #voices: readonly SpeechSynthesisVoice[];
  #onVoices: (() => void)[] = [];

  constructor(voices: readonly Partial<SpeechSynthesisVoice>[] = [aVoice("sv-SE"), aVoice("ar_SA")]) {
    this.#voices = voices.map((voice) => ({ ...aVoice("sv-SE"), ...voice }));
  }
  readonly speech = (): Speech => new Speech(this as unknown as SpeechSynthesis, (text) => ({ text, lang: "", voice: null, onend: null, onerror: null }) as unknown as SpeechSynthesisUtterance);

  getVoices(): SpeechSynthesisVoice[] {
    return [...this.#voices];
  }
  addEventListener(_type: string, listener: () => void): void {
    this.#onVoices.push(listener);
  }
  speak(utterance: Utterance): void {
    this.said.push(utterance);
  }
  /** As in browsers: what is cut off is told as an error, later. */
  cancel(): void {
    this.cancelled += 1;
  }

  learnVoices(voices: readonly SpeechSynthesisVoice[]): void {
    this.#voices = voices;
    this.#onVoices.forEach((listener) => listener());
  }
  get texts(): readonly string[] {
    return this.said.map(({ text }) => text);
  }
  endPart(): void {
    this.said.at(-1)?.onend?.call(null as never, {} as SpeechSynthesisEvent);
  }
  failPart(utterance: Utterance | undefined = this.said.at(-1)): void {
    utterance?.onerror?.call(null as never, {} as SpeechSynthesisErrorEvent);
  }
}

export function aVoice(lang: string, localService = true): SpeechSynthesisVoice {
  return { lang, localService, default: false, name: lang, voiceURI: lang };
}
