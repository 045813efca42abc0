/**
 * What this device feels the same about: once a device, can be undone, works offline.
 *
 *   supports.has(id)            supports.countFor(row)   the number to show, own tap included
 *   await supports.toggle(row)  rejects with Problem "storage_full" and changes nothing then
 */
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
      if (event.type === "dropped" && event.operation.type === "support") void this.#mark(event.operation.contributionId, !event.operation.supported);
    });
    this.#loaded = parts.store.then(async (store) => {
      this.#given = new Set(await store.readSupports());
    });
    this.#loaded.catch(() => undefined);
  }

  has(id: string): boolean {
    return this.#given.has(id);
  }

  countFor(row: Row): number {
    const ahead = this.#ahead.get(row.id);
    // Once the row itself has moved, it knows better than we do.
    return ahead !== undefined && ahead.over === row.supportCount ? ahead.count : row.supportCount;
  }

  async toggle(row: Row): Promise<void> {
    await this.#loaded.catch(() => undefined);
    const supported = !this.has(row.id);
    const count = this.countFor(row) + (supported ? 1 : -1);
    await this.#parts.outbox.support(row.id, supported);
    this.#ahead = new Map(this.#ahead).set(row.id, { count: Math.max(0, count), over: row.supportCount });
    await this.#mark(row.id, supported);
  }

  #confirm({ contributionId, supportCount }: SupportState): void {
    const ahead = this.#ahead.get(contributionId);
    if (ahead !== undefined) this.#ahead = new Map(this.#ahead).set(contributionId, { ...ahead, count: supportCount });
  }

  async #mark(id: string, supported: boolean): Promise<void> {
    const given = new Set(this.#given);
    if (supported) given.add(id);
    else given.delete(id);
    this.#given = given;
    try {
      await (await this.#parts.store).saveSupports([...given]);
    } catch {
      // The tap itself is queued; only the mark is forgotten at the next visit.
    }
  }
}
