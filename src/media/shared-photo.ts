/**
 * The photo that somebody sent to the app from the phone's share menu. The service worker (share-target.ts) puts it into a cache of its
 * own; here it is read and thrown away. It is the untouched original, so it is never kept longer than it takes to decide.
 */
import { SHARED_PHOTO_ADDRESS, SHARED_PHOTO_CACHE, SHARED_PHOTO_TIME } from "./shared-photo-place";

/** Who shares a photo writes about it now; on a shared tablet the next person must not be offered it. */
const FRESH_MS = 60 * 60 * 1000;

export async function readSharedPhoto(now = Date.now()): Promise<File | null> {
  try {
    if (typeof caches === "undefined" || !(await caches.has(SHARED_PHOTO_CACHE))) return null;
    const kept = await (await caches.open(SHARED_PHOTO_CACHE)).match(SHARED_PHOTO_ADDRESS);
    const sharedAt = Number(kept?.headers.get(SHARED_PHOTO_TIME) ?? 0);
    if (kept === undefined || now - sharedAt > FRESH_MS) {
      await dropSharedPhoto();
      return null;
    }
    const blob = await kept.blob();
    return new File([blob], "photo", { type: blob.type });
  } catch {
    // Private windows refuse caches: then nothing can have been shared either.
    return null;
  }
}

export async function dropSharedPhoto(): Promise<void> {
  // No caches, nothing shared.
  if (typeof caches !== "undefined") await caches.delete(SHARED_PHOTO_CACHE).catch(() => false);
}
