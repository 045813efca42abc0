/** Where this device keeps the bytes of photos and recordings: handed down by context so that views need not know the store. */
import { createContext } from "svelte";
import type { DeviceStore } from "../../outbox/device-store";

/** Rejects with the Problem "storage_full" when there is no room; what was there stays. */
export type MediaShelf = Pick<DeviceStore, "saveMedia" | "readMedia" | "deleteMedia">;
export const [getMediaShelf, setMediaShelf] = createContext<Promise<MediaShelf>>();
