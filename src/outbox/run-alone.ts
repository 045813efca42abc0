/**
 * One sender a device and lane. With Web Locks all tabs share one lock, which the browser frees when a tab dies. Without them (old WebViews) only
 * this tab is serialised; two tabs may then send the same operation twice, which the server answers as once.
 */
import type { Lane } from "./operation";

export type RunAlone = (lane: Lane, work: () => Promise<void>) => Promise<void>;

/** The words' name is the one of the first version: an old tab and a new one never send the same words at once. */
const LOCK_NAMES: Readonly<Record<Lane, string>> = { words: "vart-helsingborg-outbox", media: "vart-helsingborg-outbox-media" };

export function makeRunAlone(locks: LockManager | undefined): RunAlone {
  if (locks !== undefined) {
    return async (lane, work) => {
      await locks.request(LOCK_NAMES[lane], work);
    };
  }
  const last: Record<Lane, Promise<void>> = { words: Promise.resolve(), media: Promise.resolve() };
  return (lane, work) => {
    const turn = last[lane].then(work);
    last[lane] = turn.catch(() => undefined);
    return turn;
  };
}
