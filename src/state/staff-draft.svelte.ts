/**
 * What a member of staff is writing, kept on this computer until the server has it: signing out, a reload, a crash lose nothing. Kept per
 * person and key, so that whoever signs in next on the same computer never meets it. Made while a component starts (its own, or one that gets
 * what was read as a prop); saves by itself at every pause, when the page is hidden and when the component goes.
 *
 *   const draft = new StaffDraft({ userId: session.member?.userId, key: staffPath(page), schema, initial });
 *   bind:value={draft.value.text}   deep: write to its fields, or put a whole new value
 *   draft.isRestored   an earlier visit's words came back        draft.discard()   back to what the server has
 *   draft.isOutdated   … and what the server has was changed since they were written
 *   draft.hasChanges   draft.isKept   false when this computer keeps nothing: full or forbidden storage. Writing goes on.
 *   draft.clear(sent?)   the server has it: what was written after `sent` stays kept
 *
 * `key` is the page's path below /personal, with "#part" behind it where a page has more than one: the start page leads back by it.
 */
import { untrack } from "svelte";
import { safeStorage } from "./preferences.svelte";
import { forgetDraft, keepDraft, readDraft, sweepDrafts, type DraftStorage } from "./staff-draft-store";

/** A pause in typing, as residents' drafts have it. */
const PAUSE_MS = 400;

export interface StaffDraftParts<T> {
  /** Nobody signed in: nothing is kept. */
  readonly userId: string | undefined;
  readonly key: string;
  /** What is kept may be of an earlier version of the app: what does not fit is dropped. */
  readonly schema: { readonly safeParse: (value: unknown) => { readonly success: true; readonly data: T } | { readonly success: false } };
  /** What the server has, or the empty form. */
  readonly initial: T;
  readonly storage?: DraftStorage | null;
  readonly now?: () => number;
}

export class StaffDraft<T> {
  value: T;
  isKept = $state(true);
  isRestored = $state(false);
  isOutdated = $state(false);
  readonly #parts: StaffDraftParts<T>;
  readonly #storage: DraftStorage | null;
  readonly #now: () => number;
  /** What the server has, as text: what is equal to it needs no keeping. */
  #base = $state("");
  readonly #written: string = $derived.by(() => JSON.stringify(this.value));
  readonly hasChanges: boolean = $derived.by(() => this.#written !== this.#base);
  /** Our words as they lie in the storage just now; null: nothing. */
  #kept: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Cleared or discarded, and nothing written since. A component that goes in the same turn reads its state as it was before: it must not keep that again. */
  #isSettled = false;

  constructor(parts: StaffDraftParts<T>) {
    this.#parts = parts;
    this.#storage = parts.storage === undefined ? safeStorage() : parts.storage;
    this.#now = parts.now ?? Date.now;
    this.#base = JSON.stringify(parts.initial);
    this.value = $state(this.#restore() ?? copyOf(parts.initial));
    $effect(() => {
      void this.#written;
      this.#isSettled = false;
      untrack(() => this.#keepSoon());
    });
    $effect(() => {
      const keep = () => this.keepNow();
      window.addEventListener("pagehide", keep);
      document.addEventListener("visibilitychange", keep);
      return () => {
        window.removeEventListener("pagehide", keep);
        document.removeEventListener("visibilitychange", keep);
        if (!this.#isSettled) keep();
      };
    });
  }

  /** The server has `sent` now (what stands here, when left out). Words written since it was sent are still kept. */
  clear(sent?: T): void {
    this.#base = sent === undefined ? this.#written : JSON.stringify(sent);
    this.isRestored = false;
    this.isOutdated = false;
    this.keepNow();
    this.#isSettled = true;
  }

  /** Throws away what was written here. */
  discard(): void {
    this.value = JSON.parse(this.#base) as T;
    this.isRestored = false;
    this.isOutdated = false;
    this.keepNow();
    this.#isSettled = true;
  }

  /** At once, without waiting for a pause. */
  keepNow(): void {
    clearTimeout(this.#timer);
    const written = this.#written;
    try {
      if (!this.hasChanges) this.#forget();
      else if (written !== this.#kept) this.#keep(written);
      this.isKept = true;
    } catch {
      // Full or forbidden: the words live as long as the page, and the page says so.
      this.isKept = false;
    }
  }

  #keep(written: string): void {
    const { userId, key } = this.#parts;
    if (this.#storage === null || userId === undefined) throw new Error("nothing is kept here");
    keepDraft(this.#storage, userId, key, { at: this.#now(), base: this.#base, value: JSON.parse(written) });
    this.#kept = written;
  }

  #forget(): void {
    const { userId, key } = this.#parts;
    if (this.#kept === null || this.#storage === null || userId === undefined) return;
    forgetDraft(this.#storage, userId, key);
    this.#kept = null;
  }

  #keepSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.keepNow(), PAUSE_MS);
  }

  #restore(): T | null {
    const { userId, key, schema } = this.#parts;
    if (this.#storage === null || userId === undefined) return null;
    try {
      sweepDrafts(this.#storage, this.#now());
      const kept = readDraft(this.#storage, userId, key);
      if (kept === null) return null;
      const read = schema.safeParse(kept.value);
      if (!read.success) return null;
      this.#kept = JSON.stringify(read.data);
      this.isRestored = this.#kept !== this.#base;
      this.isOutdated = this.isRestored && kept.base !== this.#base;
      return read.data;
    } catch {
      return null;
    }
  }
}

/** Plain and our own: what was read is not written to. */
function copyOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
