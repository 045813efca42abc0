/**
 * When the wall asks: at once after every hint, a few seconds apart while the live line is down or the server does not answer, and every
 * half minute even when all seems well – a line that has silently died says nothing, which looks like nothing new.
 */
import type { WallDoor } from "../../backend/wall";
import { retryAfterMs } from "../../domain/wall/backoff";
import type { WallClock } from "./clock";

/** While the line is down, times 1–2. */
const DOWN_MS = 4_000;
/** While it is up, times 1–1.5. */
const UP_MS = 20_000;

/** The shortest time between two questions nobody hinted at. */
const AT_ONCE_MS = 500;

export interface LinkParts {
  readonly name: string;
  readonly door: Pick<WallDoor, "listen">;
  readonly clock: WallClock;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** True when everything was read. `wall`: the settings may be others. */
  readonly refresh: (wall: boolean) => Promise<boolean>;
  /** A command may wait. */
  readonly onOrders: () => void;
}

export class Link {
  readonly #parts: LinkParts;
  #isConnected = false;
  #failures = 0;
  #cancel: () => void = () => undefined;
  #unlisten: () => void = () => undefined;
  #isStopped = true;

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  start(): void {
    const { door, name, onOrders } = this.#parts;
    this.#isStopped = false;
    this.#unlisten = door.listen(name, {
      onPublished: () => void this.ask(false),
      onWall: () => {
        if (this.#isStopped) return;
        onOrders();
        void this.ask(true);
      },
      onState: (isConnected) => {
        const isNew = this.#isConnected !== isConnected;
        this.#isConnected = isConnected;
        // What happened while the line was down has to be fetched; while it goes down, the quick turns begin.
        if (isNew && isConnected) void this.ask(true);
        else if (isNew) this.#askLater();
      },
    });
    void this.ask(true);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
    this.#unlisten();
  }

  /** The live line is up. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  async ask(wall: boolean): Promise<void> {
    if (this.#isStopped) return;
    this.#cancel();
    const askedAt = this.#parts.clock.now();
    const succeeded = await this.#parts.refresh(wall);
    this.#failures = succeeded ? 0 : this.#failures + 1;
    // What nobody answered for seconds has been waited for already.
    this.#askLater(succeeded ? 0 : this.#parts.clock.now() - askedAt);
  }

  #askLater(waitedMs = 0): void {
    this.#cancel();
    if (this.#isStopped) return;
    this.#cancel = this.#parts.clock.after(Math.max(AT_ONCE_MS, this.#waitMs() - waitedMs), () => void this.ask(false));
  }

  #waitMs(): number {
    const share = this.#parts.random();
    if (this.#failures > 0) return retryAfterMs(this.#failures, share);
    return this.#isConnected ? UP_MS * (1 + share / 2) : DOWN_MS * (1 + share);
  }
}
