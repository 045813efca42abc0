/**
 * Somebody at the wall: a touch or a key pauses the loop or, where the host allows it, opens the map for looking around. Nobody there any
 * more: after a minute it warns for ten seconds, then the loop goes on. What the host paused stays paused.
 *
 *   visit.stir()   somebody is here        visit.leave()   go on now        visit.secondsLeft   the warning, or null
 */
import type { WallShow } from "./wall-show";

export const BROWSE_IDLE_MS = 60_000;
export const BROWSE_WARNING_MS = 10_000;
/** Long enough to finish a long story, short enough that a passing hand does not stop the wall. */
export const PAUSE_MS = 45_000;
const LOOK_EVERY_MS = 250;

export interface VisitParts {
  readonly show: Pick<WallShow, "settings" | "status" | "pause" | "resume" | "browse">;
  readonly now?: () => number;
}

export class Visit {
  secondsLeft = $state<number | null>(null);
  readonly #show: VisitParts["show"];
  readonly #now: () => number;
  /** What the visitor's hand has made of the wall, and when it was last felt. */
  #state: { readonly as: "paused" | "browsing"; readonly at: number; readonly wasPaused: boolean } | null = null;

  constructor({ show, now = Date.now }: VisitParts) {
    this.#show = show;
    this.#now = now;
  }

  /** Returns its undoing. */
  start(): () => void {
    const timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }

  stir(): void {
    // The last second may have passed while the machine slept: then this hand is the next visitor's.
    this.look();
    const { status, settings } = this.#show;
    if (settings === null || status === "quiet" || status === "starting") return;
    if (this.#state !== null) {
      this.#state = { ...this.#state, at: this.#now() };
      this.secondsLeft = null;
      return;
    }
    const wasPaused = status === "paused";
    const mayBrowse = settings.allowsBrowse && settings.layout === "full";
    if (wasPaused && !mayBrowse) return;
    this.#state = { as: mayBrowse ? "browsing" : "paused", at: this.#now(), wasPaused };
    if (mayBrowse) this.#show.browse();
    else this.#show.pause();
  }

  leave(): void {
    const { wasPaused } = this.#state ?? { wasPaused: false };
    this.#forget();
    if (wasPaused) this.#show.pause();
    else this.#show.resume();
  }

  look(): void {
    if (this.#state === null) return;
    // The host, quiet hours or the watchdog took the wall back.
    if (this.#show.status !== this.#state.as) return this.#forget();
    const idle = this.#now() - this.#state.at;
    if (this.#state.as === "paused") {
      if (idle >= PAUSE_MS) this.leave();
      return;
    }
    if (idle >= BROWSE_IDLE_MS + BROWSE_WARNING_MS) this.leave();
    else this.secondsLeft = idle >= BROWSE_IDLE_MS ? Math.ceil((BROWSE_IDLE_MS + BROWSE_WARNING_MS - idle) / 1000) : null;
  }

  #forget(): void {
    this.#state = null;
    this.secondsLeft = null;
  }
}
