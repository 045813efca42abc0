/**
 * The contributions a planner looks through, page by page, and which of them are chosen: some by name, or all that match but some.
 * Staff bundle only.
 *
 *   await browser.show(filter)   await browser.more()   browser.items   browser.total   browser.unanswered   browser.status   browser.problem
 *   browser.toggle(id)   browser.chooseShown()   browser.chooseAll()   browser.clear()   browser.isChosen(id)   browser.chosenCount   browser.selection
 *   await browser.code(themeId, "add")   what it changed; rejects with a Problem      await browser.undo(batchId)
 */
import type { AnswersDesk, ContributionToAnswer, Selection } from "../backend/staff/answers";
import type { Coding, ThemesDesk } from "../backend/staff/themes";
import { WAITING, type ContributionFilter } from "../domain/contribution-filter";
import { Problem } from "../domain/problem";

export interface BrowserParts {
  readonly answers: Pick<AnswersDesk, "readContributions">;
  readonly themes: Pick<ThemesDesk, "code" | "undo">;
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
}
/** The database takes documents of 32 kB; more than this by name is better chosen by a filter. */
export const MOST_BY_NAME = 500;

type Chosen = { readonly by: "name"; readonly ids: readonly string[] } | { readonly by: "filter"; readonly except: readonly string[] };
const NOBODY: Chosen = { by: "name", ids: [] };

export class ContributionsBrowser {
  filter = $state.raw<ContributionFilter>(WAITING);
  newestFirst = $state(false);
  items = $state.raw<readonly ContributionToAnswer[]>([]);
  total = $state(0);
  unanswered = $state(0);
  status = $state<"loading" | "ready" | "error">("loading");
  isLoadingMore = $state(false);
  problem = $state.raw<Problem | null>(null);
  #chosen = $state.raw<Chosen>(NOBODY);
  #next = $state.raw<string | null>(null);
  readonly #parts: BrowserParts;
  /** Only the latest question's answer is shown. */
  #asked = 0;

  constructor(parts: BrowserParts) {
    this.#parts = parts;
  }

  readonly hasMore = $derived(this.#next !== null);
  readonly isAll = $derived(this.#chosen.by === "filter");
  readonly chosenCount = $derived(this.#chosen.by === "name" ? this.#chosen.ids.length : Math.max(0, this.total - this.#chosen.except.length));
  readonly isFull = $derived(this.#chosen.by === "name" && this.#chosen.ids.length >= MOST_BY_NAME);
  readonly areShownChosen = $derived(this.items.length > 0 && this.items.slice(0, MOST_BY_NAME).every(({ id }) => this.isChosen(id)));
  readonly selection = $derived.by((): Selection | null => {
    if (this.chosenCount === 0) return null;
    return this.#chosen.by === "name" ? { ids: this.#chosen.ids } : { filter: this.filter, except: this.#chosen.except };
  });

  isChosen(id: string): boolean {
    return this.#chosen.by === "name" ? this.#chosen.ids.includes(id) : !this.#chosen.except.includes(id);
  }

  /** Another filter is another list: nothing stays chosen that one no longer sees. */
  async show(filter: ContributionFilter, newestFirst = this.newestFirst): Promise<void> {
    this.filter = filter;
    this.newestFirst = newestFirst;
    this.#chosen = NOBODY;
    this.status = this.items.length === 0 ? "loading" : this.status;
    await this.reload();
  }

  /** Reads what is shown anew; what is chosen stays chosen. */
  async reload(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const page = await this.#parts.run(() => this.#parts.answers.readContributions(this.filter, { newestFirst: this.newestFirst }));
      if (asked !== this.#asked) return;
      this.items = page.items;
      this.total = page.total;
      this.unanswered = page.unanswered;
      this.#next = page.next;
      this.status = "ready";
      this.problem = null;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      this.problem = problemOf(thrown);
      this.status = "error";
    }
  }

  async more(): Promise<void> {
    const after = this.#next;
    if (after === null || this.isLoadingMore) return;
    const asked = this.#asked;
    this.isLoadingMore = true;
    try {
      const page = await this.#parts.run(() => this.#parts.answers.readContributions(this.filter, { after, newestFirst: this.newestFirst }));
      if (asked !== this.#asked) return;
      const known = this.items;
      this.items = [...known, ...page.items.filter(({ id }) => !known.some((item) => item.id === id))];
      this.#next = page.next;
      this.problem = null;
    } catch (thrown) {
      this.problem = problemOf(thrown);
    } finally {
      this.isLoadingMore = false;
    }
  }

  toggle(id: string): void {
    const chosen = this.#chosen;
    const before = chosen.by === "name" ? chosen.ids : chosen.except;
    const ids = before.includes(id) ? before.filter((each) => each !== id) : before.length < MOST_BY_NAME ? [...before, id] : before;
    this.#chosen = chosen.by === "name" ? { by: "name", ids } : { by: "filter", except: ids };
  }

  chooseShown(): void {
    this.#chosen = { by: "name", ids: this.items.slice(0, MOST_BY_NAME).map(({ id }) => id) };
  }

  chooseAll(): void {
    this.#chosen = { by: "filter", except: [] };
  }

  clear(): void {
    this.#chosen = NOBODY;
  }

  async code(themeId: string, action: "add" | "remove", selection = this.selection): Promise<Coding | null> {
    if (selection === null) return null;
    const coding = await this.#parts.run(() => this.#parts.themes.code(themeId, action, selection));
    // What is shown says so at once; the counts come with the next reading.
    if (coding.changed > 0) await this.reloadShown();
    return coding;
  }

  async undo(batchId: string): Promise<void> {
    await this.#parts.run(() => this.#parts.themes.undo(batchId));
    await this.reloadShown();
  }

  /** As many pages as are shown, so that nobody is thrown back to the top. */
  async reloadShown(): Promise<void> {
    const wanted = this.items.length;
    await this.reload();
    while (this.items.length < wanted && this.hasMore && this.problem === null) await this.more();
  }
}

function problemOf(thrown: unknown): Problem {
  return thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
}
