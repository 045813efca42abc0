/** Where a published photo or recording is read: handed down by context so that views need not know the back end. */
import { createContext } from "svelte";

export type MediaUrl = (mediaId: string) => Promise<string>;
export const [getMediaUrl, setMediaUrl] = createContext<MediaUrl>();
