/** The time and the timers of the wall's state, handed in so that a week can pass in seconds. */
export interface WallClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Returns its undoing. */
  after(ms: number, work: () => void): () => void;
}

export const deviceClock: WallClock = {
  now: () => Date.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

export class TookTooLong extends Error {}

/** A request on a dying network may never come back: what waits for it must go on. */
export function within<T>(clock: WallClock, ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => reject(new TookTooLong(`nothing came within ${ms} ms`)));
    work.then(resolve, reject).finally(cancel);
  });
}
