/**
 * Photos that are being made ready, one after another so that a phone's memory holds. Belongs to the draft, not to the screen: who goes
 * back or leaves the conversation meanwhile finds the photo when coming again. Nobody goes on without it (`isPreparing`).
 */
/* eslint-disable svelte/prefer-svelte-reactivity -- who runs is nobody's state */
import { PHOTOS_LIMIT, type DraftMedia } from "../../domain/media";
import { newId } from "../../domain/new-id";
import type { Screen } from "../../domain/screens";
import { isAborted } from "../../media/media-trouble";
import { preparePhoto } from "../../media/photo";
import type { Draft } from "../../state/draft.svelte";
import type { MediaShelf } from "./media-shelf";

export interface PhotoWork {
  readonly id: string;
  readonly file: Blob;
  /** 0 to 1. */
  readonly share: number;
  /** What it failed with. */
  readonly failure: unknown;
}

export class PhotoWorks {
  list = $state.raw<readonly PhotoWork[]>([]);
  /** How many of the last picked ones were more than may be sent. */
  tooMany = $state(0);
  /** The last photo that became ready: for those who cannot see it appear. */
  lastReadyId = $state<string | null>(null);

  readonly isPreparing = $derived(this.list.some(({ failure }) => failure === null));

  readonly #draft: Draft;
  readonly #shelf: Promise<MediaShelf>;
  readonly #running = new Map<string, AbortController>();
  #last: Promise<void> = Promise.resolve();

  constructor(draft: Draft, shelf: Promise<MediaShelf>) {
    this.#draft = draft;
    this.#shelf = shelf;
  }

  add(files: readonly Blob[]): void {
    const photos = this.#draft.data.media.filter(({ type }) => type === "photo").length;
    const room = Math.max(0, PHOTOS_LIMIT - photos - this.list.length);
    this.tooMany = Math.max(0, files.length - room);
    for (const file of files.slice(0, room)) this.#begin({ id: newId(), file, share: 0, failure: null });
  }

  cancel(id: string): void {
    this.#running.get(id)?.abort();
    this.list = this.list.filter((work) => work.id !== id);
  }

  stop(): void {
    for (const { id } of this.list) this.cancel(id);
  }

  retry(id: string): void {
    const work = this.list.find((each) => each.id === id);
    if (work === undefined) return;
    this.list = this.list.filter((each) => each.id !== id);
    this.#begin({ ...work, share: 0, failure: null });
  }

  #begin(work: PhotoWork): void {
    this.list = [...this.list, work];
    const controller = new AbortController();
    this.#running.set(work.id, controller);
    this.#last = this.#last.then(() => this.#prepare(work, controller.signal)).finally(() => this.#running.delete(work.id));
  }

  async #prepare({ id, file }: PhotoWork, signal: AbortSignal): Promise<void> {
    const draftId = this.#draft.data.id;
    try {
      signal.throwIfAborted();
      const { blob, mimeType, width, height } = await preparePhoto(file, { signal, onProgress: (share) => this.#change(id, { share }) });
      await (await this.#shelf).saveMedia(id, blob);
      // Cancelled, or the draft was sent or thrown away meanwhile: then nobody will ever ask for these bytes.
      if (signal.aborted || this.#draft.data.id !== draftId) return await (await this.#shelf).deleteMedia(id);
      const photo: DraftMedia = { id, type: "photo", mimeType, bytes: blob.size, width, height, durationMs: null, peaks: [], alternativeText: "", transcript: "", hasPermission: false };
      this.#draft.update({ media: [...this.#draft.data.media, photo] });
      this.list = this.list.filter((work) => work.id !== id);
      this.lastReadyId = id;
    } catch (thrown) {
      if (!isAborted(thrown)) this.#change(id, { failure: thrown });
    }
  }

  #change(id: string, change: Partial<PhotoWork>): void {
    this.list = this.list.map((work) => (work.id === id ? { ...work, ...change } : work));
  }
}

/** Whether this screen is the one where photos are added. */
export const showsPhotos = ({ step, part }: Screen): boolean => step === "tell" && (part === null || part === "photo");

/** False, too, where nobody has picked a photo yet. */
export const isPreparingPhoto = ({ data }: Draft): boolean => kept?.draftId === data.id && kept.works.isPreparing;

let kept: { readonly draftId: string; readonly works: PhotoWorks } | null = null;

/** Those of the draft as it is now: what belonged to a draft that was sent or thrown away is stopped. */
export function photoWorksOf(draft: Draft, shelf: Promise<MediaShelf>): PhotoWorks {
  const draftId = draft.data.id;
  if (kept?.draftId !== draftId) {
    kept?.works.stop();
    kept = { draftId, works: new PhotoWorks(draft, shelf) };
  }
  return kept.works;
}
