/**
 * Notices that nobody is at a shared device any more: warns, counts down, and then says so. Nothing happens before somebody has touched it.
 *
 *   watch.secondsLeft      null, or what is left of the warning        watch.stir()   somebody is here        watch.rest()   nobody is
 */
import { IDLE_MS, WARNING_MS } from "./turn.svelte";

/** What counts as somebody being here. */
const SIGNS = ["pointerdown", "pointermove", "keydown", "input", "wheel", "touchstart"] as const;

export interface IdleWatchParts {
  readonly onstir: () => void;
  readonly onidle: () => void;
  readonly now?: () => number;
}

export class IdleWatch {
  secondsLeft = $state<number | null>(null);
  readonly #parts: IdleWatchParts;
  readonly #now: () => number;
  /** Null: nobody has touched it since it was last wiped. */
  #stirredAt: number | null = null;

  constructor(parts: IdleWatchParts) {
    this.#parts = parts;
    this.#now = parts.now ?? Date.now;
  }

  start(target: Window): () => void {
    const stir = () => this.stir();
    for (const sign of SIGNS) target.addEventListener(sign, stir, { passive: true, capture: true });
    const timer = setInterval(() => this.#look(), 1000);
    // A tablet that slept: timers stood still, the clock did not.
    const wake = () => this.#look();
    target.document.addEventListener("visibilitychange", wake);
    return () => {
      for (const sign of SIGNS) target.removeEventListener(sign, stir, { capture: true });
      target.document.removeEventListener("visibilitychange", wake);
      clearInterval(timer);
      this.rest();
    };
  }

  stir(): void {
    // The last second may have passed while the device slept: then this touch is the next person's.
    if (this.#isOver()) {
      this.#look();
      return;
    }
    this.#stirredAt = this.#now();
    this.secondsLeft = null;
  }

  #look(): void {
    if (this.#stirredAt === null) return;
    const idle = this.#now() - this.#stirredAt;
    if (this.#isOver()) {
      this.rest();
      this.#parts.onidle();
    } else if (idle >= IDLE_MS) this.secondsLeft = Math.ceil((IDLE_MS + WARNING_MS - idle) / 1000);
    else this.#parts.onstir();
  }

  #isOver(): boolean {
    return this.#stirredAt !== null && this.#now() - this.#stirredAt >= IDLE_MS + WARNING_MS;
  }

  rest(): void {
    this.#stirredAt = null;
    this.secondsLeft = null;
  }
}
