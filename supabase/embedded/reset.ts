/** `npm run reset`: removes the data folder – contributions, keys and logins – unless something is using it. */
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { dataFolderAt } from "./folder/data-folder";
import { lockDataFolder } from "./folder/lock";

/** Only what a data folder may hold is removed: a mistyped VH_DATA_DIR must not cost somebody their files. The basemap stays. */
const OURS = new Set(["database", "files", "keys.json", "demo-logins.json", "templates"]);

async function main(): Promise<void> {
  const folder = dataFolderAt();
  if (!existsSync(folder.root)) return console.log(`There is no data in ${folder.root}.`);
  const unlock = await lockDataFolder(folder);
  try {
    for (const name of await readdir(folder.root)) if (OURS.has(name)) await rm(join(folder.root, name), { recursive: true, force: true });
  } finally {
    await unlock();
  }
  console.log(`Removed the data in ${folder.root}. The next npm start begins anew.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
