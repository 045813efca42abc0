/**
 * What may be told on this wall: its settings, its stories, the city's answers. Begins with the last snapshot, then reads what changed since
 * its cursor. Any number of hints while it asks are one more question. Everything is read from the beginning, and what is not named then is
 * dropped, when the settings became others, when the cursor went backwards (another database), and every six hours in case a removal was lost.
 *
 * Nothing the server has not confirmed for a day is told: a wall that was left without a network must not go on with a story that
 * its author has taken back. One lost evening and morning is bridged; after that the map, the city's answers and the invitation are left.
 */
import type { WallDoor } from "../../backend/wall";
import { Problem } from "../../domain/problem";
import type { WallPage, WallRead, WallStory } from "../../domain/wall/wall";
import { within, type WallClock } from "./clock";
import { Newcomers } from "./newcomers";
import type { WallStore } from "./wall-store";

export const TRUST_MS = 24 * 3_600_000;
/** The machine's clock may be corrected a little; further back, nobody knows how old the rows are. */
const CLOCK_SLACK_MS = 5 * 60_000;
const REREAD_MS = 6 * 3_600_000;
/** The count of voices and the answers, when nobody hinted. */
const READ_MS = 5 * 60_000;
/** A megabit brings a page of five hundred rows in less; a swallowed request must not keep the wall from its ten seconds. */
const PATIENCE_MS = 8_000;
/** Hints that come in a shower are answered twice a second. */
const BREATH_MS = 500;
const SAVE_ROWS_MS = 30_000;
const SAVE_WATCH_MS = 10 * 60_000;
/** The settings changed while all was read: begun again, but not for ever. */
const REREADS = 3;
/** A transaction may end this long after the moment it gives as its own. */
const COMMIT_MS = 5_000;

export interface LibraryChange {
  readonly added: readonly WallStory[];
  readonly changed: readonly WallStory[];
  readonly removed: readonly string[];
  /** Of the added: approved while the wall watched, heard of for the first time. */
  readonly newIds: readonly string[];
}
export interface LibraryParts {
  readonly name: string;
  readonly door: WallDoor;
  readonly store: WallStore;
  readonly clock: WallClock;
  /** Settings, voices or answers are others, the rows may be trusted again, or the server answers again or no more. */
  readonly onRead: () => void;
  readonly onStories: (change: LibraryChange) => void;
}

export class Library {
  read: WallRead | null = null;
  isUnknown = false;
  isOnline = false;
  readonly #parts: LibraryParts;
  readonly #rows = new Map<string, WallStory>();
  #newcomers = new Newcomers({ since: Infinity, heard: [], waiting: [] });
  #cursor = 0;
  /** Of the settings that decided which rows are here. */
  #revision: number | null = null;
  /** This machine's clock; null: never. */
  #confirmedAt: number | null = null;
  /** Server's clock minus this machine's. */
  #offsetMs = 0;
  #readAt = -Infinity;
  #rereadAt = -Infinity;
  #mustReread = false;
  #fetching: Promise<boolean> | null = null;
  #wanted: { read: boolean } | null = null;
  #savedRowsAt = -Infinity;
  #savedWatchAt = -Infinity;
  #isRowsSaved = true;
  #isStopped = false;

  constructor(parts: LibraryParts) {
    this.#parts = parts;
  }

  get rows(): ReadonlyMap<string, WallStory> {
    return this.#rows;
  }
  get waiting(): ReadonlySet<string> {
    return this.#newcomers.waiting;
  }
  /** The server's clock as well as this machine can tell. */
  get serverNow(): number {
    return this.#parts.clock.now() + this.#offsetMs;
  }
  get dataAgeMs(): number {
    return this.#confirmedAt === null ? Infinity : Math.max(0, this.#parts.clock.now() - this.#confirmedAt);
  }
  /** All was read at least once, now or by an earlier page. */
  get isFilled(): boolean {
    return this.#confirmedAt !== null;
  }
  get isTrusted(): boolean {
    const now = this.#parts.clock.now();
    return this.#confirmedAt !== null && now - this.#confirmedAt < TRUST_MS && this.#confirmedAt - now < CLOCK_SLACK_MS;
  }

  async restore(): Promise<void> {
    const { store } = this.#parts;
    const [snapshot, watch] = await Promise.all([store.readSnapshot(), store.readWatch()]);
    if (watch !== null) this.#newcomers = new Newcomers(watch.newcomers);
    if (snapshot === null || watch === null || this.read !== null) return;
    this.#confirmedAt = watch.confirmedAt;
    this.read = snapshot.read;
    this.#cursor = snapshot.cursor;
    this.#revision = snapshot.revision;
    this.#apply({ changed: snapshot.rows, removed: [] }, false);
    this.#parts.onRead();
  }

  stop(): void {
    this.#isStopped = true;
  }

  told(id: string): void {
    this.#newcomers.told(id);
    void this.#saveWatch();
  }

  /** True when everything was read. `read`: the settings are asked for as well. */
  refresh(read = false): Promise<boolean> {
    this.#wanted = { read: read || (this.#wanted?.read ?? false) };
    this.#fetching ??= this.#fetchWhileWanted();
    return this.#fetching;
  }

  async #fetchWhileWanted(): Promise<boolean> {
    let succeeded = false;
    while (this.#wanted !== null && !this.#isStopped) {
      const wanted = this.#wanted;
      this.#wanted = null;
      const startedAt = this.#parts.clock.now();
      succeeded = await this.#fetch(wanted.read);
      if (!succeeded) {
        // Whoever asks again asks for all that was asked for.
        this.#wanted = null;
        if (wanted.read) this.#readAt = -Infinity;
      }
      const wait = startedAt + BREATH_MS - this.#parts.clock.now();
      if (this.#wanted !== null && wait > 0) await new Promise<void>((resolve) => this.#parts.clock.after(Math.min(wait, BREATH_MS), resolve));
    }
    // Not a moment later: a hint that finds it still set would be lost.
    this.#fetching = null;
    return succeeded;
  }

  async #fetch(read: boolean): Promise<boolean> {
    const { clock } = this.#parts;
    try {
      const now = clock.now();
      if (read || this.read === null || Math.abs(now - this.#readAt) > READ_MS) await this.#readSettings();
      if (this.isUnknown) return true;
      if (this.#rereadAt === -Infinity && this.#cursor > 0) this.#rereadAt = now;
      if (Math.abs(now - this.#rereadAt) > REREAD_MS) this.#mustReread = true;
      await this.#readChanges();
      const wasTrusted = this.isTrusted;
      this.#confirmedAt = clock.now();
      if (!wasTrusted) this.#parts.onRead();
      this.#setOnline(true);
      await this.#saveWhenDue();
      return true;
    } catch (thrown) {
      // A wall that was taken away answers "refused": the next reading of the settings tells.
      if (thrown instanceof Problem && thrown.code === "refused") this.#readAt = -Infinity;
      this.#setOnline(false);
      return false;
    }
  }

  async #readSettings(): Promise<void> {
    const { door, name, clock } = this.#parts;
    const read = await within(clock, PATIENCE_MS, door.read(name));
    this.#readAt = clock.now();
    this.isUnknown = read === null;
    if (read === null) {
      this.#apply({ changed: [], removed: [...this.#rows.keys()] }, false);
      this.read = null;
      this.#cursor = 0;
      this.#parts.onRead();
      return;
    }
    this.#offsetMs = Date.parse(read.at) - this.#readAt;
    // The first time: what is there already is not new.
    if (this.#newcomers.kept.since === Infinity) this.#newcomers = new Newcomers({ since: Date.parse(read.at), heard: [], waiting: [] });
    this.read = read;
    this.#parts.onRead();
  }

  async #readChanges(): Promise<void> {
    // What the host only now lets in was not approved only now.
    let oldBefore = -Infinity;
    for (let rereads = 0; ; rereads += 1) {
      if (this.#read().settings.revision !== this.#revision && this.#revision !== null) {
        oldBefore = this.#confirmedAt === null ? -Infinity : this.#confirmedAt + this.#offsetMs - COMMIT_MS;
        this.#mustReread = true;
      }
      const outcome = await this.#readPages(oldBefore);
      if (outcome === "done") return;
      if (rereads >= REREADS) throw new Problem("server_unavailable");
      this.#mustReread = true;
      if (outcome === "other_settings") await this.#readSettings();
    }
  }

  async #readPages(oldBefore: number): Promise<"done" | "other_settings" | "other_database"> {
    const { door, name, clock } = this.#parts;
    const isReread = this.#mustReread || this.#cursor === 0;
    let cursor = isReread ? 0 : this.#cursor;
    const unnamed = new Set(isReread ? this.#rows.keys() : []);
    for (;;) {
      const page: WallPage = await within(clock, PATIENCE_MS, door.changes(name, cursor));
      if (this.#isStopped) return "done";
      if (page.cursor < cursor) return "other_database";
      // Its removals count whatever the settings: what left the wall leaves it now.
      if (page.revision !== this.#read().settings.revision) {
        this.#apply({ changed: [], removed: page.removed }, false);
        return "other_settings";
      }
      for (const { id } of page.changed) unnamed.delete(id);
      this.#apply(page, true, oldBefore);
      const hasMoved = page.cursor !== cursor;
      cursor = page.cursor;
      if (!isReread) this.#cursor = cursor;
      // A server that says "more" without moving on would keep us here for ever.
      if (!page.more || !hasMoved) break;
    }
    this.#cursor = cursor;
    this.#revision = this.#read().settings.revision;
    if (isReread) {
      this.#apply({ changed: [], removed: [...unnamed] }, false);
      this.#mustReread = false;
      this.#rereadAt = clock.now();
    }
    return "done";
  }

  #read(): WallRead {
    if (this.read === null) throw new Problem("unexpected");
    return this.read;
  }

  #apply({ changed, removed }: Pick<WallPage, "changed" | "removed">, isLive: boolean, oldBefore = -Infinity): void {
    const gone = removed.filter((id) => this.#rows.delete(id));
    for (const id of removed) this.#newcomers.lost(id);
    const added = changed.filter(({ id }) => !this.#rows.has(id));
    const other = changed.filter((row) => this.#rows.has(row.id) && !isSame(this.#rows.get(row.id), row));
    for (const row of changed) this.#rows.set(row.id, row);
    const heard = changed.filter((row) => this.#newcomers.hear(row, Date.parse(row.publishedAt) <= oldBefore));
    if (added.length + other.length + gone.length === 0) return;
    if (isLive) this.#isRowsSaved = false;
    // What was taken back must not come back with a power cut.
    if (gone.length > 0) {
      this.#isRowsSaved = false;
      this.#savedRowsAt = -Infinity;
    }
    this.#parts.onStories({ added, changed: other, removed: gone, newIds: isLive ? heard.map(({ id }) => id) : [] });
  }

  #setOnline(isOnline: boolean): void {
    if (this.isOnline === isOnline) return;
    this.isOnline = isOnline;
    this.#parts.onRead();
  }

  /** The watch first: a story that is in the kept rows must be in the kept list of those heard of, else it would be new twice or never. */
  async #saveWhenDue(): Promise<void> {
    const now = this.#parts.clock.now();
    const isRowsDue = !this.#isRowsSaved && Math.abs(now - this.#savedRowsAt) >= SAVE_ROWS_MS;
    if (isRowsDue || Math.abs(now - this.#savedWatchAt) >= SAVE_WATCH_MS) await this.#saveWatch();
    if (!isRowsDue || this.read === null || this.#revision === null) return;
    this.#savedRowsAt = now;
    this.#isRowsSaved = true;
    await this.#parts.store.saveSnapshot({ read: this.read, cursor: this.#cursor, revision: this.#revision, rows: [...this.#rows.values()] });
  }

  async #saveWatch(): Promise<void> {
    if (this.#confirmedAt === null) return;
    this.#savedWatchAt = this.#parts.clock.now();
    await this.#parts.store.saveWatch({ confirmedAt: this.#confirmedAt, newcomers: this.#newcomers.kept });
  }
}

/** A reading from the beginning brings every row again; most are as they were. */
function isSame(one: WallStory | undefined, other: WallStory): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
