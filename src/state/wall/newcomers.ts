/**
 * Which stories are new on this screen, each exactly once, over reloads, reconnections and readings from the beginning: one that was
 * published after the wall began to watch and that it has not heard of. Heard ones are remembered; the list is bounded, and when it is full
 * the moment from which the wall watches moves up past those that are forgotten, so that none is new twice.
 */
import type { WallStory } from "../../domain/wall/wall";

// A month of six hundred approvals a day; about two megabytes.
const HEARD_LIMIT = 20_000;

export interface KeptNewcomers {
  /** Milliseconds, the server's clock. */
  readonly since: number;
  readonly heard: readonly (readonly [id: string, publishedAt: number])[];
  readonly waiting: readonly string[];
}

export class Newcomers {
  #since: number;
  readonly #heard: Map<string, number>;
  readonly #waiting: Set<string>;

  constructor(kept: KeptNewcomers) {
    this.#since = kept.since;
    this.#heard = new Map(kept.heard);
    this.#waiting = new Set(kept.waiting);
  }

  /** Not told yet. */
  get waiting(): ReadonlySet<string> {
    return this.#waiting;
  }
  get kept(): KeptNewcomers {
    return { since: this.#since, heard: [...this.#heard], waiting: [...this.#waiting] };
  }

  /** True once for a story: when it is new. `silently`: it is old although the wall never saw it. */
  hear({ id, publishedAt }: Pick<WallStory, "id" | "publishedAt">, silently: boolean): boolean {
    const at = Date.parse(publishedAt);
    if (at <= this.#since || this.#heard.has(id)) return false;
    this.#heard.set(id, at);
    this.#forgetOldest();
    if (!silently) this.#waiting.add(id);
    return !silently;
  }

  told(id: string): void {
    this.#waiting.delete(id);
  }

  /** It left the wall. One that never had its turn is new again if it comes back. */
  lost(id: string): void {
    if (this.#waiting.delete(id)) this.#heard.delete(id);
  }

  #forgetOldest(): void {
    if (this.#heard.size <= HEARD_LIMIT) return;
    const oldestFirst = [...this.#heard].sort(([, one], [, other]) => one - other);
    for (const [id, at] of oldestFirst.slice(0, HEARD_LIMIT / 10)) {
      if (this.#waiting.has(id)) continue;
      this.#heard.delete(id);
      this.#since = Math.max(this.#since, at);
    }
  }
}
