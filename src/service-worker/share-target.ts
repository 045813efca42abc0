/**
 * Runs inside the service worker: takes the photo that a phone's share menu posts to /dela, keeps it on the device and opens the
 * conversation. The photo never leaves the device here; without a service worker the server answers the same address (it reads nothing).
 */
import { SHARED_PHOTO_ADDRESS, SHARED_PHOTO_CACHE, SHARED_PHOTO_TIME } from "../media/shared-photo-place";

/** Named in the manifest (build/service-worker.ts) and by the server (static-files.ts). */
const SHARE_PATH = "/dela";
const PHOTO_FIELD = "foto";

export async function takeShare(request: Request, kept: CacheStorage, now: number): Promise<Response> {
  const to = (path: string): Response => new Response(null, { status: 303, headers: { location: path } });
  try {
    const photo = (await request.formData()).get(PHOTO_FIELD);
    if (!(photo instanceof Blob) || photo.size === 0) return to("/beratta");
    const cache = await kept.open(SHARED_PHOTO_CACHE);
    await cache.put(SHARED_PHOTO_ADDRESS, new Response(photo, { headers: { "content-type": photo.type, [SHARED_PHOTO_TIME]: String(now) } }));
    return to("/beratta");
  } catch {
    // A full device, or a form that cannot be read: the conversation opens all the same, and the photo can be picked there.
    return to("/beratta");
  }
}

export function isShare(request: Request): boolean {
  return request.method === "POST" && new URL(request.url).pathname === SHARE_PATH;
}
