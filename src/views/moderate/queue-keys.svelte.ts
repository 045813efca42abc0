/**
 * The moderator's keys: one set in every language, shown on screen, to be switched off (WCAG 2.1.4), and silent while somebody writes,
 * together with a modifier, or while a dialog is open.
 */
import { m } from "../../generated/messages/messages";

export const QUEUE_ACTIONS = ["approve", "reject", "redact", "skip", "undo", "place", "help"] as const;
export type QueueAction = (typeof QUEUE_ACTIONS)[number];

export const KEY_OF: Readonly<Record<QueueAction, string>> = { approve: "A", reject: "R", redact: "D", skip: "S", undo: "U", place: "P", help: "?" };
export const keyWords: Readonly<Record<QueueAction, () => string>> = {
  approve: m.queue_key_approve, reject: m.queue_key_reject, redact: m.queue_key_redact, skip: m.queue_key_skip, undo: m.queue_key_undo, place: m.queue_key_place, help: m.queue_key_help,
};

const STORED = "vart-helsingborg.queue-keys";
const WRITING = "input, textarea, select, [contenteditable]";

export class QueueKeys {
  isOn = $state(true);
  readonly #storage: Pick<Storage, "getItem" | "setItem"> | null;

  constructor(storage: Pick<Storage, "getItem" | "setItem"> | null) {
    this.#storage = storage;
    this.isOn = storage?.getItem(STORED) !== "off";
  }

  turn(isOn: boolean): void {
    this.isOn = isOn;
    try {
      this.#storage?.setItem(STORED, isOn ? "on" : "off");
    } catch {
      // Full or forbidden: it holds as long as the page.
    }
  }

  /** For aria-keyshortcuts: only what works is told. */
  shortcut(action: QueueAction): string | undefined {
    return this.isOn ? KEY_OF[action] : undefined;
  }

  actionOf(event: KeyboardEvent): QueueAction | null {
    if (!this.isOn || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing || event.defaultPrevented) return null;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(WRITING) != null || document.querySelector("dialog[open]") !== null) return null;
    if (event.key === "?" || event.key === "؟") return "help";
    if (event.shiftKey) return null;
    const letter = letterOf(event);
    return QUEUE_ACTIONS.find((action) => KEY_OF[action] === letter) ?? null;
  }
}

/** On a keyboard of other letters the key at the same spot counts. */
function letterOf({ key, code }: KeyboardEvent): string {
  return /^[a-z]$/i.test(key) ? key.toUpperCase() : /^\p{L}$/u.test(key) ? code.replace(/^Key/, "") : "";
}
