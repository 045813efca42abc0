/**
 * Applies the migrations that are missing, each in its own transaction and recorded where the Supabase CLI records them.
 * They run as the given role – on hosted Supabase `postgres`, which is no superuser – so that what it may not do is refused here too.
 */
import type { Database, Session } from "../database/database";
import type { Migration, ProjectFiles } from "./project-files";

const HISTORY = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (version text primary key);
alter table supabase_migrations.schema_migrations add column if not exists statements text[];
alter table supabase_migrations.schema_migrations add column if not exists name text;
`;

/** @returns how many were applied. */
export async function migrate(database: Database, { migrations }: ProjectFiles, role: string, onApplied: (migration: Migration) => void): Promise<number> {
  await database.execute(HISTORY);
  // What the Supabase CLI recorded is split into statements and cannot be compared.
  const rows = await database.query<{ version: string; sql: string | null }>(
    "select version, case when array_length(statements, 1) = 1 then statements[1] end as sql from supabase_migrations.schema_migrations",
  );
  const applied = new Map(rows.map(({ version, sql }) => [version, sql]));
  const changed = migrations.find(({ version, sql }) => (applied.get(version) ?? sql) !== sql);
  // Before release 1.0.0 migrations are rewritten rather than added (CONVENTIONS.md): an old database would fail later and obscurely.
  if (changed !== undefined) throw new Error(`This database was built by an older ${changed.version}_${changed.name}. Start over with: npm run reset`);
  const missing = migrations.filter(({ version }) => !applied.has(version));
  for (const migration of missing) {
    try {
      await database.transaction(async (session) => {
        await asRole(session, role, () => session.execute(migration.sql));
        await session.query("insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, array[$3]::text[])", [migration.version, migration.name, migration.sql]);
      });
    } catch (error) {
      throw new Error(`Migration ${migration.version}_${migration.name} was refused: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    onApplied(migration);
  }
  return missing.length;
}

/** Inside a transaction: the work runs as the role, what follows as before. A migration's own `reset role` cannot escape it. */
export async function asRole(session: Session, role: string, work: () => Promise<void>): Promise<void> {
  await session.execute(`set local role "${role}"`);
  await work();
  await session.execute("reset role");
}
