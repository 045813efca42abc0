import { expect, test } from "vitest";
import { Preferences } from "../../../src/state/preferences.svelte";

class System {
  #asked = new Set<string>();
  #listeners: (() => void)[] = [];
  readonly media = (query: string) => {
    const asked = this.#asked;
    return { get matches() { return asked.has(query); }, addEventListener: (_type: string, listener: unknown) => void this.#listeners.push(listener as () => void) };
  };
  ask(query: string, on = true): void {
    if (on) this.#asked.add(query);
    else this.#asked.delete(query);
    this.#listeners.forEach((listener) => listener());
  }
}
const MORE_CONTRAST = "(prefers-contrast: more)";
const LESS_MOTION = "(prefers-reduced-motion: reduce)";

function aDevice() {
  const kept = new Map<string, string>();
  const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  const system = new System();
  return { system, storage, open: () => new Preferences({ storage, root: null, languages: ["sv"], media: system.media }) };
}

test("what the system asks for is followed, also while the page is open", () => {
  const { system, open } = aDevice();
  system.ask(MORE_CONTRAST);
  const preferences = open();
  expect([preferences.contrast, preferences.motion, preferences.isChanged]).toEqual(["high", "full", false]);
  system.ask(LESS_MOTION);
  system.ask(MORE_CONTRAST, false);
  expect([preferences.contrast, preferences.motion]).toEqual(["normal", "reduced"]);
});

test("a choice on the page wins over the system and is remembered", () => {
  const { system, open } = aDevice();
  system.ask(MORE_CONTRAST);
  system.ask(LESS_MOTION);
  open().set({ contrast: "normal", motion: "full" });
  const later = open();
  expect([later.contrast, later.motion, later.isChanged]).toEqual(["normal", "full", true]);
});

test("choosing back what the system asks is following it again", () => {
  const { system, open } = aDevice();
  const preferences = open();
  preferences.set({ contrast: "high" });
  preferences.set({ contrast: "normal" });
  system.ask(MORE_CONTRAST);
  expect(preferences.contrast).toBe("high");
});

test("everything chosen is remembered, and one press takes it all back but the language", () => {
  const { open } = aDevice();
  const preferences = open();
  preferences.setLanguage("ar");
  preferences.set({ simple: true, largeText: true, contrast: "high", motion: "reduced", readAloud: true });
  const later = open();
  expect([later.simple, later.largeText, later.contrast, later.motion, later.readAloud]).toEqual([true, true, "high", "reduced", true]);
  later.reset();
  const last = open();
  expect([last.simple, last.largeText, last.contrast, last.motion, last.readAloud, last.isChanged, last.language]).toEqual([false, false, "normal", "full", false, false, "ar"]);
  last.setLanguage("sv");
});

test("simple mode brings the voice with it", () => {
  const preferences = aDevice().open();
  preferences.set({ simple: true });
  expect(preferences.readAloud).toBe(true);
});

test("what an older version or somebody else left behind is read with care", () => {
  const { storage, open } = aDevice();
  for (const left of ["null", "[]", "{", '{"contrast":"blinding","motion":7,"simple":"yes"}']) {
    storage.setItem("vart-helsingborg.preferences", left);
    const preferences = open();
    expect([preferences.simple, preferences.contrast, preferences.motion]).toEqual([false, "normal", "full"]);
  }
});
