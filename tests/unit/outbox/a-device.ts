/** A phone in a test: IndexedDB, a queue, a sender, and a clock that only moves when told to. */
import { IDBFactory } from "fake-indexeddb";
import type { Submission } from "../../../src/domain/contribution";
import type { DraftMedia } from "../../../src/domain/media";
import { newOperationBase, type Operation } from "../../../src/outbox/operation";
import { OutboxStore } from "../../../src/outbox/outbox-store";
import { makeRunAlone, type RunAlone } from "../../../src/outbox/run-alone";
import { Sender, type SenderEvent } from "../../../src/outbox/sender";
import type { Backend } from "../../../src/backend/backend";
import { anId, aPhoto } from "../support/factories";

/** A fresh IndexedDB for one test. */
export function freshIndexedDb(): void {
  globalThis.indexedDB = new IDBFactory();
}

let counter = 1000;

export class Device {
  now = 1_000_000;
  /** What the sender asked to be woken for, and when. */
  alarm: { readonly run: () => void; readonly at: number } | null = null;
  readonly events: SenderEvent[] = [];
  readonly store: OutboxStore;
  readonly sender: Sender;

  private constructor(store: OutboxStore, backend: Backend, runAlone: RunAlone) {
    this.store = store;
    this.sender = new Sender({
      store,
      backend,
      runAlone,
      clock: () => this.now,
      random: () => 0.5,
      later: (run, ms) => {
        this.alarm = { run, at: this.now + ms };
        return () => (this.alarm = null);
      },
      onEvent: (event) => this.events.push(event),
    });
  }

  /** Opening again with the same name is the same phone after a killed tab. */
  static async open(backend: Backend, { name = "phone", runAlone = makeRunAlone(undefined) }: { name?: string; runAlone?: RunAlone } = {}): Promise<Device> {
    return new Device(await OutboxStore.open(name), backend, runAlone);
  }

  async queue(submission: Submission): Promise<void> {
    const { id, receiptCode, kind } = submission;
    await this.store.changeQueue({
      add: { ...newOperationBase(anId((counter += 1)), id, this.now), type: "submit", submission },
      newReceipt: { contributionId: id, receiptCode, kind, createdAt: this.now, lastKnownStatus: "waiting", revision: null, campaignClosed: false },
    });
  }
  async queueAmendment(submission: Submission, text: string, baseRevision: number | null = null): Promise<void> {
    const { id, receiptCode } = submission;
    await this.store.changeQueue({ add: { ...newOperationBase(anId((counter += 1)), id, this.now), type: "amend", receiptCode, baseRevision, changes: { text } } });
  }
  /** A photo whose bytes lie in the store, as after choosing it in the form. */
  async queuePhoto(submission: Submission, media: DraftMedia = aPhoto()): Promise<void> {
    const { id, receiptCode } = submission;
    await this.store.saveMedia(media.id, new Blob(["bild"], { type: media.mimeType }));
    await this.store.changeQueue({ add: { ...newOperationBase(anId((counter += 1)), id, this.now), type: "media", receiptCode, media } });
  }
  async queueSupport(contributionId: string, supported: boolean): Promise<void> {
    await this.store.changeQueue({ add: { ...newOperationBase(anId((counter += 1)), contributionId, this.now), type: "support", contributorKey: "0".repeat(32), supported } });
  }
  /** Lets the time pass that the sender waits for, and wakes it. */
  async waitForAlarm(): Promise<void> {
    if (this.alarm === null) throw new Error("the sender is not waiting for anything");
    this.now = this.alarm.at;
    this.alarm = null;
    await this.sender.wake("timer");
  }
  async left(): Promise<readonly Operation[]> {
    return this.store.readOperations();
  }
}
