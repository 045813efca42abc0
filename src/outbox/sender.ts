/**
 * Sends the queue in two lanes, words and media, each with one sender a device (Web Lock) and both with one alarm clock. Media come
 * after words, so that a text which just arrived takes its photos along; an upload that takes long holds up no words.
 */
import type { Backend } from "../backend/backend";
import type { Acknowledgement, SupportState } from "../domain/contribution";
import type { MediaAcknowledgement } from "../domain/media";
import type { Problem } from "../domain/problem";
import type { DeviceStore } from "./device-store";
import { LaneSender } from "./lane-sender";
import type { Lane, Operation } from "./operation";
import type { RunAlone } from "./run-alone";
import { Uploads } from "./uploads";

export type WakeReason = "new" | "online" | "visible" | "timer";

export type SenderEvent =
  | { readonly type: "changed" }
  | { readonly type: "sending"; readonly sending: boolean }
  | { readonly type: "acknowledged"; readonly operation: Operation; readonly answer: Acknowledgement }
  | { readonly type: "supported"; readonly answer: SupportState }
  | { readonly type: "media-sent"; readonly contributionId: string; readonly answer: MediaAcknowledgement }
  /** 0 ≤ share ≤ 1 of the bytes are on their way. */
  | { readonly type: "media-progress"; readonly mediaId: string; readonly share: number }
  | { readonly type: "parked"; readonly operation: Operation; readonly problem: Problem }
  | { readonly type: "dropped"; readonly operation: Operation; readonly problem: Problem }
  /** The device's own storage failed; nothing is lost, it is tried again. */
  | { readonly type: "store-failed"; readonly problem: Problem };

export interface SenderParts {
  readonly store: DeviceStore;
  readonly backend: Backend;
  readonly runAlone: RunAlone;
  readonly clock: () => number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  /** Calls back after so many milliseconds; returns its undoing. */
  readonly later: (run: () => void, ms: number) => () => void;
  readonly onEvent: (event: SenderEvent) => void;
}

export class Sender {
  readonly #parts: SenderParts;
  readonly #uploads = new Uploads();
  readonly #words: LaneSender;
  readonly #media: LaneSender;
  readonly #restingUntil: Record<Lane, number | null> = { words: null, media: null };
  #lanesSending = 0;
  #cancelAlarm: () => void = () => undefined;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#words = this.#laneSender("words");
    this.#media = this.#laneSender("media");
  }

  /** Sends what is due, then sleeps until the next is. Never rejects. */
  async wake(reason: WakeReason): Promise<void> {
    const hurry = reason === "online" || reason === "visible";
    await this.#words.wake(hurry);
    await this.#media.wake(hurry);
  }

  /** Stops the uploads of photos and recordings that were taken out of the queue. */
  keepUploads(mediaIds: ReadonlySet<string>): void {
    this.#uploads.keepOnly(mediaIds);
  }

  stop(): void {
    this.#words.stop();
    this.#media.stop();
    this.#uploads.stop();
    this.#cancelAlarm();
  }

  #laneSender(lane: Lane): LaneSender {
    return new LaneSender({
      ...this.#parts,
      lane,
      uploads: this.#uploads,
      onEvent: (event) => this.#tell(event),
      onRest: (until) => {
        this.#restingUntil[lane] = until;
        this.#setAlarm();
      },
    });
  }

  #setAlarm(): void {
    const { clock, later } = this.#parts;
    this.#cancelAlarm();
    const wanted = Object.values(this.#restingUntil).filter((until) => until !== null);
    this.#cancelAlarm = wanted.length === 0 ? () => undefined : later(() => void this.wake("timer"), Math.max(0, Math.min(...wanted) - clock()));
  }

  /** "Sending" is told once for both lanes. */
  #tell(event: SenderEvent): void {
    if (event.type !== "sending") return this.#parts.onEvent(event);
    const before = this.#lanesSending > 0;
    this.#lanesSending += event.sending ? 1 : -1;
    const now = this.#lanesSending > 0;
    if (now !== before) this.#parts.onEvent({ type: "sending", sending: now });
  }
}
