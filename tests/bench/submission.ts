/**
 * `npx tsx tests/bench/submission.ts [postgres|pglite]`: what a submission costs the database in processor time, on PostgreSQL and on PGlite, with and
 * without what keeps the planners' rows. Written down in docs/benchmarks.md; nothing is asserted.
 */
import { readFile } from "node:fs/promises";
import postgres from "postgres";
import { openPglite } from "../support/database/pglite";
import { aCity, aSubmission, CITY, type Submission } from "../support/database/people";
import { CONNECTION, startMigratedPostgres } from "../support/database/postgres";

const SENT = 400;
const TRIGGERS = [["public.contributions", "weigh_new"], ["public.contribution_demographics", "weigh_author_added"]] as const;

const places = `
  insert into public.districts (organisation_id, slug, name, boundary)
  select '${CITY}', 'd-' || n, 'Stadsdel ' || n, extensions.st_multi(extensions.st_makeenvelope(12.55 + (n % 8) * 0.05, 55.94 + (n / 8) * 0.052, 12.60 + (n % 8) * 0.05, 55.992 + (n / 8) * 0.052, 4326)) from generate_series(0, 39) n;
  insert into public.development_areas (organisation_id, name, phase, boundary)
  select '${CITY}', 'Plan ' || n, 'consultation', extensions.st_multi(extensions.st_makeenvelope(x, y, x + 0.011, y + 0.0063, 4326))
  from (select n, 12.56 + (n % 10) * 0.038 as x, 55.95 + (n / 10) * 0.04 as y from generate_series(0, 59) n) p;`;

/** Six kinds in turn, half of them with what was said of oneself. */
function aMixedSubmission(nth: number): Submission {
  const feeling = { times: ["evening"], causes: [{ cause: "lighting", effect: "bad" }] };
  const own = [
    { kind: "story" },
    { kind: "memory", era: { type: "decade", from: 1970, to: 1979 } },
    { kind: "wish", audiences: ["everyone"], precision: "exact_for_city" },
    { kind: "like", title: "Trappan" },
    { kind: "avoid", avoid: feeling },
    { kind: "safety", safety: { level: 2, ...feeling }, precision: "rough" },
  ][nth % 6];
  return aSubmission({
    ...own,
    place: { type: "Point", coordinates: [12.57 + ((nth * 7919) % 1000) * 0.00035, 55.96 + ((nth * 104729) % 1000) * 0.00018] },
    text: "Bänkar i solen vid biblioteket, med ryggstöd, och en lampa som lyser när man går hem på kvällen.",
    ...(nth % 2 === 0 ? { demographics: { ageGroup: "35_49", relations: ["live", "work"] } } : {}),
  });
}

type Run = (statement: string, parameters?: readonly string[]) => Promise<unknown>;

/** Each in a transaction of its own, as a request is. */
async function send(run: Run, from: number, count: number): Promise<void> {
  for (let nth = from; nth < from + count; nth += 1) await run("select public.submit_contribution($1::text::jsonb)", [JSON.stringify(aMixedSubmission(nth))]);
}

async function measure(name: string, run: Run, spent: () => Promise<number>): Promise<void> {
  await run("update public.settings set value = '1000000' where key like 'new_contributors%'");
  await send(run, 0, 60);
  let sent = 60;
  for (const round of [1, 2, 3]) {
    for (const how of ["enable", "disable"]) {
      for (const [table, trigger] of TRIGGERS) await run(`alter table ${table} ${how} trigger ${trigger}`);
      const before = await spent();
      await send(run, sent, SENT);
      sent += SENT;
      console.log(`| ${name} ${round}: ${how === "enable" ? "with" : "without"} the planners' rows | ${(((await spent()) - before) / SENT).toFixed(2)} |`);
    }
  }
}

async function onPostgres(): Promise<void> {
  const database = await startMigratedPostgres();
  if (database === null) return;
  const sql = postgres(database.url, { max: 1, ...CONNECTION });
  try {
    await sql.unsafe(aCity + places).simple();
    const [session] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await measure("PostgreSQL", (statement, parameters = []) => sql.unsafe(statement, [...parameters]), () => processorTime(session?.pid ?? 0));
  } finally {
    await sql.end();
    await database.stop();
  }
}

/** Milliseconds; the kernel counts in hundredths of a second. */
async function processorTime(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function onPglite(): Promise<void> {
  const database = await openPglite();
  try {
    await database.script(aCity + places);
    await measure("PGlite", (statement, parameters = []) => database.query(statement, parameters), () => Promise.resolve(process.cpuUsage().user / 1000));
  } finally {
    await database.close();
  }
}

console.log("| what | ms a submission |\n|---|---:|");
const [, , only] = process.argv;
if (only !== "pglite") await onPostgres();
if (only !== "postgres") await onPglite();
