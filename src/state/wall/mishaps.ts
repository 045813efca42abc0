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

const FIRST_MS = 1000;
const LONGEST_MS = 30_000;
/** Fetches a part of the app for as long as it takes: on a wall there is nobody to press "try again". */
export async function loadPart<Part>(load: () => Promise<Part>, wait: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms))): Promise<Part> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await load();
    } catch {
      await wait(Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(tries, 10)));
    }
  }
}
