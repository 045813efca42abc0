/**
 * One sender a device. With Web Locks all tabs share one lock, which the browser frees when a tab dies. Without them (old WebViews) only
 * this tab is serialised; two tabs may then send the same operation twice, which the server answers as once.
 */
export type RunAlone = (work: () => Promise<void>) => Promise<void>;

const LOCK_NAME = "vart-helsingborg-outbox";

export function makeRunAlone(locks: LockManager | undefined): RunAlone {
  if (locks !== undefined) {
    return async (work) => {
      await locks.request(LOCK_NAME, work);
    };
  }
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
