/** Where the service worker leaves a shared photo for the page. */
export const SHARED_PHOTO_CACHE = "shared-photo";
export const SHARED_PHOTO_ADDRESS = "/delad-bild";
/** When it was shared, milliseconds since 1970. */
export const SHARED_PHOTO_TIME = "x-shared-at";
