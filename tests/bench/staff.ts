/**
 * `npx tsx tests/bench/staff.ts`: what the staff's functions cost in a database with 100,000 contributions, called as the signed-in person.
 * Needs PostgreSQL with PostGIS; makes a throw-away cluster, fills it (some minutes) and removes it. Medians of one run on one machine,
 * written down in docs/benchmarks.md; nothing is asserted.
 */
import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { CITY, MODERATOR, aSubmission, ask } from "../support/database/people";
import { CONNECTION, startMigratedPostgres } from "../support/database/postgres";
import { aBigCity, ADMIN, CAMPAIGN, PLANNER } from "./staff-city";

const ROUNDS = 5;
const IMPORTED = 20_000;
const PART = 400;
const [moderator, planner, admin] = [MODERATOR, PLANNER, ADMIN].map((userId) => ({ userId })) as [Person, Person, Person];
interface Person {
  readonly userId: string;
}

/** Calls `public.name(arguments)` as PostgREST would, with named arguments. */
async function call(sql: Sql, who: Person, name: string, values: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
  return sql.begin(async (tx) => {
    await tx`select set_config('request.jwt.claims', ${JSON.stringify({ sub: who.userId, role: "authenticated" })}, true), set_config('role', 'authenticated', true)`;
    const names = Object.keys(values);
    const list = names.map((key, at) => `${key} => $${at + 1}::text::${typeof values[key] === "object" ? "jsonb" : typeof values[key] === "number" ? "integer" : key === "after" ? "text" : "uuid"}`).join(", ");
    const [row] = await tx.unsafe(`select public.${name}(${list}) as said`, names.map((key) => (typeof values[key] === "object" ? JSON.stringify(values[key]) : String(values[key]))));
    return row?.["said"] as unknown;
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
async function measure(what: string, work: () => Promise<unknown>, rounds = ROUNDS): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timed(work));
  times.sort((a, b) => a - b);
  console.log(`| ${what} | ${(times[Math.floor(rounds / 2)] ?? 0).toFixed(0)} | ${(times.at(-1) ?? 0).toFixed(0)} |`);
}

async function measureQueue(sql: Sql, waiting: string): Promise<void> {
  const release = () => sql`delete from private.moderation_claims`;
  await measure(`queue: claim three of ${waiting} waiting`, async () => call(sql, moderator, "claim_contributions", { request: { count: 3, skipped: [] } }));
  await release();
  await measure(`queue: counters, ${waiting} waiting`, () => call(sql, moderator, "read_queue_counts"));
  await measure(`floods: what looks like one, ${waiting} waiting`, () => call(sql, moderator, "suggest_floods"));
}

async function measureAnswers(sql: Sql): Promise<void> {
  const page = (filter: object, after?: string) => call(sql, planner, "read_contributions_to_answer", { filter, ...(after === undefined ? {} : { after }) });
  const { next } = (await page({ answered: "no" })) as { next: string };
  await measure("answers: first page, unanswered", () => page({ answered: "no" }));
  await measure("answers: next page, unanswered", () => page({ answered: "no" }, next));
  await measure("answers: first page, all", () => page({}));
  await measure("answers: word search", () => page({ words: "biblioteket" }));
  const [area] = await sql`select id from public.development_areas where name = 'Plan 25'`;
  const areaId = area?.["id"] as string;
  await measure("answers: inside a development area", () => page({ areaId }));
  await measure("dossier: of a development area, 500 metres around it", () => call(sql, planner, "read_plan_dossier", { request: { areaId, stage: "consultation", bufferMetres: 500 } }));
  await measure("answers: overdue", () => call(sql, planner, "read_overdue"));
  await measure("answers: the desk's drafts and counts", () => call(sql, planner, "read_answer_desk"));
  await measure("areas: the list with what lies inside", () => call(sql, planner, "read_area_list"));
  await measure("themes: words already coded", () => call(sql, planner, "read_theme_words"));
}

async function measureLogs(sql: Sql): Promise<void> {
  const request = { organisationId: CITY, pageSize: 50 };
  const { next } = (await call(sql, admin, "read_moderation_log", { request })) as { next: unknown };
  await measure("log: first page of 95,000 decisions", () => call(sql, admin, "read_moderation_log", { request }));
  await measure("log: next page", () => call(sql, admin, "read_moderation_log", { request: { ...request, before: next } }));
  await measure("log: one action of one person", () => call(sql, admin, "read_moderation_log", { request: { ...request, actorId: ADMIN, actions: ["reject"] } }));
  await measure("audit: first page of 50,000 events", () => call(sql, admin, "read_audit", { request }));
  await measure("log: people and actions to narrow by", () => call(sql, admin, "read_log_facets", { organisation: CITY }));
}

async function measureArchive(sql: Sql): Promise<void> {
  await measure("archive: facts and sums of a dialogue with 20,000", () => call(sql, planner, "start_campaign_archive", { request: { campaignId: CAMPAIGN, exactPlaces: false } }));
  const { exportId } = (await call(sql, planner, "start_campaign_archive", { request: { campaignId: CAMPAIGN, exactPlaces: false } })) as { exportId: number };
  let rows = 0;
  let pages = 0;
  const whole = await timed(async () => {
    for (let after: object | null = null; ; ) {
      const page = (await call(sql, planner, "read_campaign_archive", { export_id: exportId, ...(after === null ? {} : { after }) })) as { contributions: unknown[]; next: object | null };
      rows += page.contributions.length;
      pages += 1;
      after = page.next;
      if (after === null) return;
    }
  });
  console.log(`| archive: ${rows} rows in ${pages} pages, one page | ${(whole / pages).toFixed(0)} | ${whole.toFixed(0)} in all |`);
}

/** Fields of 60 by 40 metres, side by side. */
const field = (nth: number) => {
  const [west, south] = [12.56 + (nth % 200) * 0.0018, 55.95 + Math.floor(nth / 200) * 0.0023];
  return { type: "MultiPolygon", coordinates: [[[[west, south], [west + 0.001, south], [west + 0.001, south + 0.0004], [west, south + 0.0004], [west, south]]]] };
};
async function measureImport(sql: Sql, what: "areas" | "districts"): Promise<void> {
  const importId = randomUUID();
  const row = (nth: number) => ({ nth, name: `Fält ${nth}`, boundary: field(nth), ...(what === "areas" ? { caseNumber: `IMP ${nth}` } : { code: `I${nth}`, population: { "13_19": nth % 50 } }) });
  const staged = await timed(async () => {
    for (let from = 1; from <= IMPORTED; from += PART) {
      const rows = Array.from({ length: Math.min(PART, IMPORTED - from + 1) }, (_, at) => row(from + at));
      await call(sql, planner, "stage_import", { document: { importId, organisationId: CITY, what, fileName: "stor.gpkg", fileHash: "0".repeat(64), rows } });
    }
  });
  console.log(`| import: ${IMPORTED} ${what} laid aside, ${PART} at a time | ${(staged / (IMPORTED / PART)).toFixed(0)} | ${staged.toFixed(0)} in all |`);
  await sql`analyze private.import_rows`;
  const run = (dryRun: boolean) => call(sql, planner, what === "areas" ? "import_development_areas" : "import_districts", { document: { importId, organisationId: CITY, dryRun } });
  await measure(`import: trial of ${IMPORTED} ${what}`, () => run(true), 1);
  await measure(`import: ${IMPORTED} ${what} for good`, () => run(false), 1);
  await measure(`import: ${IMPORTED} ${what} taken back`, () => call(sql, planner, "undo_import", { import: importId }), 1);
}

async function main(): Promise<void> {
  const database = await startMigratedPostgres();
  if (database === null) return;
  const sql = postgres(database.url, { max: 1, ...CONNECTION });
  try {
    for (const script of aBigCity(1_000)) await sql.unsafe(script).simple();
    await measureStaff(sql);
  } finally {
    await sql.end();
    await database.stop();
  }
}

async function measureStaff(sql: Sql): Promise<void> {
  console.log("| what | median, ms | slowest, ms |\n|---|---:|---:|");
  await measureQueue(sql, "1,000");
  await measureAnswers(sql);
  await measureLogs(sql);
  await measureArchive(sql);
  await measure("resident: one more contribution", () => ask(sql, "submit_contribution", aSubmission()));
  await sql.unsafe("update public.contributions set status = 'submitted', decided_at = null where status = 'published' and id in (select id from public.contributions where status = 'published' order by received_at desc limit 19000)");
  await sql.unsafe("vacuum analyze public.contributions");
  await measureQueue(sql, "20,000");
  await measureImport(sql, "areas");
  await measureImport(sql, "districts");
}

await main();
