/**
 * A server of the journeys, in a process of its own: `tsx serve.ts <name> <port> <dist> <data folder>`. Prints one JSON line when it
 * answers. Ends when its standard input closes, so that it never outlives the run that started it.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { startEmbedded } from "../../../supabase/embedded/embedded";
import { readProjectFiles } from "../../../supabase/embedded/prepare/project-files";
import { clusterTemplate, copyTemplate } from "../../support/embedded/templates";
import { startThrowAwayDatabase } from "../../support/postgres-cluster";
import type { ServerState } from "./servers";

const [name, port, dist = "", dataDir = ""] = process.argv.slice(2);

const files = await readProjectFiles();
const cluster = name === "postgres" ? await startThrowAwayDatabase(clusterTemplate(files)) : null;
if (name === "postgres" && cluster === null) throw new Error("There is no PostgreSQL to serve from.");
// Migrated already; the demo is written into the copy. After a power cut the folder is there.
if (cluster === null && !existsSync(join(dataDir, "database"))) await copyTemplate(files, dataDir);
const embedded = await startEmbedded({
  port: Number(port),
  dist,
  dataDir,
  files,
  demo: true,
  log: (line) => console.error(`[${name}] ${line}`),
  ...(cluster === null ? {} : { databaseUrl: cluster.url }),
});
console.log(JSON.stringify({ publishableKey: embedded.publishableKey, logins: embedded.logins, files: join(dataDir, "files") } satisfies ServerState));

process.stdin.resume();
process.stdin.once("end", () => {
  void embedded
    .close()
    .then(() => cluster?.stop())
    .then(() => process.exit(0));
});
