/**
 * A paired screen tells its host how it is, every fifteen seconds and at once when a command may wait; what the host ordered meanwhile comes
 * back. Each command is obeyed once: its number is kept before it is obeyed, so that "load anew" does not order itself for ever.
 */
import type { WallDoor } from "../../backend/wall";
import { Problem } from "../../domain/problem";
import type { ScreenOrders, ScreenReport, WallCommand } from "../../domain/wall/wall";
import { within, type WallClock } from "./clock";
import { readNumbers, type Keep } from "./keep";

const EVERY_MS = 15_000;
/** A shower of hints asks once a second. */
const BREATH_MS = 1_000;
const PATIENCE_MS = 10_000;

export interface ReporterParts {
  readonly door: Pick<WallDoor, "report">;
  readonly token: string;
  readonly clock: WallClock;
  readonly keep: Keep;
  readonly serverNow: () => number;
  readonly describe: () => Omit<ScreenReport, "obeyed">;
  readonly obey: (command: WallCommand) => void;
  readonly onOrders: (orders: ScreenOrders) => void;
  /** The host took the screen's right back: nobody steers it from afar any more, and nothing more is reported. */
  readonly onRefused: () => void;
}

export class Reporter {
  readonly #parts: ReporterParts;
  readonly #kept: string;
  #obeyed: number | null;
  #cancel: () => void = () => undefined;
  #isReporting = false;
  #isWanted = false;
  #isStopped = false;
  #reportedAt = -Infinity;
  /** What its host calls this screen; null until the server has answered. */
  screenName: string | null = null;

  constructor(parts: ReporterParts) {
    this.#parts = parts;
    // Another pairing is another count. Only a part of the token: what is kept here opens nothing.
    this.#kept = `obeyed.${parts.token.slice(0, 6)}`;
    this.#obeyed = readNumbers(parts.keep, this.#kept)[0] ?? null;
  }

  start(): void {
    void this.#report();
  }
  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  /** Somebody says that an order may wait. */
  hurry(): void {
    if (this.#isReporting) {
      this.#isWanted = true;
      return;
    }
    const since = this.#parts.clock.now() - this.#reportedAt;
    if (since < 0 || since >= BREATH_MS) void this.#report();
    else this.#reportAfter(BREATH_MS - since);
  }

  async #report(): Promise<void> {
    const { door, token, clock, describe, onOrders } = this.#parts;
    this.#cancel();
    if (this.#isReporting || this.#isStopped) return;
    this.#isReporting = true;
    this.#isWanted = false;
    this.#reportedAt = clock.now();
    try {
      const orders = await within(clock, PATIENCE_MS, door.report(token, { ...describe(), obeyed: this.#obeyed }));
      if (this.#isStopped) return;
      this.screenName = orders.screenName;
      this.#follow(orders);
      onOrders(orders);
    } catch (thrown) {
      // Anything else: the next turn tells it.
      if (thrown instanceof Problem && thrown.code === "refused" && !this.#isStopped) {
        this.stop();
        this.#parts.onRefused();
      }
    } finally {
      this.#isReporting = false;
      this.#reportAfter(this.#isWanted ? BREATH_MS : EVERY_MS);
    }
  }

  #reportAfter(ms: number): void {
    this.#cancel();
    if (!this.#isStopped) this.#cancel = this.#parts.clock.after(ms, () => void this.#report());
  }

  #follow({ commands, lastCommand }: ScreenOrders): void {
    if (this.#obeyed === null) {
      // Just paired: what was ordered before was meant for others.
      this.#remember(lastCommand);
      return;
    }
    // Fewer than were ever given: another database, which counts anew.
    if (lastCommand < this.#obeyed) this.#remember(lastCommand);
    const already = this.#obeyed;
    const due = commands.filter(({ number }) => number > already).sort((one, other) => one.number - other.number);
    for (const command of due) {
      this.#remember(command.number);
      if (Date.parse(command.expiresAt) > this.#parts.serverNow()) this.#parts.obey(command);
      // The host waits to hear that it was done.
      this.#isWanted = true;
    }
    if (lastCommand > this.#obeyed) this.#remember(lastCommand);
  }

  #remember(number: number): void {
    this.#obeyed = number;
    this.#parts.keep.write(this.#kept, String(number));
  }
}
