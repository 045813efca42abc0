/** Applies bootstrap and migrations: the first as superuser, the rest with the rights hosted Supabase gives. Each migration is one transaction. */
import { readSchemaFiles } from "./schema-files";
import type { Migrator } from "./test-database";

export async function migrate(database: Migrator): Promise<void> {
  const { bootstrap, migrations } = await readSchemaFiles();
  await database.superuser(bootstrap);
  // Before the migrations: they take EXECUTE from PUBLIC for what their role makes later, and on PGlite that role makes this, too.
  await database.superuser("create extension if not exists pgtap with schema extensions");
  for (const { name, sql } of migrations) {
    try {
      await database.migrate(`begin;\n${sql}\ncommit;`);
    } catch (error) {
      throw new Error(`Migration ${name} was refused: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}
