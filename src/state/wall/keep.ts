/** A few words that survive a reload of the page, written at once. */
export interface Keep {
  read(name: string): string | null;
  write(name: string, value: string): void;
}

export function storageKeep(storage: Pick<Storage, "getItem" | "setItem">, prefix = "vart-helsingborg.wall."): Keep {
  // Where the browser refuses storage they last as long as the page.
  const words = new Map<string, string>();
  return {
    read: (name) => {
      try {
        return storage.getItem(prefix + name);
      } catch {
        return words.get(name) ?? null;
      }
    },
    write: (name, value) => {
      words.set(name, value);
      try {
        storage.setItem(prefix + name, value);
      } catch {
        // Kept above.
      }
    },
  };
}

export function memoryKeep(): Keep {
  const words = new Map<string, string>();
  return { read: (name) => words.get(name) ?? null, write: (name, value) => void words.set(name, value) };
}

export function readNumbers(keep: Keep, name: string): readonly number[] {
  return (keep.read(name) ?? "")
    .split(",")
    .filter((word) => word !== "")
    .map(Number)
    .filter(Number.isFinite);
}
