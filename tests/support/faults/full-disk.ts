/** An IndexedDB that is full when told so. Deleting still works, as in browsers. */
import { vi } from "vitest";

export interface Disk {
  isFull: boolean;
}

export function aDisk(): Disk {
  const disk: Disk = { isFull: false };
  for (const write of ["put", "add"] as const) {
    const real = IDBObjectStore.prototype[write];
    vi.spyOn(IDBObjectStore.prototype, write).mockImplementation(function (this: IDBObjectStore, ...given) {
      if (disk.isFull) throw new DOMException("no room", "QuotaExceededError");
      return real.apply(this, given);
    });
  }
  return disk;
}
