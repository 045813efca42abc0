/**
 * A server of the journeys, in a process of its own: `tsx serve.ts <name> <port> <dist> <data folder>`. Prints one JSON line when it
 * answers. Ends when its standard input closes, so that it never outlives the run that started it.
 */
import { join } from "node:path";
import { startEmbedded } from "../../../supabase/embedded/embedded";
import { startThrowAwayDatabase } from "../../support/postgres-cluster";
import type { ServerState } from "./servers";

const [name, port, dist = "", dataDir = ""] = process.argv.slice(2);

const cluster = name === "postgres" ? await startThrowAwayDatabase() : null;
if (name === "postgres" && cluster === null) throw new Error("There is no PostgreSQL to serve from.");
const embedded = await startEmbedded({
  port: Number(port),
  dist,
  dataDir,
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
