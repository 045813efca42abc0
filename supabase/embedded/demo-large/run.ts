/**
 * `npm run demo:large -- 1000000`: fills the embedded database, or the PostgreSQL of EMBEDDED_DATABASE_URL, with so many invented contributions.
 * A second run goes on where the first ended; `npm run reset` (or another database) starts over. Never against a hosted Supabase.
 */
import { startEmbedded } from "../embedded";
import { refuseHosted } from "../database/postgres";
import { loadCrowd, type LoadProgress } from "./load";

const MOST = 5_000_000;
const WIDTH = 30;
const number = new Intl.NumberFormat("sv-SE");

function progressBar(): (progress: LoadProgress) => void {
  const started = performance.now();
  let first: number | null = null;
  return ({ pins, total }) => {
    first ??= pins;
    const seconds = (performance.now() - started) / 1000;
    const rate = (pins - first) / Math.max(seconds, 0.001);
    const filled = Math.min(WIDTH, Math.floor((pins / total) * WIDTH));
    const left = rate > 0 ? `, ${number.format(Math.round(rate))} a second, ${Math.ceil((total - pins) / rate)} s left` : "";
    const line = `[${"█".repeat(filled)}${"·".repeat(WIDTH - filled)}] ${number.format(pins)} of ${number.format(total)}${left}`;
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${line}`);
    else console.log(line);
  };
}

async function main(): Promise<void> {
  const total = Number(process.argv[2] ?? 100_000);
  if (!Number.isInteger(total) || total < 1 || total > MOST) throw new Error(`Say how many, from 1 to ${number.format(MOST)}: npm run demo:large -- 1000000`);
  const databaseUrl = process.env["EMBEDDED_DATABASE_URL"];
  if (databaseUrl !== undefined) refuseHosted(databaseUrl);
  const embedded = await startEmbedded({ demo: process.env["VH_DEMO"] !== "off", log: (line) => console.log(line), ...(databaseUrl === undefined ? {} : { databaseUrl }) });
  try {
    const started = performance.now();
    const { added, before } = await loadCrowd(embedded.database, total, progressBar());
    const already = before > 0 ? ` ${number.format(before)} were there already.` : "";
    console.log(`\n${added === 0 ? "Nothing to add." : `${number.format(added)} invented contributions in ${((performance.now() - started) / 1000).toFixed(1)} s.`}${already}`);
  } finally {
    await embedded.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
