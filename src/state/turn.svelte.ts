/**
 * Whose turn it is at this device: the group session it has joined, and whether it is shared (Delad enhet). On a shared device every
 * respondent has a contributor key of their own, and `next` takes everything of the one before out of sight: whoever keeps something of
 * a person on this device listens with `onNext` and forgets it. What is queued stays queued, unread, until it is sent.
 *
 *   turn.session   turn.count (contributions entered here in it)   await turn.join(code)   await turn.leave()   turn.ended
 *   turn.isShared  turn.mark   await turn.share()   await turn.unshare()   await turn.next()   turn.onNext(() => …)
 *   turn.wallCode   turn.startAtWall(code)      of the exhibition wall a shared tablet stands beside: every turn begins at its form
 *   await turn.ready                what an earlier visit left is read, and wiped if it was somebody else's
 */
import type { Backend } from "../backend/backend";
import type { GroupSession } from "../domain/campaign";
import { newId } from "../domain/new-id";
import type { DeviceStore } from "../outbox/device-store";

/** Milliseconds without a touch after which a shared device asks whether anybody is there, and how long it then waits. */
export const IDLE_MS = 90_000;
export const WARNING_MS = 20_000;

const SHARED = "vart-helsingborg.shared";
const STIRRED = "vart-helsingborg.stirred";
/** setTimeout takes no more (24.8 days). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

type Memory = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** As kept in the device store. */
export interface KeptSession {
  readonly session: GroupSession;
  /** By this device's clock, which may be wrong; milliseconds since 1970. */
  readonly endsAt: number;
  readonly count: number;
}

export interface TurnParts {
  /** Survives the browser: whether this device is shared must be known before anything is drawn. */
  readonly storage: Memory | null;
  /** Survives a reload of this tab: when it was last touched. */
  readonly tabStorage: Memory | null;
  readonly store: Promise<Pick<DeviceStore, "readTurn" | "saveTurn" | "replaceContributorKey">>;
  readonly backend: Promise<Pick<Backend, "joinSession">>;
  readonly now?: () => number;
}

export class Turn {
  /** Null while the device is its owner's own; another one for each respondent. */
  mark = $state<string | null>(null);
  ended = $state(false);
  #kept = $state.raw<KeptSession | null>(null);
  /** Since when this device is shared, by its own clock. */
  since = 0;
  wallCode: string | null = null;
  readonly isShared = $derived(this.mark !== null);
  readonly session = $derived(this.#kept?.session ?? null);
  readonly count = $derived(this.#kept?.count ?? 0);
  readonly ready: Promise<void>;

  readonly #parts: TurnParts;
  readonly #now: () => number;
  readonly #listeners: (() => unknown)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: TurnParts) {
    this.#parts = parts;
    this.#now = parts.now ?? Date.now;
    const [mark, since, wallCode] = (read(parts.storage, SHARED) ?? "").split(" ");
    this.mark = mark || null;
    this.since = Number(since) || 0;
    this.wallCode = wallCode || null;
    // Before anything is drawn: what lies here was somebody else's, unless this is a reload in the middle of writing.
    const isNext = this.isShared && !this.#isSamePerson();
    if (isNext) this.#renew();
    this.ready = this.#restore(isNext);
  }

  /** Rejects with session_unknown, session_ended, too_many_from_session or what the network says; then nothing has changed. */
  async join(code: string): Promise<GroupSession> {
    const session = await (await this.#parts.backend).joinSession(code);
    const now = this.#now();
    const [from, to] = [Date.parse(session.opensAt), Date.parse(session.endsAt)];
    // The server has just said that it is open. A clock that says otherwise is wrong, and the session still has its length.
    const endsAt = now >= from && now < to ? to : now + (to - from);
    await this.#keep({ session, endsAt, count: this.session?.code === session.code ? this.count : 0 });
    this.ended = false;
    return session;
  }

  async leave(): Promise<void> {
    this.ended = false;
    await this.#keep(null);
  }

  /** One more was entered on this device. */
  async countSent(): Promise<void> {
    if (this.#kept !== null) await this.#keep({ ...this.#kept, count: this.#kept.count + 1 });
  }

  async share(): Promise<void> {
    this.since = this.#now();
    await this.next();
  }
  async unshare(): Promise<void> {
    await this.next();
    this.mark = null;
    this.wallCode = null;
    write(this.#parts.storage, SHARED, null);
  }
  /** Nothing on a device of one's own: there the wall was only passed by. */
  startAtWall(code: string): void {
    if (!this.isShared || this.wallCode === code) return;
    this.wallCode = code;
    this.#write();
  }

  /** "Klar – nästa": a new respondent. Every listener is asked, also when one of them fails. */
  async next(): Promise<void> {
    this.#renew();
    await this.#forget();
  }

  #renew(): void {
    this.mark = newId();
    this.#write();
    write(this.#parts.tabStorage, STIRRED, null);
  }
  #write(): void {
    write(this.#parts.storage, SHARED, [this.mark, this.since, this.wallCode ?? ""].join(" "));
  }
  async #forget(): Promise<void> {
    const key = this.#parts.store.then((store) => store.replaceContributorKey());
    await Promise.allSettled([key, ...this.#listeners.map(async (forget) => forget())]);
  }

  onNext(forget: () => unknown): () => void {
    this.#listeners.push(forget);
    return () => this.#listeners.splice(this.#listeners.indexOf(forget), 1);
  }

  /** Somebody is here. */
  stir(): void {
    if (this.isShared) write(this.#parts.tabStorage, STIRRED, String(this.#now()));
  }

  async #restore(isNext: boolean): Promise<void> {
    // Let whoever listens do so first.
    await Promise.resolve();
    if (isNext) await this.#forget();
    try {
      const [store, { readKeptSession }] = await Promise.all([this.#parts.store, import("./turn-schema")]);
      const kept = readKeptSession(await store.readTurn());
      if (kept === null || this.#kept !== null) return;
      if (kept.endsAt > this.#now()) this.#set(kept);
      else await store.saveTurn(null);
    } catch {
      // Without storage there is no session to go on with.
    }
  }

  /** A reload in the middle of writing, not a tablet that was put away. */
  #isSamePerson(): boolean {
    const stirred = Number(read(this.#parts.tabStorage, STIRRED) ?? NaN);
    return Math.abs(this.#now() - stirred) < IDLE_MS + WARNING_MS;
  }

  async #keep(kept: KeptSession | null): Promise<void> {
    this.#set(kept);
    // A full device has joined all the same; only a reload forgets it.
    await this.#parts.store.then((store) => store.saveTurn(kept)).catch(() => undefined);
  }

  #set(kept: KeptSession | null): void {
    clearTimeout(this.#timer);
    this.#kept = kept;
    if (kept === null) return;
    const left = kept.endsAt - this.#now();
    if (left < LONGEST_TIMER_MS) this.#timer = setTimeout(() => this.#end(), left);
  }

  #end(): void {
    this.ended = true;
    void this.#keep(null);
  }
}

function read(memory: Memory | null, key: string): string | null {
  try {
    return memory?.getItem(key) ?? null;
  } catch {
    return null;
  }
}
function write(memory: Memory | null, key: string, value: string | null): void {
  try {
    if (value === null) memory?.removeItem(key);
    else memory?.setItem(key, value);
  } catch {
    // Blocked or full: it holds for this visit.
  }
}
