import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { generateDatabaseTypes, TYPES_FILE } from "../support/database-types";

test("the committed database types are those of the migrated database (if not: npm run types)", async () => {
  expect(await readFile(TYPES_FILE, "utf8")).toBe(await generateDatabaseTypes());
});
