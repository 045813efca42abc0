/**
 * Builds or updates the database on start: what Supabase has, our migrations, the seed, the demo. Says what it does.
 * Every step is recorded when it is done, so that a start that was killed goes on where it stopped.
 */
import type { Database, Session } from "../database/database";
import type { LiteApp } from "../lite/app";
import { asRole, migrate } from "./migrate";
import type { ProjectFiles } from "./project-files";

export interface Preparation {
  readonly database: Database;
  readonly app: LiteApp;
  readonly files: ProjectFiles;
  /** Null: without the demo's content. */
  readonly demo: ((session: Session) => Promise<void>) | null;
  readonly log: (line: string) => void;
}

/**
 * Migrations run as this role, as on Supabase, where it is no superuser. PGlite's only session is its superuser of that name;
 * the PostgreSQL suite is what proves that they need no more.
 */
const MIGRATOR = "postgres";
/** The Supabase CLI keeps its own list of seeds there. */
const STEPS = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.seed_files (path text primary key, hash text not null);
`;

export async function prepareDatabase({ database, app, files, demo, log }: Preparation): Promise<void> {
  await database.execute(STEPS);
  const done = new Set((await database.query<{ path: string }>("select path from supabase_migrations.seed_files")).map(({ path }) => path));
  const once = async (step: string, says: string, work: (session: Session) => Promise<void>): Promise<void> => {
    if (done.has(step)) return;
    log(says);
    await database.transaction(async (session) => {
      await work(session);
      await session.query("insert into supabase_migrations.seed_files (path, hash) values ($1, '')", [step]);
    });
  };

  if (!done.has("seed.sql")) log("First start: preparing the database, about half a minute …");
  // lite's auth tables first: bootstrap.sql makes the few columns migrations need only where there are none.
  if (!done.has("auth")) {
    await app.createSystemTables();
    await once("auth", "  tables for sign-in", async () => undefined);
  }
  await once("bootstrap.sql", "  roles, schemas and PostGIS", (session) => session.execute(files.bootstrap));
  const applied = await migrate(database, files, MIGRATOR, ({ version, name }) => log(`  migration ${version} ${name.replaceAll("_", " ")}`));
  await once("seed.sql", "  districts, campaigns and areas", async (session) => asRole(session, MIGRATOR, () => session.execute(files.seed ?? "")));
  if (demo !== null) await once("demo", "  the demo's contributions", demo);
  if (applied > 0) await database.execute("analyze");
}
