/** The address of bytes kept on this device, for as long as the component that asked is on the page. */
import { onDestroy } from "svelte";
import type { MediaShelf } from "./media-shelf";

export class BlobUrl {
  status = $state<"waiting" | "ready" | "gone">("waiting");
  url = $state("");
}

/** Call while a component is being made. */
export function blobUrl(shelf: Promise<MediaShelf>, mediaId: string): BlobUrl {
  const made = new BlobUrl();
  let isOver = false;
  void shelf
    .then((kept) => kept.readMedia(mediaId))
    .catch(() => null)
    .then((blob) => {
      if (isOver) return;
      if (blob !== null) made.url = URL.createObjectURL(blob);
      made.status = blob === null ? "gone" : "ready";
    });
  onDestroy(() => {
    isOver = true;
    if (made.url !== "") URL.revokeObjectURL(made.url);
  });
  return made;
}
