/**
 * Everything that is published, as this tab knows it: filled from the last snapshot, then by `changesSince`, then live. One writer.
 *
 *   published.status     "loading" | "ready" | "offline" | "error"   (offline: what is shown is the last snapshot)
 *   published.all        every row, newest first ($state.raw: replaced, never mutated)
 *   published.ofKinds([])   rows of these kinds; [] means all      published.get(id)
 *   published.answered   grows when the city's answers changed, also those to what is not on the map
 *   published.live       the Realtime line is up       published.savedAt   when the snapshot that is shown was taken; null once it is fresh
 *   published.hide(id)   gone from this tab at once, after a report that hides it; comes back if the server says that it is public
 *   published.onDiff(({ added, changed, removed }) => …)  for the map; called at once with what is there; returns its undoing
 *   published.start({ backend, store, source })  returns its undoing      published.refresh()
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- rows live outside reactivity on purpose; `all` and `version` are what templates follow */
import type { Backend } from "../backend/backend";
import type { ChangePage, PublishedContribution } from "../domain/contribution";
import type { Kind } from "../domain/kind";
import { Problem } from "../domain/problem";
import type { DeviceStore } from "../outbox/device-store";

export interface PublishedDiff {
  readonly added: readonly PublishedContribution[];
  readonly changed: readonly PublishedContribution[];
  readonly removed: readonly string[];
}
export type PublishedStatus = "loading" | "ready" | "offline" | "error";

export interface PublishedParts {
  readonly backend: Promise<Backend>;
  readonly store: Promise<DeviceStore>;
  /** Names the back end, so that a snapshot of another one is never shown: its URL and publishable key. */
  readonly source: Promise<string>;
}

// A day: an older snapshot is shown at once but read anew, in case the server has forgotten what it removed since.
const TRUST_MS = 24 * 60 * 60 * 1000;

export class PublishedContributions {
  status = $state<PublishedStatus>("loading");
  live = $state(false);
  all = $state.raw<readonly PublishedContribution[]>([]);
  /** Grows with every change; for those who cache. */
  version = $state(0);
  answered = $state(0);
  problem = $state.raw<Problem | null>(null);
  savedAt = $state.raw<Date | null>(null);

  readonly #rows = new Map<string, PublishedContribution>();
  readonly #listeners = new Set<(diff: PublishedDiff) => void>();
  #cursor = 0;
  /** Rows of an old snapshot that the server has not named yet. */
  #doubtful = new Set<string>();
  /** Reported here so that they are hidden everywhere; the server's own word is on its way. Not saved. */
  readonly #hidden = new Set<string>();
  #parts: PublishedParts | null = null;
  #fetching: Promise<void> | null = null;
  #again = false;

  ofKinds(kinds: readonly Kind[]): readonly PublishedContribution[] {
    return kinds.length === 0 ? this.all : this.all.filter((row) => kinds.includes(row.kind));
  }

  get(id: string): PublishedContribution | undefined {
    // Read the version so that a template asking for one row follows it.
    void this.version;
    return this.#hidden.has(id) ? undefined : this.#rows.get(id);
  }

  hide(id: string): void {
    if (!this.#rows.has(id) || this.#hidden.has(id)) return;
    this.#hidden.add(id);
    this.#publish({ added: [], changed: [], removed: [id] });
    void this.refresh();
  }

  onDiff(listener: (diff: PublishedDiff) => void): () => void {
    this.#listeners.add(listener);
    if (this.all.length > 0) listener({ added: this.all, changed: [], removed: [] });
    return () => this.#listeners.delete(listener);
  }

  start(parts: PublishedParts): () => void {
    this.#parts = parts;
    let undo: () => void = () => undefined;
    let stopped = false;
    void this.#restore(parts).then(async () => {
      await this.refresh();
      const backend = await parts.backend;
      if (!stopped) undo = backend.listen((answered) => (answered === true ? (this.answered += 1) : void this.refresh()), (connected) => (this.live = connected));
    }).catch((thrown: unknown) => this.#fail(thrown));
    return () => {
      stopped = true;
      undo();
    };
  }

  /** Fetches what is new. Any number of hints during a fetch leads to exactly one more. */
  refresh(): Promise<void> {
    if (this.#fetching !== null) {
      this.#again = true;
      return this.#fetching;
    }
    this.#fetching = this.#catchUp().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  async #catchUp(): Promise<void> {
    if (this.#parts === null) return;
    try {
      const backend = await this.#parts.backend;
      let changed = false;
      do {
        this.#again = false;
        changed = (await this.#readPages(backend)) || changed;
      } while (this.#again);
      this.status = "ready";
      this.problem = null;
      this.savedAt = null;
      if (changed) await this.#save(this.#parts);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  async #readPages(backend: Backend): Promise<boolean> {
    let changed = false;
    for (;;) {
      const page = await backend.changesSince(this.#cursor);
      // A cursor that went backwards is another database (a reset): begin again from nothing.
      if (page.cursor < this.#cursor) {
        this.#clear();
        continue;
      }
      changed = this.#apply(page) || changed;
      // A server that says "more" without moving on would keep us here for ever.
      if (!page.more || page.cursor === this.#cursor) {
        this.#cursor = page.cursor;
        return this.#dropDoubtful() || changed;
      }
      this.#cursor = page.cursor;
    }
  }

  #apply(page: Pick<ChangePage, "changed" | "removed">): boolean {
    const removed = page.removed.filter((id) => this.#rows.delete(id));
    const added = page.changed.filter((row) => !this.#rows.has(row.id));
    const changed = page.changed.filter((row) => this.#rows.has(row.id));
    for (const row of page.changed) {
      this.#rows.set(row.id, row);
      this.#doubtful.delete(row.id);
      this.#hidden.delete(row.id);
    }
    if (removed.length + added.length + changed.length === 0) return false;
    this.#publish({ added, changed, removed });
    return true;
  }

  #dropDoubtful(): boolean {
    const removed = [...this.#doubtful];
    this.#doubtful.clear();
    return removed.length > 0 && this.#apply({ changed: [], removed });
  }

  #clear(): void {
    const removed = [...this.#rows.keys()];
    this.#rows.clear();
    this.#cursor = 0;
    this.#publish({ added: [], changed: [], removed });
  }

  #publish(diff: PublishedDiff): void {
    this.all = [...this.#rows.values()].filter(({ id }) => !this.#hidden.has(id)).sort((a, b) => b.publishedAt.localeCompare(a.publishedAt) || a.id.localeCompare(b.id));
    this.version += 1;
    for (const listener of this.#listeners) listener(diff);
  }

  async #restore(parts: PublishedParts): Promise<void> {
    try {
      const [store, source] = await Promise.all([parts.store, parts.source]);
      const snapshot = await store.readSnapshot(source);
      if (snapshot === null) return;
      this.#apply({ changed: snapshot.rows, removed: [] });
      this.savedAt = new Date(snapshot.savedAt);
      if (Date.now() - snapshot.savedAt < TRUST_MS) this.#cursor = snapshot.cursor;
      else this.#doubtful = new Set(snapshot.rows.map((row) => row.id));
    } catch {
      // A snapshot is a convenience: without it everything is fetched.
    }
  }

  async #save(parts: PublishedParts): Promise<void> {
    try {
      const [store, source] = await Promise.all([parts.store, parts.source]);
      await store.saveSnapshot({ source, cursor: this.#cursor, rows: [...this.#rows.values()], savedAt: Date.now() });
    } catch {
      // No room for the copy: the map is still right, only not there offline.
    }
  }

  #fail(thrown: unknown): void {
    const problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
    this.problem = problem;
    this.status = problem.code === "offline" || this.#rows.size > 0 ? "offline" : "error";
  }
}
