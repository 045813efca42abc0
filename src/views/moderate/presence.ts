/** Tells the queue what happens in the window: that somebody works there (not merely that a tab is open), that it is hidden, that it is left. */
import type { ModerationQueue } from "../../state/moderation-queue.svelte";

const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart", "input", "focusin"] as const;
/** How old the numbers may be. */
const LOOK_MS = 15_000;

export function watchPresence(on: Window, queue: ModerationQueue): () => void {
  const work = () => queue.work();
  const leave = () => void queue.leave();
  const turn = () => (on.document.visibilityState === "hidden" ? queue.hide() : queue.show());
  for (const sign of SIGNS) on.addEventListener(sign, work, { passive: true, capture: true });
  on.document.addEventListener("visibilitychange", turn);
  on.addEventListener("pagehide", leave);
  const timer = setInterval(() => void queue.look(), LOOK_MS);
  return () => {
    for (const sign of SIGNS) on.removeEventListener(sign, work, { capture: true });
    on.document.removeEventListener("visibilitychange", turn);
    on.removeEventListener("pagehide", leave);
    clearInterval(timer);
    leave();
  };
}
