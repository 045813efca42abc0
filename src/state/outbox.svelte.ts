/**
 * The queue as people see it, and the door through which views put things into it.
 *
 *   outbox.operations  outbox.waitingCount  outbox.parked  outbox.sending  outbox.online  outbox.persistent (false: storage is blocked)
 *   await outbox.submit(submission, media)   rejects with Problem "storage_full": then nothing was queued and the draft is untouched
 *                                            (a parked one with the same id is replaced by what the person has corrected)
 *   await outbox.amend({ contributionId, receiptCode, baseRevision, changes })
 *   await outbox.settleAmendments(id, next)  after a conflict: `next` takes the place of all waiting changes, null gives them up
 *   await outbox.withdraw({ contributionId, receiptCode })
 *   await outbox.discard(contributionId)     gives a parked contribution up, on the person's explicit word
 *   outbox.stateOf(contributionId)           "none" | "waiting" | "parked" – of its words
 *
 *   Photos and recordings (their bytes were put in the device store before):
 *   outbox.mediaOf(contributionId)           MediaOperation[] that have not arrived: .media, .parked, .lastProblem
 *   outbox.mediaProgress.get(mediaId)        0–1 while it is being sent
 *   await outbox.addMedia({ contributionId, receiptCode, media })   await outbox.cancelMedia(mediaId)   await outbox.retryMedia(mediaId)
 *   outbox.subscribe((event) => …)           what the sender does; returns its undoing
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- listeners are nobody's state */
import type { Amendment, Submission } from "../domain/contribution";
import type { DraftMedia } from "../domain/media";
import { newId } from "../domain/new-id";
import { Problem } from "../domain/problem";
import type { DeviceStore } from "../outbox/device-store";
import { newOperationBase, type MediaOperation, type NewOperation, type Operation, type QueuedMedia } from "../outbox/operation";
import type { SenderEvent } from "../outbox/sender";
import type { RunningOutbox } from "../outbox/start-outbox";

export interface OutboxParts {
  readonly start: (onEvent: (event: SenderEvent) => void) => Promise<RunningOutbox>;
  readonly clock?: () => number;
}

export class OutboxState {
  operations = $state.raw<readonly Operation[]>([]);
  sending = $state(false);
  online = $state(typeof navigator === "undefined" ? true : navigator.onLine);
  persistent = $state(true);
  /** How much of each photo or recording that is being sent is on its way, 0–1. */
  mediaProgress = $state.raw<ReadonlyMap<string, number>>(new Map());
  /** Contributions of which something still waits to be sent. */
  readonly waitingCount = $derived(new Set(this.operations.filter(({ parked, type }) => parked === null && type !== "support").map(({ contributionId }) => contributionId)).size);
  /** Words that only their author can mend; for photos and recordings see `mediaOf`. */
  readonly parked = $derived(this.operations.filter((operation) => operation.parked !== null && operation.type !== "media"));

  readonly #running: Promise<RunningOutbox>;
  readonly #clock: () => number;
  readonly #listeners = new Set<(event: SenderEvent) => void>();
  #last: Promise<void> = Promise.resolve();
  readonly #channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("vart-helsingborg-outbox");

  constructor({ start, clock = Date.now }: OutboxParts) {
    this.#clock = clock;
    this.#running = start((event) => this.#hear(event));
    this.#running.then(
      async ({ store }) => {
        this.persistent = store.persistent;
        await this.#reload();
      },
      () => (this.persistent = false),
    );
    // Another tab queued or sent something.
    if (this.#channel !== null) this.#channel.onmessage = () => void this.#reload().then(() => this.#tell({ type: "changed" }));
  }

  /** Follows the network; call from an effect of the shell. Returns its undoing. */
  watchNetwork(target: Window): () => void {
    const update = () => (this.online = target.navigator.onLine);
    update();
    target.addEventListener("online", update);
    target.addEventListener("offline", update);
    return () => {
      target.removeEventListener("online", update);
      target.removeEventListener("offline", update);
    };
  }

  stateOf(contributionId: string): "none" | "waiting" | "parked" {
    const own = this.operations.filter((operation) => operation.contributionId === contributionId && operation.type !== "support" && operation.type !== "media");
    if (own.length === 0) return "none";
    return own.some((operation) => operation.parked !== null) ? "parked" : "waiting";
  }

  mediaOf(contributionId: string): readonly QueuedMedia[] {
    return mediaIn(this.operations, contributionId);
  }

  subscribe(listener: (event: SenderEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Words and media in one transaction. With `media` left out, what is queued of them stays as it is. */
  submit(submission: Submission, media?: readonly DraftMedia[]): Promise<void> {
    return this.#inTurn(async (store) => {
      const { id, receiptCode, kind } = submission;
      const createdAt = this.#clock();
      const operations = await store.readOperations();
      const known = operations.find((operation) => operation.type === "submit" && operation.contributionId === id);
      const queued = mediaIn(operations, id);
      const added = (media ?? []).filter((each) => !queued.some((operation) => operation.media.id === each.id)).map((each) => this.#mediaOperation(id, receiptCode, each));
      if (known?.type === "submit" && known.parked !== null) {
        // The server refused it, so no copy is there: what stood still may be written anew under the same id and code.
        const dropped = media === undefined ? [] : queued.filter((operation) => !media.some((each) => each.id === operation.media.id));
        await store.changeQueue({
          add: added,
          replace: { ...known, submission, attempts: 0, nextAttemptAt: 0, lastProblem: null, parked: null },
          ...removalOf(dropped),
        });
        return;
      }
      // A second press on "send" is the same wish, not a second contribution.
      if (known !== undefined) return;
      await store.changeQueue({
        add: [{ ...newOperationBase(newId(), id, createdAt), type: "submit", submission }, ...added],
        newReceipt: { contributionId: id, receiptCode, kind, createdAt, lastKnownStatus: "waiting", revision: null, campaignClosed: false },
      });
    });
  }

  amend({ contributionId, ...rest }: { contributionId: string; receiptCode: string; baseRevision: number | null; changes: Amendment["changes"] }): Promise<void> {
    return this.#inTurn((store) => store.changeQueue({ add: { ...newOperationBase(newId(), contributionId, this.#clock()), type: "amend", ...rest } }));
  }

  settleAmendments(contributionId: string, next: { receiptCode: string; baseRevision: number; changes: Amendment["changes"] } | null): Promise<void> {
    return this.#inTurn(async (store) => {
      const waiting = (await store.readOperations()).filter((operation) => operation.contributionId === contributionId && operation.type === "amend" && !removesMediaOnly(operation.changes));
      await store.changeQueue({
        remove: waiting.map((operation) => operation.sequence),
        ...(next === null ? {} : { add: { ...newOperationBase(newId(), contributionId, this.#clock()), type: "amend", ...next } }),
      });
    });
  }

  addMedia({ contributionId, receiptCode, media }: { contributionId: string; receiptCode: string; media: DraftMedia }): Promise<void> {
    return this.#inTurn(async (store) => {
      if (mediaIn(await store.readOperations(), contributionId).some((operation) => operation.media.id === media.id)) return;
      await store.changeQueue({ add: this.#mediaOperation(contributionId, receiptCode, media) });
    });
  }

  /** Not this one after all: it stops in the middle of being sent, and leaves the device. */
  cancelMedia(mediaId: string): Promise<void> {
    return this.#inTurn(async (store) => {
      const operation = await queuedMedia(store, mediaId);
      if (operation === undefined) return;
      const { contributionId, receiptCode, attempts } = operation;
      // Once tried it may have arrived although no answer came: then it is taken back there too.
      const takeBack: NewOperation = { ...newOperationBase(newId(), contributionId, this.#clock()), type: "amend", receiptCode, baseRevision: null, changes: { removeMedia: [mediaId] } };
      await store.changeQueue({ add: attempts > 0 ? takeBack : [], ...removalOf([operation]) });
    });
  }

  retryMedia(mediaId: string): Promise<void> {
    return this.#inTurn(async (store) => {
      const operation = await queuedMedia(store, mediaId);
      if (operation === undefined) return;
      await store.changeQueue({ replace: { ...operation, nextAttemptAt: 0, lastProblem: null, parked: null } });
    });
  }

  /** Takes everything of it that still waits out of the queue – its words never leave the device – and tells the server all the same. */
  withdraw({ contributionId, receiptCode }: { contributionId: string; receiptCode: string }): Promise<void> {
    return this.#inTurn(async (store) => {
      const own = (await store.readOperations()).filter((operation) => operation.contributionId === contributionId && operation.type !== "support");
      await store.changeQueue({
        add: { ...newOperationBase(newId(), contributionId, this.#clock()), type: "withdraw", receiptCode },
        ...removalOf(own),
        receipt: { contributionId, change: (kept) => ({ ...kept, lastKnownStatus: "withdrawn" }) },
      });
    });
  }

  discard(contributionId: string): Promise<void> {
    return this.#inTurn(async (store) => {
      const own = (await store.readOperations()).filter((operation) => operation.contributionId === contributionId);
      if (!own.some((operation) => operation.parked !== null)) return;
      await store.changeQueue(removalOf(own));
      // A submit that is given up was never stored: its receipt would lead nowhere.
      if (own.some((operation) => operation.type === "submit")) await store.forgetReceipt(contributionId);
    });
  }

  /** The latest word counts: an earlier one for the same contribution that still waits is dropped. */
  support(contributionId: string, supported: boolean): Promise<void> {
    return this.#inTurn(async (store) => {
      const contributorKey = await store.contributorKey();
      const earlier = (await store.readOperations()).filter((operation) => operation.type === "support" && operation.contributionId === contributionId);
      await store.changeQueue({
        add: { ...newOperationBase(newId(), contributionId, this.#clock()), type: "support", contributorKey, supported },
        remove: earlier.map((operation) => operation.sequence),
      });
    });
  }

  #mediaOperation(contributionId: string, receiptCode: string, media: DraftMedia): MediaOperation {
    return { ...newOperationBase(newId(), contributionId, this.#clock()), type: "media", receiptCode, media };
  }

  /** One change after another: what looks at the queue before it writes must not be overtaken by a second tap. */
  #inTurn(work: (store: DeviceStore) => Promise<void>): Promise<void> {
    const turn = this.#last.then(async () => {
      const { store, wake } = await this.#running.catch((cause: unknown) => {
        // Its code could not be loaded: nothing was queued, and the draft still holds the words.
        throw new Problem("offline", { cause });
      });
      await work(store);
      await this.#reload();
      this.#channel?.postMessage("changed");
      this.#tell({ type: "changed" });
      void wake("new");
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #reload(): Promise<void> {
    const { store, keepUploads } = await this.#running;
    // A store that cannot be read now (a newer tab has closed it) changes nothing that is shown.
    this.operations = await store.readOperations().catch(() => this.operations);
    const waiting = new Set(this.operations.filter(isMedia).map(({ media }) => media.id));
    // Also when it was another tab that cancelled or withdrew.
    keepUploads(waiting);
    this.mediaProgress = new Map([...this.mediaProgress].filter(([mediaId]) => waiting.has(mediaId)));
  }

  #hear(event: SenderEvent): void {
    if (event.type === "sending") this.sending = event.sending;
    else if (event.type === "media-progress") this.mediaProgress = new Map([...this.mediaProgress, [event.mediaId, event.share]]);
    else {
      this.#channel?.postMessage("changed");
      void this.#reload();
    }
    this.#tell(event);
  }

  #tell(event: SenderEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function mediaIn(operations: readonly Operation[], contributionId: string): readonly QueuedMedia[] {
  return operations.filter(isMedia).filter((operation) => operation.contributionId === contributionId);
}

async function queuedMedia(store: DeviceStore, mediaId: string): Promise<QueuedMedia | undefined> {
  return (await store.readOperations()).filter(isMedia).find((operation) => operation.media.id === mediaId);
}

function isMedia(operation: Operation): operation is QueuedMedia {
  return operation.type === "media";
}

/** Out of the queue, and with them the bytes they named. */
function removalOf(operations: readonly Operation[]) {
  return {
    remove: operations.map(({ sequence }) => sequence),
    forgetMedia: operations.filter(isMedia).map(({ media }) => media.id),
  };
}

/** Taking a photo back is nothing that can be in conflict with other changes. */
function removesMediaOnly(changes: Amendment["changes"]): boolean {
  return Object.keys(changes).every((field) => field === "removeMedia");
}
