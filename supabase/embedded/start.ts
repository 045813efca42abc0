/**
 * `npm start`: builds the app if its sources changed, serves it with its embedded back end, and says where, and who may sign in.
 * `--no-build` serves dist/ as it is.
 */
import { networkInterfaces } from "node:os";
import { buildAppIfStale } from "./app-build";
import { DIST, startEmbedded, type Embedded } from "./embedded";

const started = performance.now();
const log = (line: string): void => console.log(line);
const port = Number(process.env["PORT"] ?? 4173);
const databaseUrl = process.env["EMBEDDED_DATABASE_URL"];

function announce({ url, logins }: Embedded): void {
  const own = new URL(url).port;
  const addresses = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).filter(({ family, internal }) => family === "IPv4" && !internal).map(({ address }) => address));
  log("");
  log(`Vårt Helsingborg is ready after ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  log(`  here             ${url}`);
  for (const address of addresses) log(`  in the network   http://${address}:${own}   (offline use and "here" need localhost or https)`);
  if (logins.length > 0) {
    log("  staff of the demo, sign in at /personal");
    for (const { role, email, password } of logins) log(`    ${role.padEnd(10)} ${email.padEnd(24)} ${password}`);
  }
  log("  Ctrl-C stops. npm run reset starts over.");
}

async function main(): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT must be a number from 0 to 65535, not "${process.env["PORT"] ?? ""}"`);
  // One after the other: both at once would need more memory than a small machine has.
  if (!process.argv.includes("--no-build")) await buildAppIfStale(DIST, log);
  log(databaseUrl === undefined ? "Starting with the embedded database (PGlite with PostGIS) …" : "Starting with the PostgreSQL of EMBEDDED_DATABASE_URL …");
  const embedded = await startEmbedded({
    port,
    host: process.env["HOST"] ?? "0.0.0.0",
    demo: process.env["VH_DEMO"] !== "off",
    log,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
  announce(embedded);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    log("Stopping …");
    embedded.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

main().catch((error: unknown) => {
  const code = error instanceof Error && "code" in error ? error.code : null;
  console.error(code === "EADDRINUSE" ? `Port ${port} is taken. Choose another: PORT=4174 npm start` : error instanceof Error ? error.message : error);
  if (process.env["VH_DEBUG"] !== undefined) console.error(error);
  process.exit(1);
});
