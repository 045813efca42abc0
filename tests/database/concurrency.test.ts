/**
 * What must hold when many people do it at the same moment. PGlite has one session and therefore only the first promise to show;
 * the rest needs a real PostgreSQL with many sessions.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import postgres, { type Sql } from "postgres";
import { aCity, aSubmission, ask, problemOf, type Submission } from "../support/database/people";
import { openPglite } from "../support/database/pglite";
import { CONNECTION, startMigratedPostgres, type MigratedPostgres } from "../support/database/postgres";
import type { TestDatabase } from "../support/database/test-database";

describe("PGlite", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openPglite();
    await database.script(aCity);
  });
  afterAll(() => database.close());

  test("fifty sends of one contribution are one row", async () => {
    const submission = JSON.stringify(aSubmission());
    const answers = await Promise.all(Array.from({ length: 50 }, () => database.query("select public.submit_contribution($1::text::jsonb) as said", [submission])));
    expect(new Set(answers.map(([row]) => JSON.stringify(row?.["said"]))).size).toBe(1);
    expect(await database.query("select count(*)::integer as rows from public.contributions")).toEqual([{ rows: 1 }]);
  });
});

const server: MigratedPostgres | null = await startMigratedPostgres();
if (server !== null) {
  describe("PostgreSQL", () => {
    let sql: Sql;
    beforeAll(async () => {
      sql = postgres(server.url, { max: 24, ...CONNECTION });
      await sql.unsafe(aCity).simple();
      await sql`update public.settings set value = '1000000' where key like '%contribut%' or key like 'supports%'`;
    });
    afterAll(async () => {
      await sql.end();
      await server.stop();
    });

    const sendAll = (submissions: readonly Submission[]) => Promise.allSettled(submissions.map((submission) => ask(sql, "submit_contribution", submission)));
    const approve = (id: string, on: Sql = sql) => on`update public.contributions set status = 'published', decided_at = now() where id = ${id}`;

    test("fifty sends of one contribution at once are one row and fifty equal answers", async () => {
      const submission = aSubmission();
      const answers = await sendAll(Array.from({ length: 50 }, () => submission));
      expect(answers.filter(({ status }) => status === "rejected")).toEqual([]);
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await sql`select count(*)::integer as rows from public.contributions where id = ${submission.id}`).toMatchObject([{ rows: 1 }]);
      expect(await sql`select count(*)::integer as rows from public.contributors where key_hash = sha256(${submission.contributorKey}::bytea)`).toMatchObject([{ rows: 1 }]);
    });

    test("of fifty that claim one id with different codes exactly one gets it", async () => {
      const id = randomUUID();
      const answers = await sendAll(Array.from({ length: 50 }, () => aSubmission({ id })));
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(new Set(answers.flatMap((answer) => (answer.status === "rejected" ? [problemOf(answer.reason)] : [])))).toEqual(new Set(["PT403 refused"]));
    });

    test("a withdrawal and a submission that meet end withdrawn", async () => {
      for (let round = 0; round < 10; round += 1) {
        const submission = aSubmission();
        const { id, receiptCode } = submission;
        await Promise.all([ask(sql, "submit_contribution", submission), ask(sql, "withdraw_contribution", { id, receiptCode })]);
        expect(await ask(sql, "submit_contribution", submission)).toMatchObject({ status: "withdrawn" });
      }
    });

    test("thirty who feel the same at once are counted thirty", async () => {
      const submission = aSubmission();
      await ask(sql, "submit_contribution", submission);
      await approve(submission.id);
      const support = () => ({ contributionId: submission.id, contributorKey: randomBytes(16).toString("hex"), supported: true });
      await Promise.all(Array.from({ length: 30 }, () => ask(sql, "support_contribution", support())));
      expect(await sql`select support_count from public.published_contributions where id = ${submission.id}`).toMatchObject([{ support_count: 30 }]);
    });

    test("supporting, amending and withdrawing the same few at once never ends in a deadlock", async () => {
      const submissions = Array.from({ length: 4 }, () => aSubmission());
      await sendAll(submissions);
      for (const { id } of submissions) await approve(id);
      const errors = await Promise.allSettled(
        Array.from({ length: 20 }, (_, n) => submissions.flatMap(({ id, receiptCode }) => [
          ask(sql, "support_contribution", { contributionId: id, contributorKey: randomBytes(16).toString("hex"), supported: true }),
          n % 5 === 0 ? ask(sql, "amend_contribution", { operationId: randomUUID(), id, receiptCode, baseRevision: n / 5 + 1, changes: { text: `Ändrat ${n}.` } }) : approve(id),
          n === 19 ? ask(sql, "withdraw_contribution", { id, receiptCode }) : ask(sql, "report_contribution", { id: randomUUID(), contributionId: id, reason: "spam" }),
        ])).flat(),
      );
      const codes = new Set(errors.flatMap((answer) => (answer.status === "rejected" ? [problemOf(answer.reason).slice(0, 5)] : [])));
      // Being too late is an answer; 40P01 (deadlock) would not be.
      expect([...codes].filter((code) => !["PT403", "PT409", "PT410", "23514"].includes(code))).toEqual([]);
    });

    test("a reader that polls while many write and take back misses no change, however late they commit", async () => {
      const seen = new Map<string, string>();
      let cursor = 0;
      const poll = async (): Promise<boolean> => {
        const page = (await ask(sql, "changes_since", [cursor, 25])) as { cursor: number; more: boolean; removed: string[]; changed: { id: string; text: string }[] };
        for (const { id, text } of page.changed) seen.set(id, text);
        for (const id of page.removed) seen.delete(id);
        cursor = page.cursor;
        return page.more;
      };
      while (await poll());
      const mine = Array.from({ length: 60 }, () => aSubmission());
      await sendAll(mine);

      // Each change waits a while between its number and its commit, so that commits overtake each other if they can.
      const change = (id: string, withdrawn: boolean): Promise<unknown> =>
        sql.begin(async (tx) => {
          await (withdrawn
            ? tx`update public.contributions set status = 'rejected', rejection_reason = 'other' where id = ${id}`
            : tx`update public.contributions set status = 'published', decided_at = now(), text = text || '!' where id = ${id}`);
          await tx`select pg_sleep(random() * 0.02)`;
        });
      const writer = async (part: readonly Submission[]): Promise<void> => {
        for (const { id } of part) await change(id, false);
        for (const [n, { id }] of part.entries()) await change(id, n % 3 === 0);
      };
      let writing = true;
      const writers = Promise.all(Array.from({ length: 10 }, (_, n) => writer(mine.slice(n * 6, n * 6 + 6)))).finally(() => {
        writing = false;
      });
      while (writing) await poll();
      await writers;
      while (await poll());

      const truth = await sql<{ id: string; text: string }[]>`select id, text from public.published_contributions`;
      expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(truth.map(({ id, text }) => [id, text])));
    });
  });
}
