/** The pgTAP suites of supabase/tests/database, one test a sentence, on PGlite and – where it is – on PostgreSQL. */
import { afterAll, describe, expect, test } from "vitest";
import { runPgTap } from "../support/database/pgtap";
import { openPglite } from "../support/database/pglite";
import { openPostgres } from "../support/database/postgres";
import { readPgTapFiles } from "../support/database/schema-files";
import type { TestDatabase } from "../support/database/test-database";

// Run while collecting: the sentences are the tests, and they are known only when they have been said.
const { helpers, files } = await readPgTapFiles();
const databases = [await openPglite(), await openPostgres()].filter((database): database is TestDatabase => database !== null);
afterAll(() => Promise.all(databases.map((database) => database.close())));

for (const database of databases) {
  await database.script(helpers);
  for (const file of files) {
    const results = await runPgTap(database, file);
    describe(`${database.name}: ${file.name.replace(".test.sql", "").replaceAll("_", " ")}`, () => {
      for (const { sentence, ok, diagnosis } of results) {
        test(sentence, () => {
          expect(ok, diagnosis).toBe(true);
        });
      }
    });
  }
}
