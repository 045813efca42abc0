/**
 * A screen without a wall: asks for a short code, shows it, renews it before it expires, and notices when a host has typed it. The secret
 * behind the code never leaves the device but to the back end; it becomes the screen's token.
 */
import type { WallDoor } from "../../backend/wall";
import { Problem } from "../../domain/problem";
import { makeReceiptCode } from "../../domain/receipt-code";
import type { PairedScreen } from "./screen-store";

const ASK_EVERY_MS = 3000;
/** Half of it again by chance, so that a hall of screens does not ask in step. */
const ASK_JITTER_MS = 1500;
/** A new code comes this long before the shown one is over: whoever is typing gets to the end. */
const RENEW_BEFORE_MS = 60_000;
/** The screen's own clock may be wrong by days: a code is shown no shorter and no longer than this whatever it says. */
const SHOWN_MS = { least: 120_000, most: 540_000 } as const;

export interface ScreenPairingParts {
  readonly door: Pick<WallDoor, "beginPairing" | "readPairing">;
  readonly onpaired: (screen: PairedScreen) => void;
  readonly makeSecret?: () => string;
  readonly now?: () => number;
  readonly random?: () => number;
}

export class ScreenPairing {
  /** What the host types; null until the first answer. */
  code = $state<string | null>(null);
  /** The back end could not be reached the last time: the code may be old, and it goes on trying. */
  isOffline = $state(false);

  readonly #parts: Required<ScreenPairingParts>;
  #secret: string | null = null;
  /** The one before: a host may have typed it in the moment it was renewed. */
  #previous: string | null = null;
  #renewAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = true;

  constructor(parts: ScreenPairingParts) {
    this.#parts = { makeSecret: makeReceiptCode, now: Date.now, random: Math.random, ...parts };
  }

  /** Returns its undoing. */
  start(): () => void {
    this.#isOver = false;
    void this.#turn();
    return () => {
      this.#isOver = true;
      clearTimeout(this.#timer);
    };
  }

  async #turn(): Promise<void> {
    try {
      await this.#ask();
      this.isOffline = false;
    } catch {
      this.isOffline = true;
    }
    if (!this.#isOver) this.#timer = setTimeout(() => void this.#turn(), ASK_EVERY_MS + ASK_JITTER_MS * this.#parts.random());
  }

  async #ask(): Promise<void> {
    if ((await this.#isPairedBy(this.#previous)) || (await this.#isPairedBy(this.#secret))) return;
    if (this.#secret !== null && this.#parts.now() < this.#renewAt) return;
    const secret = this.#parts.makeSecret();
    const { code, expiresAt } = await this.#parts.door.beginPairing(secret);
    this.#previous = this.#secret;
    this.#secret = secret;
    this.code = code;
    const now = this.#parts.now();
    this.#renewAt = now + Math.min(SHOWN_MS.most, Math.max(SHOWN_MS.least, Date.parse(expiresAt) - now - RENEW_BEFORE_MS));
  }

  async #isPairedBy(secret: string | null): Promise<boolean> {
    if (secret === null || this.#isOver) return false;
    try {
      const found = await this.#parts.door.readPairing(secret);
      if (found === null || this.#isOver) return false;
      this.#isOver = true;
      this.#parts.onpaired({ wallName: found.wallName, token: secret, byCode: true });
      return true;
    } catch (error) {
      if (!(error instanceof Problem && error.code === "refused")) throw error;
      // Its time is over: what is shown is worth nothing, so a new one comes now.
      if (secret === this.#secret) this.#secret = null;
      else this.#previous = null;
      return false;
    }
  }
}
