/**
 * Keeps the screen lit. Browsers take the lock back whenever the page is hidden, and refuse it on plain http or a low battery: it is asked
 * for again when the page is seen, and every minute while it is not held. A kiosk machine also turns its own power saving off (docs/exhibition.md).
 */
const ASK_AGAIN_MS = 60_000;

export interface WakeLockParts {
  readonly wakeLock: Pick<WakeLock, "request"> | undefined;
  readonly document: Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;
}

/** Returns its undoing. */
export function keepAwake({ wakeLock, document }: WakeLockParts): () => void {
  if (wakeLock === undefined) return () => undefined;
  let held: Pick<WakeLockSentinel, "released" | "release"> | null = null;
  let isAsking = false;
  let isOver = false;
  async function ask(): Promise<void> {
    if (isOver || isAsking || document.visibilityState !== "visible" || held?.released === false) return;
    isAsking = true;
    try {
      held = (await wakeLock?.request("screen")) ?? null;
      if (isOver) await held?.release();
    } catch {
      // Refused for now: asked again in a minute.
    } finally {
      isAsking = false;
    }
  }
  const seen = () => void ask();
  document.addEventListener("visibilitychange", seen);
  const timer = setInterval(seen, ASK_AGAIN_MS);
  void ask();
  return () => {
    isOver = true;
    document.removeEventListener("visibilitychange", seen);
    clearInterval(timer);
    void held?.release().catch(() => undefined);
  };
}
