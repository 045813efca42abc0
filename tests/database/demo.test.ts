/** The demo city, loaded as the embedded server loads it and read as everyone reads it. */
import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { CAMPAIGNS } from "../../supabase/embedded/demo/campaigns";
import { CONTRIBUTIONS } from "../../supabase/embedded/demo/index";
import { loadDemo } from "../../supabase/embedded/demo/load";
import { openPglite } from "../support/database/pglite";
import { openPostgres } from "../support/database/postgres";
import type { TestDatabase } from "../support/database/test-database";

const seed = await readFile(new URL("../../supabase/seed.sql", import.meta.url), "utf8");
const databases = [await openPglite(), await openPostgres()].filter((database): database is TestDatabase => database !== null);
afterAll(() => Promise.all(databases.map((database) => database.close())));

for (const database of databases) {
  await database.script(seed);
  await load(database);

  describe(`${database.name}: the demo city`, () => {
    test("everyone reads what is approved, and neither what waits nor a single pin of safety or avoid", async () => {
      const open = CONTRIBUTIONS.filter((one) => one.waiting !== true && one.kind !== "safety" && one.kind !== "avoid");
      expect(await count(database, "public.published_contributions")).toBe(open.length);
      expect(await count(database, "public.published_contributions where district_id is null")).toBe(0);
    });

    test("every supported one has its supporters", async () => {
      const told = CONTRIBUTIONS.reduce((sum, one) => sum + (one.supports ?? 0), 0);
      expect(await count(database, "public.supports")).toBe(told);
      expect(Number((await database.query("select sum(support_count)::int as n from public.published_contributions"))[0]?.["n"])).toBe(told);
    });

    test("the open dialogue on safety shows cells for every time of day", async () => {
      const rows = await database.query("select distinct time_of_day from public.safety_cells order by 1");
      expect(rows.map((row) => row["time_of_day"])).toEqual(["day", "evening", "morning", "night"]);
    });

    test("moderators find something flagged, something in Arabic, and what has waited longest is older than today", async () => {
      expect(await count(database, "public.contributions where status = 'submitted' and 'phone' = any (flags)")).toBe(1);
      expect(await count(database, "public.contributions where status = 'submitted' and language = 'ar'")).toBe(1);
      expect(await count(database, "public.contributions where status = 'submitted' and received_at < now() - interval '1 day'")).toBeGreaterThan(0);
    });

    test("each dialogue got its contributions while it was open", async () => {
      for (const { slug } of CAMPAIGNS) {
        const during = `public.contributions c join public.campaigns d on d.id = c.campaign_id and d.slug = '${slug}'`;
        expect(await count(database, during), slug).toBeGreaterThan(10);
        expect(await count(database, `${during} where c.received_at::date not between d.opens_on and d.closes_on`), slug).toBe(0);
      }
    });

    test("loading it again changes nothing", async () => {
      const state = (): Promise<unknown> =>
        database.query(`select (select count(*) from public.contributions)::int as contributions, (select count(*) from public.contributors)::int as contributors,
          (select count(*) from public.supports)::int as supports, (select count(*) from public.safety_cells)::int as cells,
          (select count(*) from public.answer_contributions)::int as answers, (select max(change_seq) from public.published_contributions)::int as changes`);
      const before = await state();
      await load(database);
      expect(await state()).toEqual(before);
    });
  });
}

async function load(database: TestDatabase): Promise<void> {
  await database.script("begin");
  await loadDemo(database);
  await database.script("commit");
}
async function count(database: TestDatabase, from: string): Promise<number> {
  return Number((await database.query(`select count(*)::int as n from ${from}`))[0]?.["n"]);
}
