/**
 * PGlite is one session for everybody. This lock hands it out to one transaction at a time; without it concurrent requests
 * interleave their BEGIN … SET LOCAL ROLE … COMMIT and an anonymous request can run as service_role.
 * Work that already holds the lock may take it again (lite opens statements inside its own transactions).
 */
import { AsyncLocalStorage } from "node:async_hooks";

export class SessionLock {
  readonly #holder = new AsyncLocalStorage<{ held: boolean }>();
  readonly #waiting: (() => void)[] = [];
  readonly #maxWaiting: number;
  #taken = false;

  /** @param maxWaiting how many may queue: a flood is answered with "too many connections" instead of memory. */
  constructor(maxWaiting = 1_000) {
    this.#maxWaiting = maxWaiting;
  }

  /** Resolves to the release function once the session is free. Prefer `run`. */
  async acquire(): Promise<() => void> {
    if (this.#holder.getStore()?.held === true) return () => undefined;
    if (this.#taken) {
      if (this.#waiting.length >= this.#maxWaiting) throw Object.assign(new Error("too many requests are waiting for the database"), { code: "53300" });
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#taken = true;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.#waiting.shift();
      if (next === undefined) this.#taken = false;
      else next();
    };
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#holder.getStore()?.held === true) return work();
    const release = await this.acquire();
    // `held` is switched off afterwards: a promise that outlives the work must queue like everybody else.
    const holding = { held: true };
    try {
      return await this.#holder.run(holding, work);
    } finally {
      holding.held = false;
      release();
    }
  }
}
