/**
 * What a wall could tell, page by page and by search; and the pinned and hidden ones by their ids, of which some may not be published any more.
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- maps and sets are replaced, never mutated; $state.raw follows that */
import type { WallDesk } from "../../../backend/staff/walls";
import { Problem } from "../../../domain/problem";
import type { WallStory } from "../../../domain/wall/wall";

interface PlaylistParts {
  readonly wallId: string;
  readonly desk: WallDesk;
  /** StaffSession.run. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
}

export class Playlist {
  /** What the latest search found, as far as it was asked for. */
  found = $state.raw<readonly WallStory[]>([]);
  next = $state.raw<string | null>(null);
  search = $state("");
  isLoading = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** Everything seen so far, by id. */
  #known = $state.raw<ReadonlyMap<string, WallStory>>(new Map());
  /** Asked for by id, and not there: not published any more, or reported. */
  #missing = $state.raw<ReadonlySet<string>>(new Set());
  readonly #parts: PlaylistParts;
  #asked = 0;

  constructor(parts: PlaylistParts) {
    this.#parts = parts;
  }

  readonly stories: readonly WallStory[] = $derived.by(() => [...this.#known.values()]);
  story(id: string): WallStory | undefined {
    return this.#known.get(id);
  }
  isMissing(id: string): boolean {
    return this.#missing.has(id);
  }

  /** From the beginning; a search that was overtaken by another is let go of. */
  async find(search: string): Promise<void> {
    this.search = search;
    await this.#page(null);
  }
  async more(): Promise<void> {
    if (this.next !== null && !this.isLoading) await this.#page(this.next);
  }
  async readChosen(ids: readonly string[]): Promise<void> {
    const wanted = ids.filter((id) => !this.#known.has(id) && !this.#missing.has(id));
    if (wanted.length === 0) return;
    const { desk, run, wallId } = this.#parts;
    try {
      const stories = await run(() => desk.readStories(wallId, wanted));
      this.#remember(stories);
      this.#missing = new Set([...this.#missing, ...wanted.filter((id) => !this.#known.has(id))]);
    } catch (thrown) {
      this.problem = problemOf(thrown);
    }
  }

  async #page(after: string | null): Promise<void> {
    const { desk, run, wallId } = this.#parts;
    const turn = ++this.#asked;
    this.isLoading = true;
    try {
      const { items, next } = await run(() => desk.readCandidates(wallId, this.search.trim(), after));
      if (turn !== this.#asked) return;
      this.found = after === null ? items : [...this.found, ...items];
      this.next = next;
      this.problem = null;
      this.#remember(items);
    } catch (thrown) {
      if (turn === this.#asked) this.problem = problemOf(thrown);
    } finally {
      if (turn === this.#asked) this.isLoading = false;
    }
  }
  #remember(stories: readonly WallStory[]): void {
    this.#known = new Map([...this.#known, ...stories.map((story) => [story.id, story] as const)]);
  }
}

function problemOf(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
}
