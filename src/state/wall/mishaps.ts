/**
 * Errors that nobody caught: the wall never shows them. One alone is forgotten – what it broke is seen by the watchdog –; several in a row mean
 * that something on the page is broken, and `onserious` is told, once a minute at most.
 */
const SERIOUS = 5;
const WITHIN_MS = 60_000;

/** Returns its undoing. */
export function watchMishaps(target: EventTarget, onserious: () => void, now: () => number = Date.now): () => void {
  let seen: readonly number[] = [];
  const note = (event: Event) => {
    event.preventDefault();
    const at = now();
    seen = [...seen.filter((earlier) => at - earlier < WITHIN_MS), at];
    if (seen.length < SERIOUS) return;
    seen = [];
    onserious();
  };
  target.addEventListener("error", note);
  target.addEventListener("unhandledrejection", note);
  return () => {
    target.removeEventListener("error", note);
    target.removeEventListener("unhandledrejection", note);
  };
}
