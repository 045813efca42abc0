/**
 * Where staff's drafts lie on this computer: one entry a person and key, with the moment it was written. What is older than 30 days, or cannot
 * be read, is swept away. Every call tells or throws when the storage refuses; none loses another's draft.
 */
const PREFIX = "vart-helsingborg.staff-draft.";
const MAX_AGE_MS = 30 * 24 * 3_600_000;

export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export interface KeptDraft {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What the server had when it was written, as JSON text. */
  readonly base: string;
  readonly value: unknown;
}

const nameOf = (userId: string, key: string) => `${PREFIX}${userId}.${key}`;

export function readDraft(storage: DraftStorage, userId: string, key: string): KeptDraft | null {
  return readEntry(storage, nameOf(userId, key));
}
/** Throws when the storage is full or forbidden. */
export function keepDraft(storage: DraftStorage, userId: string, key: string, draft: KeptDraft): void {
  storage.setItem(nameOf(userId, key), JSON.stringify(draft));
}
export function forgetDraft(storage: DraftStorage, userId: string, key: string): void {
  storage.removeItem(nameOf(userId, key));
}

/** What this person has not finished on this computer, newest first. */
export function draftsOf(storage: DraftStorage, userId: string): readonly { readonly key: string; readonly at: number }[] {
  const own = nameOf(userId, "");
  return namesIn(storage)
    .filter((name) => name.startsWith(own))
    .flatMap((name) => {
      const kept = readEntry(storage, name);
      return kept === null ? [] : [{ key: name.slice(own.length), at: kept.at }];
    })
    .sort((one, other) => other.at - one.at);
}

/** Takes away what nobody has touched for 30 days, whoever wrote it. */
export function sweepDrafts(storage: DraftStorage, now: number): void {
  for (const name of namesIn(storage)) {
    const kept = readEntry(storage, name);
    if (kept === null || now - kept.at > MAX_AGE_MS) storage.removeItem(name);
  }
}

function namesIn(storage: DraftStorage): readonly string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "").filter((name) => name.startsWith(PREFIX));
}

function readEntry(storage: DraftStorage, name: string): KeptDraft | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(name) ?? "null");
    if (typeof kept !== "object" || kept === null || !("at" in kept) || !("base" in kept) || !("value" in kept)) return null;
    const { at, base, value } = kept;
    return typeof at === "number" && typeof base === "string" ? { at, base, value } : null;
  } catch {
    return null;
  }
}
