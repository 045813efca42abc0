/** Where things lie in the data folder (`data/`, or VH_DATA_DIR). Everything the embedded back end keeps is in it. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";

export interface DataFolder {
  readonly root: string;
  readonly database: string;
  readonly files: string;
  readonly keys: string;
  readonly logins: string;
  readonly lock: string;
  /** Mails of Auth, which nobody sends: see mail/mailbox.ts. */
  readonly mail: string;
  /** An archive here is the default basemap: see README, "pmtiles extract". */
  readonly basemap: string;
}

export function dataFolderAt(path: string = process.env["VH_DATA_DIR"] ?? "data"): DataFolder {
  const root = resolve(path);
  const at = (name: string): string => join(root, name);
  return { root, database: at("database"), files: at("files"), keys: at("keys.json"), logins: at("demo-logins.json"), lock: at("lock"), mail: at("mail"), basemap: at("helsingborg.pmtiles") };
}

export async function createDataFolder(folder: DataFolder): Promise<void> {
  await mkdir(folder.root, { recursive: true, mode: 0o700 });
}
