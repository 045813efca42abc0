/** The database flags exactly what the device marks while somebody writes: one table of cases for both. */
import { afterAll, expect, test } from "vitest";
import { PERSONAL_DATA_CASES } from "../fixtures/personal-data-cases";
import { openPglite } from "../support/database/pglite";
import { openPostgres } from "../support/database/postgres";
import type { TestDatabase } from "../support/database/test-database";

const databases = [await openPglite(), await openPostgres()].filter((database): database is TestDatabase => database !== null);
afterAll(() => Promise.all(databases.map((database) => database.close())));

test.each(databases.map((database) => ({ name: database.name, database })))("$name agrees with the device on every case", async ({ database }) => {
  const rows = await database.query("select private.detect_personal_data(c.words) as flags from jsonb_array_elements_text($1::text::jsonb) with ordinality c (words, nth) order by c.nth", [
    JSON.stringify(PERSONAL_DATA_CASES.map(([text]) => text)),
  ]);
  // A moderator needs to know that it is somebody's number, not which sort.
  const wanted = PERSONAL_DATA_CASES.map(([text, ...types]) => [text, [...types].map((type) => (type === "samordningsnummer" ? "personnummer" : type)).sort()]);
  expect(rows.map((row, index) => [PERSONAL_DATA_CASES[index]?.[0], [...(row["flags"] as string[])].sort()])).toEqual(wanted);
});
