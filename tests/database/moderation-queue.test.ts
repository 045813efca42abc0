/**
 * The queue when it is full and many work on it: nobody gets what a colleague holds, nobody goes without, and a flood of 2,000 is found,
 * rejected and taken back well within a minute. Sharing needs real sessions, hence PostgreSQL; a flood is the same on both.
 */
import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCity, ask, CITY, MODERATOR } from "../support/database/people";
import { openPglite } from "../support/database/pglite";
import { CONNECTION, startMigratedPostgres, type MigratedPostgres } from "../support/database/postgres";

interface Page {
  readonly items: readonly { readonly id: string; readonly revision: number; readonly text: string }[];
  readonly counts: { readonly waiting: number };
}

/** So many waiting contributions, laid in past the limits of the door; `author` makes them one respondent's. */
const waiting = (count: number, author: string | null, words: string): string => `
  with sent as (select n, ${author === null ? "gen_random_uuid()" : `'${author}'::uuid`} as author from generate_series(1, ${count}) n),
  authors as (insert into public.contributors (id, key_hash) select distinct author, sha256(author::text::bytea) from sent on conflict do nothing)
  insert into public.contributions (id, organisation_id, kind, receipt_hash, contributor_id, place, precision, text, language, received_at)
  select gen_random_uuid(), '${CITY}', 'story', sha256(gen_random_uuid()::text::bytea), author, extensions.st_setsrid(extensions.st_makepoint(12.6945, 56.0437), 4326), 'exact',
    '${words} ' || n, 'sv', now() - n * interval '1 second' from sent`;

const SPAMMER = randomUUID();

/** What one moderator does about it, by any way of calling the database as them. */
async function endFlood(call: (name: string, argument: object | null) => Promise<unknown>): Promise<void> {
  const suggested = (await call("suggest_floods", null)) as readonly { readonly criteria: object; readonly why: string; readonly total: number }[];
  const flood = suggested.find(({ why }) => why === "contributor");
  expect(flood).toMatchObject({ total: 2000 });
  const criteria = flood?.criteria ?? {};
  expect(await call("find_flood", criteria)).toMatchObject({ total: 2000, contributors: 1 });
  const bulk = (await call("decide_in_bulk", { criteria, action: "reject", reason: "advertising", total: 2000 })) as { readonly id: string };
  expect(bulk).toMatchObject({ decided: 2000, withColleagues: 0 });
  expect(await call("read_queue_counts", null)).toMatchObject({ waiting: 50 });
  await call("undo_bulk", [bulk.id]);
  expect(await call("read_queue_counts", null)).toMatchObject({ waiting: 2050 });
}

async function timed(where: string, work: Promise<void>): Promise<number> {
  const start = performance.now();
  await work;
  const seconds = (performance.now() - start) / 1000;
  console.log(`${where}: a flood of 2,000 found, rejected and taken back in ${seconds.toFixed(1)} s`);
  return seconds;
}

describe("PGlite", () => {
  test("a flood of 2,000 from one key is found, rejected and taken back within a minute", async () => {
    const database = await openPglite();
    try {
      await database.script(aCity);
      await database.script(waiting(2000, SPAMMER, "Köp billiga klockor"));
      await database.script(waiting(50, null, "Här lärde jag mig cykla"));
      await database.query("select set_config('request.jwt.claims', $1, false)", [JSON.stringify({ sub: MODERATOR, role: "authenticated" })]);
      const call = async (name: string, argument: object | null): Promise<unknown> => {
        const [row] =
          argument === null
            ? await database.query(`select public.${name}() as said`)
            : Array.isArray(argument)
              ? await database.query(`select public.${name}($1::uuid) as said`, argument)
              : await database.query(`select public.${name}($1::text::jsonb) as said`, [JSON.stringify(argument)]);
        return row?.["said"];
      };
      expect(await timed("PGlite", endFlood(call))).toBeLessThan(60);
    } finally {
      await database.close();
    }
  });
});

const server: MigratedPostgres | null = await startMigratedPostgres();
if (server !== null) {
  describe("PostgreSQL", () => {
    let sql: Sql;
    const moderators = Array.from({ length: 20 }, () => ({ userId: randomUUID() }));
    beforeAll(async () => {
      sql = postgres(server.url, { max: 24, ...CONNECTION });
      await sql.unsafe(aCity).simple();
      for (const { userId } of moderators) {
        await sql`insert into auth.users (id, email) values (${userId}, ${`${userId}@example.test`})`;
        await sql`insert into public.staff (user_id, organisation_id, role) values (${userId}, ${CITY}, 'moderator')`;
      }
    });
    afterAll(async () => {
      await sql.end();
      await server.stop();
    });

    const claim = async (count: number, who: { readonly userId: string }): Promise<Page> => (await ask(sql, "claim_contributions", { count }, who)) as Page;

    test("twenty moderators who take at once from a queue of 200 never get the same, and all get their ten", async () => {
      await sql.unsafe(waiting(200, null, "Här lärde jag mig cykla"));
      const pages = await Promise.all(moderators.map((who) => claim(10, who)));
      expect(pages.map(({ items }) => items.length)).toEqual(moderators.map(() => 10));
      expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(200);
      expect((await claim(10, { userId: MODERATOR })).items).toEqual([]);
    });

    test("taking and deciding at the same time, they empty it without ever standing in each other's way", async () => {
      const decided = await Promise.all(
        moderators.map(async (who) => {
          const mine: string[] = [];
          for (let page = await claim(3, who); page.items.length > 0; page = await claim(3, who)) {
            for (const { id, revision } of page.items) {
              await ask(sql, "decide_contribution", { contributionId: id, revision, action: "approve" }, who);
              mine.push(id);
            }
          }
          return mine;
        }),
      );
      expect(decided.flat()).toHaveLength(200);
      expect(new Set(decided.flat()).size).toBe(200);
      expect(decided.filter((mine) => mine.length === 0)).toEqual([]);
    });

    test("of eight who decide on what nobody holds exactly one does", async () => {
      await sql.unsafe(waiting(1, null, "Ensam"));
      const [row] = await sql<{ id: string }[]>`select id from public.contributions where status = 'submitted'`;
      const decision = { contributionId: row?.id, revision: 1, action: "approve" };
      const answers = await Promise.allSettled(moderators.slice(0, 8).map((who) => ask(sql, "decide_contribution", decision, who)));
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    });

    test("a flood of 2,000 from one key is found, rejected and taken back within a minute", async () => {
      await sql.unsafe(waiting(2000, SPAMMER, "Köp billiga klockor"));
      await sql.unsafe(waiting(50, null, "Här lärde jag mig cykla"));
      const call = (name: string, argument: object | null): Promise<unknown> =>
        sql.begin(async (tx) => {
          await tx`select set_config('request.jwt.claims', ${JSON.stringify({ sub: MODERATOR, role: "authenticated" })}, true), set_config('role', 'authenticated', true)`;
          const [row] =
            argument === null
              ? await tx.unsafe(`select public.${name}() as said`)
              : Array.isArray(argument)
                ? await tx.unsafe(`select public.${name}($1::uuid) as said`, argument as string[])
                : await tx.unsafe(`select public.${name}($1::text::jsonb) as said`, [JSON.stringify(argument)]);
          return row?.["said"] as unknown;
        });
      expect(await timed("PostgreSQL", endFlood(call))).toBeLessThan(60);
    });
  });
}
