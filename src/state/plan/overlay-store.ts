/** Where overlays lie on this device: IndexedDB, one entry an overlay, in order. They are never sent anywhere. */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Overlay } from "../../domain/analysis/overlay";

interface Schema extends DBSchema {
  overlays: { key: string; value: { readonly overlay: Overlay; readonly height: number } };
}
export interface OverlayStore {
  /** Bottom first. */
  load(): Promise<readonly Overlay[]>;
  /** All of them, replacing what was there. Rejects when the device has no room. */
  save(overlays: readonly Overlay[]): Promise<void>;
}

const NAME = "vart-helsingborg-overlays";

export function overlayStore(name = NAME): OverlayStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const database = () => (opened ??= openDB<Schema>(name, 1, { upgrade: (made) => void made.createObjectStore("overlays", { keyPath: "overlay.id" }) }));
  return {
    load: async () => (await (await database()).getAll("overlays")).sort((one, other) => one.height - other.height).map(({ overlay }) => overlay),
    save: async (overlays) => {
      const write = (await database()).transaction("overlays", "readwrite");
      // One transaction: with no room for the new the old stays.
      await Promise.all([write.store.clear(), ...overlays.map((overlay, height) => write.store.put({ overlay, height })), write.done]);
    },
  };
}
