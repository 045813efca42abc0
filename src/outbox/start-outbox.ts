/** Joins store, sender, lock and wake-up to one running outbox. `main.ts` loads this after the shell has painted. */
import type { Backend } from "../backend/backend";
import type { DeviceStore } from "./device-store";
import { makeRunAlone } from "./run-alone";
import { Sender, type SenderEvent, type WakeReason } from "./sender";
import { wakeWithDevice } from "./wake-up";

// A day: a photo's bytes are stored a moment before the draft that names them, perhaps by another tab.
const SWEEP_AFTER_MS = 24 * 60 * 60 * 1000;

export interface RunningOutbox {
  readonly store: DeviceStore;
  wake(reason: WakeReason): Promise<void>;
  /** Stops the uploads of photos and recordings that were taken out of the queue. */
  keepUploads(mediaIds: ReadonlySet<string>): void;
  stop(): void;
}

export async function startOutbox(parts: {
  readonly store: Promise<DeviceStore>;
  readonly backend: Promise<Backend>;
  readonly onEvent: (event: SenderEvent) => void;
}): Promise<RunningOutbox> {
  const store = await parts.store;
  // Only tidying: what is left lying today is swept tomorrow.
  void store.sweepMedia(Date.now() - SWEEP_AFTER_MS).catch(() => undefined);
  const sender = parts.backend.then((backend) => {
    const made = new Sender({
      store,
      backend,
      runAlone: makeRunAlone(navigator.locks),
      clock: Date.now,
      random: Math.random,
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      onEvent: parts.onEvent,
    });
    return { sender: made, undo: wakeWithDevice(made, window) };
  });
  // Without a back end (its code did not load) the queue still fills; it is sent at the next visit.
  sender.catch(() => undefined);
  return {
    store,
    wake: async (reason) => {
      const running = await sender.catch(() => null);
      await running?.sender.wake(reason);
    },
    keepUploads: (mediaIds) => {
      void sender.then(
        (running) => running.sender.keepUploads(mediaIds),
        () => undefined,
      );
    },
    stop: () => {
      void sender.then(
        (running) => {
          running.undo();
          running.sender.stop();
        },
        () => undefined,
      );
    },
  };
}
