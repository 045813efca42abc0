/**
 * What this device feels the same about: once a device, can be undone, works offline.
 *
 *   supports.has(id)            supports.countFor(row)   the number to show, own tap included
 *   await supports.toggle(row)  rejects with Problem "storage_full" and changes nothing then
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- sets and maps are replaced, never mutated; $state.raw follows that */
import type { PublishedContribution, SupportState } from "../domain/contribution";
import type { DeviceStore } from "../outbox/device-store";
import type { OutboxState } from "./outbox.svelte";

type Row = Pick<PublishedContribution, "id" | "supportCount">;

export class Supports {
  #given = $state.raw<ReadonlySet<string>>(new Set());
  /** Taps the server has not counted yet, or whose count the live map has not brought yet. */
  #ahead = $state.raw<ReadonlyMap<string, { readonly count: number; readonly over: number }>>(new Map());
  readonly #parts: { readonly store: Promise<DeviceStore>; readonly outbox: Pick<OutboxState, "subscribe" | "support"> };
  readonly #loaded: Promise<void>;

  constructor(parts: { readonly store: Promise<DeviceStore>; readonly outbox: Pick<OutboxState, "subscribe" | "support"> }) {
    this.#parts = parts;
    parts.outbox.subscribe((event) => {
      if (event.type === "supported") this.#confirm(event.answer);
      if (event.type === "dropped" && event.operation.type === "support") this.#takeBack(event.operation.contributionId, !event.operation.supported);
    });
    this.#loaded = parts.store.then(async (store) => {
      this.#given = new Set(await store.readSupports());
    });
    this.#loaded.catch(() => undefined);
  }

  has(id: string): boolean {
    return this.#given.has(id);
  }

  /** The next person at a shared device has not felt anything yet. */
  async forget(): Promise<void> {
    this.#given = new Set();
    this.#ahead = new Map();
    await (await this.#parts.store).saveSupports([]);
  }

  countFor(row: Row): number {
    const ahead = this.#ahead.get(row.id);
    // Once the row itself has moved, it knows better than we do.
    return ahead !== undefined && ahead.over === row.supportCount ? ahead.count : row.supportCount;
  }

  async toggle(row: Row): Promise<void> {
    await this.#loaded.catch(() => undefined);
    const supported = !this.has(row.id);
    const before = this.#ahead;
    const count = Math.max(0, this.countFor(row) + (supported ? 1 : -1));
    // Shown before it is queued: the sender may be quicker than we are.
    this.#ahead = new Map(before).set(row.id, { count, over: row.supportCount });
    this.#mark(row.id, supported);
    try {
      await this.#parts.outbox.support(row.id, supported);
    } catch (thrown) {
      this.#ahead = before;
      this.#mark(row.id, !supported);
      throw thrown;
    }
  }

  #takeBack(id: string, supported: boolean): void {
    const ahead = new Map(this.#ahead);
    ahead.delete(id);
    this.#ahead = ahead;
    this.#mark(id, supported);
  }

  #confirm({ contributionId, supportCount }: SupportState): void {
    const ahead = this.#ahead.get(contributionId);
    if (ahead !== undefined) this.#ahead = new Map(this.#ahead).set(contributionId, { ...ahead, count: supportCount });
  }

  #mark(id: string, supported: boolean): void {
    const given = new Set(this.#given);
    if (supported) given.add(id);
    else given.delete(id);
    this.#given = given;
    // The tap itself is queued; should this fail, only the mark is forgotten at the next visit.
    this.#parts.store.then((store) => store.saveSupports([...given])).catch(() => undefined);
  }
}
